package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Background;
import io.causalgym.evaluation.question.prose.Figures;
import io.causalgym.evaluation.question.prose.Tally;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.World;
import io.causalgym.evaluation.world.WorldGenerator;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.numeric.random.RandomStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A world with the words and the numbers in which it is told, and its exact probabilities.
final class Setting {
  private static final List<String> SHARES =
      List.of(
          "Take the shares of these units for the probabilities.",
          "Treat the proportions among these units as the exact probabilities.",
          "Assume that the relative frequencies in these records are the true probabilities.");

  // Streams of the seed, after those of the world.
  private static final long MODE = 3;
  private static final long AGAIN = 16;

  final World world;
  final BayesianNetwork network;
  final Vocabulary words;
  final InformationMode information;
  private final Shown shown;
  private final Occasion occasion;
  private final NetworkEnumeration exact;
  private final double[] seen;

  private Setting(Occasion occasion, World world, Shown shown) {
    this.occasion = occasion;
    this.world = world;
    this.shown = shown;
    this.information = shown.information();
    this.network = shown.network();
    this.words =
        Lexicon.vocabulary(
            occasion.skin(), world.network().names(), occasion.wordSeed() ^ occasion.seed());
    this.exact = new NetworkEnumeration(network);
    this.seen = exact.joint(Map.of());
  }

  /// A world for questions about seeing and doing: with tables, or with data where P(y | do(x))
  /// follows from them and they are as telling as the world that they are of.
  ///
  /// @param attempt from 0; each draws another world
  static Setting causal(Occasion occasion, int attempt) {
    long seed =
        attempt == 0
            ? occasion.seed()
            : new RandomStream(occasion.seed(), AGAIN + attempt).bits(occasion.world());
    World world = WorldGenerator.world(occasion.world(), seed);
    Setting drawn =
        new Setting(occasion, world, Shown.of(world, mode(seed, Shown.causalModes(world))));
    return drawn.telling() ? drawn : new Setting(occasion, world, Shown.tables(world));
  }

  /// A world for questions about what is seen, where data may be few units.
  static Setting observed(Occasion occasion) {
    World world = WorldGenerator.world(occasion.world(), occasion.seed());
    return new Setting(
        occasion, world, Shown.of(world, mode(occasion.seed(), Shown.observedModes(world))));
  }

  private static InformationMode mode(long seed, List<InformationMode> modes) {
    return modes.get(new RandomStream(seed, MODE).below(0, modes.size()));
  }

  /// Whether rounding to whole units has left the distances of the world.
  private boolean telling() {
    if (information == InformationMode.TABLES || world.control()) {
      return true;
    }
    Map<String, Integer> effect = Map.of(outcome(), 1);
    Map<String, Integer> cause = Map.of(treatment(), 1);
    double t = doing(effect, cause);
    double z = Math.abs(t - adjustingForAll(effect, cause));
    return Math.abs(t - seeing(effect, cause)) >= WorldGenerator.LEAST_DISCRIMINATION
        && Math.abs(t - seeing(effect, Map.of())) >= WorldGenerator.LEAST_SPACING
        && (z <= 1e-9 || z >= WorldGenerator.LEAST_SPACING);
  }

  /// Draws what the question is about; the same in every skin.
  RandomGenerator choices() {
    return new RandomStream(occasion.seed(), 2).generator(0);
  }

  String treatment() {
    return world.treatment();
  }

  String outcome() {
    return world.outcome();
  }

  /// P(event | given).
  double seeing(Map<String, Integer> event, Map<String, Integer> given) {
    return exact.probability(seen, event, given).orElseThrow();
  }

  /// P(event | do(set)).
  double doing(Map<String, Integer> event, Map<String, Integer> set) {
    return exact.probability(event, Map.of(), set).orElseThrow();
  }

  /// Adjusting for everything that is observed, mediators and colliders too.
  double adjustingForAll(Map<String, Integer> event, Map<String, Integer> set) {
    return Adjustment.forAll(network, seen, world.hidden(), event, set);
  }

  /// What a second engine is to confirm about P(event | do(set)): from the full model, and from the
  /// graph and the distribution of what is observed where that is all that is shown.
  List<Check> checks(String event, Map<String, Integer> set, double expected) {
    Check full = new Check.Probability(network, event, 1, Map.of(), set, expected);
    return information == InformationMode.TABLES
        ? List.of(full)
        : List.of(full, new Check.Identified(network, world.hidden(), event, 1, set, expected));
  }

  /// Background and numbers, then the question.
  String prompt(String question) {
    RandomGenerator wording = occasion.wording();
    String background = Background.of(world.network().graph(), world.hidden(), words, wording);
    return background + "\n\n" + figures(wording) + "\n\n" + question;
  }

  private String figures(RandomGenerator wording) {
    Tally tally = shown.tally();
    if (tally == null) {
      return Figures.tables(network, words, wording);
    }
    return switch (information) {
      case OBSERVATIONAL -> Figures.probabilities(tally, words, wording);
      case SAMPLES -> Figures.units(tally, words, wording) + "\n" + Wording.pick(wording, SHARES);
      case COUNTS, TABLES, MECHANISMS, NONE ->
          Figures.counts(tally, words, wording) + "\n" + Wording.pick(wording, SHARES);
    };
  }

  /// @param event what is asked about
  /// @param given what is seen
  /// @param set what is done
  /// @param discrimination |t - o|
  Difficulty difficulty(
      Set<String> event, Set<String> given, Set<String> set, double discrimination) {
    BayesianNetwork graph = world.network();
    Set<String> named = new HashSet<>(event);
    named.addAll(given);
    int relevant = Complexity.relevant(graph, named, set);
    named.addAll(set);
    int summed =
        shown.tally() == null
            ? relevant - event.size() - given.size()
            : world.observed().size() - named.size();
    return new Difficulty(
        graph.size(),
        graph.graph().edges().size(),
        world.hidden().size(),
        Complexity.longestPath(graph, treatment(), outcome()),
        Complexity.colliders(graph, Set.of(treatment(), outcome())),
        // A conditional probability takes a sum for what is given, too.
        (given.isEmpty() ? 1 : 2) << Math.max(0, summed),
        shown.decimals(),
        discrimination,
        graph.size() - relevant);
  }

  static Answer number(double value) {
    return new Answer.Value(value);
  }
}
