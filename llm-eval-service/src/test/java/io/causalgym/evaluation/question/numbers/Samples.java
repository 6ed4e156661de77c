package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;

/// Occasions for tests, all different.
final class Samples {
  static final List<Author> AUTHORS =
      List.of(
          new SeeDoAuthor(),
          new EffectAuthor(),
          new ObservationAuthor(Family.MARGINAL),
          new ObservationAuthor(Family.CONDITIONAL),
          new ObservationAuthor(Family.JOINT));

  private Samples() {}

  static Occasion occasion(int world, Skin skin, int variant) {
    long seed = new RandomStream(7, world).bits(0);
    RandomStream wording =
        new RandomStream(new RandomStream(seed, 9).bits(skin.text().hashCode() & 0xffff), variant);
    return new Occasion(world, seed, skin, 42, wording.generator(0));
  }

  static List<Draft> write(Author author, int world, Skin skin) {
    return author.write(occasion(world, skin, 0));
  }
}
