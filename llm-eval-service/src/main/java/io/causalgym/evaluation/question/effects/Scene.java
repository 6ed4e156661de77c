package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Background;
import io.causalgym.evaluation.question.prose.Figures;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// An occasion with the words for its variables.
final class Scene {
  /// How far what a wrong strategy answers is from the truth at least.
  static final double SPACING = .06;

  private static final int MOST_DRAWS = 100_000;

  final Occasion occasion;
  final Vocabulary words;

  /// @param names of the variables that have words, in a topological order
  Scene(Occasion occasion, List<String> names) {
    this.occasion = occasion;
    this.words = Lexicon.vocabulary(occasion.skin(), names, occasion.wordSeed() ^ occasion.seed());
  }

  /// What numbers and graphs are drawn with: it knows neither skin nor wording.
  static RandomGenerator numbers(Occasion occasion) {
    return new RandomStream(occasion.seed(), 3).generator(0);
  }

  /// The first draw that is accepted.
  static <T> T first(Supplier<Optional<T>> draws) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      Optional<T> drawn = draws.get();
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    throw new IllegalStateException("nothing was accepted in " + MOST_DRAWS + " draws");
  }

  static <T> T pick(RandomGenerator random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  static boolean apart(double a, double b) {
    return Math.abs(a - b) >= SPACING;
  }

  static Answer number(double value) {
    return new Answer.Value(value);
  }

  RandomGenerator wording() {
    return occasion.wording();
  }

  Word word(String name) {
    return words.word(name);
  }

  String name(String variable) {
    return words.name(variable);
  }

  String pick(List<String> forms) {
    return Wording.pick(occasion.wording(), forms);
  }

  /// Background and all tables.
  String told(BayesianNetwork network) {
    return Background.of(network.graph(), List.of(), words, wording())
        + "\n\n"
        + Figures.tables(network, words, wording());
  }

  static Difficulty difficulty(
      MixedGraph graph, int hidden, int path, int terms, double discrimination) {
    return new Difficulty(
        graph.size() + hidden,
        graph.edges().size(),
        hidden,
        path,
        0,
        terms,
        terms > 0 ? 2 : 0,
        discrimination,
        0);
  }
}
