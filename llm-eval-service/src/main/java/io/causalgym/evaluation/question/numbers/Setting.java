package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Background;
import io.causalgym.evaluation.question.prose.Figures;
import io.causalgym.evaluation.question.prose.Tally;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.World;
import io.causalgym.evaluation.world.WorldGenerator;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A world with the words and the numbers in which it is told, and its exact probabilities. What is
/// shown decides what is true: where counts are shown, probabilities are ratios of counts.
final class Setting {
  private static final int UNITS = 10_000;
  private static final int FEW_UNITS = 40;
  private static final int LARGEST_TABLE = 4;

  /// Shapes over which every distribution is possible, so that counts contradict no arrow.
  private static final Set<String> SATURATED = Set.of("confounding", "two-confounders");

  final World world;
  final BayesianNetwork network;
  final Vocabulary words;
  final InformationMode information;
  private final Occasion occasion;
  private final NetworkEnumeration exact;
  private final double[] seen;

  private Setting(Occasion occasion, World world, InformationMode information) {
    this.occasion = occasion;
    this.world = world;
    this.information = information;
    this.network =
        switch (information) {
          case COUNTS, OBSERVATIONAL -> tally(UNITS).network();
          case SAMPLES -> tally(FEW_UNITS).network();
          case TABLES, MECHANISMS, NONE -> world.network();
        };
    this.words =
        Lexicon.vocabulary(
            occasion.skin(), world.network().names(), occasion.wordSeed() ^ occasion.seed());
    this.exact = new NetworkEnumeration(network);
    this.seen = exact.joint(Map.of());
  }

  /// A world for questions about seeing and doing: with tables, or with data where the shape allows
  /// any.
  static Setting causal(Occasion occasion) {
    World world = WorldGenerator.world(occasion.world(), occasion.seed());
    boolean saturated = SATURATED.contains(world.shape());
    InformationMode information =
        !saturated || occasion.seed() % 2 == 0
            ? InformationMode.TABLES
            : occasion.seed() % 4 == 1 || occasion.seed() % 4 == -3
                ? InformationMode.COUNTS
                : InformationMode.OBSERVATIONAL;
    return new Setting(occasion, world, information);
  }

  /// A world for questions about what is seen, where data may be few units.
  static Setting observed(Occasion occasion) {
    World world = WorldGenerator.world(occasion.world(), occasion.seed());
    boolean small = world.observed().size() <= LARGEST_TABLE;
    List<InformationMode> modes =
        small
            ? List.of(
                InformationMode.TABLES,
                InformationMode.COUNTS,
                InformationMode.OBSERVATIONAL,
                InformationMode.SAMPLES)
            : List.of(InformationMode.TABLES);
    return new Setting(
        occasion, world, modes.get((int) Math.floorMod(occasion.seed(), (long) modes.size())));
  }

  private Tally tally(int units) {
    return Tally.of(world.network(), world.observed(), units);
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

  /// Sum over all other observed variables z of P(event | set, z) P(z): adjusting for everything,
  /// mediators and colliders too.
  double adjustingForAll(Map<String, Integer> event, Map<String, Integer> set) {
    List<String> others =
        world.observed().stream()
            .filter(name -> !event.containsKey(name) && !set.containsKey(name))
            .toList();
    double sum = 0;
    for (int cell = 0; cell < 1 << others.size(); cell++) {
      Map<String, Integer> states = new LinkedHashMap<>();
      for (int v = 0; v < others.size(); v++) {
        states.put(others.get(v), cell >> v & 1);
      }
      double weight = seeing(states, Map.of());
      Map<String, Integer> given = new LinkedHashMap<>(states);
      given.putAll(set);
      sum += weight * exact.probability(seen, event, given).orElse(0);
    }
    return sum;
  }

  /// Background and numbers, then the question.
  String prompt(String question) {
    MixedGraph graph = world.network().graph();
    String background = Background.of(graph, world.hidden(), words, occasion.wording());
    String figures =
        switch (information) {
          case TABLES, MECHANISMS, NONE -> Figures.tables(network, words, occasion.wording());
          case COUNTS -> Figures.counts(tally(UNITS), words, occasion.wording());
          case OBSERVATIONAL -> Figures.probabilities(tally(UNITS), words, occasion.wording());
          case SAMPLES ->
              Figures.units(tally(FEW_UNITS), words, occasion.wording())
                  + "\nTake the shares of these units for the probabilities.";
        };
    return background + "\n\n" + figures + "\n\n" + question;
  }

  /// @param discrimination |t - o|
  Difficulty difficulty(double discrimination) {
    MixedGraph graph = world.network().graph();
    int terms = 1 << Math.max(0, network.size() - 2);
    return new Difficulty(
        graph.size(),
        graph.edges().size(),
        world.hidden().size(),
        Paths.longest(graph, treatment(), outcome()),
        0,
        terms,
        information == InformationMode.TABLES ? 2 : 4,
        discrimination,
        0);
  }

  static Answer number(double value) {
    return new Answer.Value(value);
  }
}
