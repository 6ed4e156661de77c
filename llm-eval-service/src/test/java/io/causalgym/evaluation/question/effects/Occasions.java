package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Occasions to write for.
final class Occasions {
  static final List<Author> AUTHORS =
      List.of(
          new FrontDoorAuthor(),
          new InstrumentAuthor(),
          new MediationAuthor(),
          new CounterfactualAuthor(),
          new TransportAuthor(),
          new PolicyAuthor(),
          new TrajectoryAuthor());

  private Occasions() {}

  static Stream<Author> authors() {
    return AUTHORS.stream();
  }

  static Occasion of(long seed, Skin skin, long wording) {
    return new Occasion(
        (int) seed, mixed(seed), skin, 5, new RandomStream(wording, seed).generator(0));
  }

  /// As a suite would have it: seeds are not small numbers.
  private static long mixed(long seed) {
    return new RandomStream(99, seed).bits(0);
  }

  static Stream<Draft> drafts(Author author, int seeds) {
    return IntStream.range(0, seeds)
        .boxed()
        .flatMap(seed -> author.write(of(seed, Skin.LETTERS, 1)).stream());
  }

  static LongStream seeds(int count) {
    return LongStream.range(0, count);
  }
}
