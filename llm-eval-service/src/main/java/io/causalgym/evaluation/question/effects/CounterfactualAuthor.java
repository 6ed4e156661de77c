package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Asking;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Word;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What would have been: the effect on those treated, from tables; the probabilities of necessity,
/// sufficiency and both, and what would have become of one unit, from published mechanisms; and
/// bounds where there is only an experiment and what was seen.
public final class CounterfactualAuthor implements Author {
  private static final List<Blueprint> TABLES =
      List.of(
          Blueprint.of("C>X C>Y X>Y"),
          Blueprint.of("C>X X>M C>Y M>Y"),
          Blueprint.of("C>X X>M C>M M>Y X>Y"),
          Blueprint.of("D>C C>X D>Y X>Y"));
  private static final List<Blueprint> MECHANISMS =
      List.of(
          Blueprint.of("X>Y"),
          Blueprint.of("C>X C>Y X>Y"),
          Blueprint.of("X>M X>Y M>Y"),
          Blueprint.of("X>M M>Y"),
          Blueprint.of("C>X X>M C>Y M>Y"));
  private static final List<String> PUBLISHED =
      List.of(
          "Each variable is decided exactly by its formula, where 1 is true and 0 is false. The n's are independent of each other and have the probabilities given:",
          "These formulas say, without exception, what becomes of each variable (1 means true, 0 false); n1, n2 and so on are independent random switches:",
          "The mechanisms are known completely. A variable is 1 exactly if its formula is true; the noises n1, n2, ... are independent:",
          "Here is how every variable comes about, read as logic with 1 for true, together with the probabilities of the noises n1, n2, ..., all independent:",
          "Deterministic rules over independent noises n1, n2, ... produce the variables; 1 stands for true and 0 for false:");
  private static final List<String> FACTS =
      List.of(
          "For one unit it is known that %1$s. What is the probability that %3$s, had an outside hand stepped in to %2$s for this same unit?",
          "Somebody looks at a unit and finds that %1$s. If, for this very unit and with the same noises, one had intervened to %2$s, how probable is it that %3$s would be the case?",
          "In fact, %1$s. Imagine that, all else about the unit being equal, a hand from outside had decided to %2$s. With what probability would it have come about that %3$s?",
          "Among the units of which it is true that %1$s, what share would show that %3$s if they, the same ones, had been subject to an intervention to %2$s?",
          "Given that %1$s as things went, what is the probability of the claim that %3$s in the world that differs only by an intervention to %2$s?");
  private static final List<String> BOTH =
      List.of(
          "Take a unit at random. What is the probability that it responds in both ways: with an intervention to %1$s it would be the case that %3$s, and with one to %2$s that %4$s?",
          "What is the probability that the intervention is both necessary and sufficient: that an outside hand's choice to %1$s would lead to it that %3$s, and, for the same unit, the choice to %2$s to it that %4$s?",
          "Which share of all units is such that %3$s if one steps in to %1$s, but %4$s if one steps in to %2$s?",
          "For a unit of which nothing is known, how probable is it that both hold: had one intervened to %1$s, then %3$s; had one intervened to %2$s, then %4$s?",
          "Compute the probability of necessity and sufficiency: that %3$s under an intervention to %1$s and, for the same unit, that %4$s under an intervention to %2$s.");
  private static final List<String> BOUNDED =
      List.of(
          "%s Give the sharp lower and upper bound that the numbers above imply for this probability.",
          "%s The numbers do not decide it; which interval, as narrow as possible, must contain it?",
          "%s State the tightest bounds that follow from experiment and records together.",
          "%s Give the narrowest interval that holds whatever the mechanisms are.",
          "%s Assume nothing about mechanisms: between which two values, as close as the numbers allow, does it lie?");
  private static final List<String> SAME_UNITS =
      List.of(
          "Records and experiments are about the same population, and all numbers are exact:",
          "The following is known exactly, from records of the undisturbed population and from experiments on it:",
          "One population was first watched and then experimented on; its exact numbers:",
          "Exact numbers, some seen without interfering, some from experiments with the same population:",
          "Both passive records and experiments are available for this population, free of error:");

  @Override
  public Family family() {
    return Family.COUNTERFACTUAL;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    return List.of(
        switch (random.nextInt(6)) {
          case 0 -> treated(occasion, random);
          case 1 -> unit(occasion, random, "necessity", Map.of("X", 1, "Y", 1), 0);
          case 2 -> unit(occasion, random, "sufficiency", Map.of("X", 0, "Y", 0), 1);
          case 3 -> unit(occasion, random, "unit", Map.of("X", 1), random.nextInt(2));
          case 4 -> both(occasion, random);
          default -> bounded(occasion, random);
        });
  }

  private record Tabled(BayesianNetwork network, WouldHave question) {}

  /// P(Y_0 = 1 | X = 1): the part of the effect of treatment on the treated that is not seen.
  private static Draft treated(Occasion occasion, RandomGenerator random) {
    Tabled drawn =
        Scene.first(() -> {
          BayesianNetwork network = Scene.pick(random, TABLES).draw(random);
          return WouldHave.of(RowNoises.of(network), Map.of("X", 1), 0, 1)
              .map(question -> new Tabled(network, question));
        });
    Scene scene = new Scene(occasion, drawn.network().names());
    return draft(
        scene,
        "treated",
        InformationMode.TABLES,
        scene.told(drawn.network()),
        drawn.question(),
        drawn.network().graph());
  }

  private record Published(MixedGraph graph, Mechanisms mechanisms, WouldHave question) {}

  private static Draft unit(
      Occasion occasion,
      RandomGenerator random,
      String part,
      Map<String, Integer> evidence,
      int state) {
    int set = 1 - evidence.getOrDefault("X", 0);
    Published drawn =
        Scene.first(() -> {
          MixedGraph graph = Scene.pick(random, MECHANISMS).graph();
          Mechanisms mechanisms = new Mechanisms(graph, random);
          Map<String, Integer> facts = facts(part, evidence, graph, random);
          return WouldHave.of(mechanisms.model(), facts, set, state)
              .map(question -> new Published(graph, mechanisms, question));
        });
    Scene scene = new Scene(occasion, drawn.mechanisms().model().names());
    return draft(
        scene,
        part,
        InformationMode.MECHANISMS,
        published(scene, drawn.mechanisms()),
        drawn.question(),
        drawn.graph());
  }

  /// Of a single unit more is known than treatment and outcome, where there is more.
  private static Map<String, Integer> facts(
      String part, Map<String, Integer> evidence, MixedGraph graph, RandomGenerator random) {
    Map<String, Integer> facts = new LinkedHashMap<>();
    List.of("X", "Y").stream()
        .filter(evidence::containsKey)
        .forEach(name -> facts.put(name, evidence.getOrDefault(name, 0)));
    if (part.equals("unit")) {
      List<String> others = graph.names().stream().filter(name -> !name.equals("X")).toList();
      facts.put(Scene.pick(random, others), random.nextInt(2));
    }
    return facts;
  }

  private static String published(Scene scene, Mechanisms mechanisms) {
    return scene.pick(PUBLISHED) + "\n" + meanings(scene) + mechanisms.told(scene);
  }

  private static String meanings(Scene scene) {
    return switch (scene.words.skin()) {
      case LETTERS -> "";
      case NONSENSE -> "(For each variable 1 means high and 0 means low.)\n";
      case COMMONSENSE, ANTI_COMMONSENSE ->
          "("
              + scene.words.words().values().stream()
                  .sorted(Comparator.comparing(Word::name))
                  .map(word -> word.name() + " = 1 means that " + word.present())
                  .collect(Collectors.joining("; "))
              + ".)\n";
    };
  }

  private static Draft draft(
      Scene scene,
      String part,
      InformationMode information,
      String told,
      WouldHave question,
      MixedGraph graph) {
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.INTERVENTION, Scene.number(question.intervened()));
    strategies.put(Strategy.ASSOCIATION, Scene.number(question.associated()));
    strategies.put(Strategy.SWAPPED_POLARITY, Scene.number(1 - question.truth()));
    return new Draft(
        0,
        part,
        information,
        told + "\n\n" + asked(scene, question.evidence(), question.set(), question.state()),
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Scene.number(question.truth())),
        strategies,
        Scene.difficulty(
            graph,
            0,
            Paths.longest(graph, "X", "Y"),
            1 << (question.model().noiseCount() / 2),
            Math.abs(question.truth() - question.associated())),
        List.of(
            new Check.Counterfactual(
                question.model(),
                Map.of("X", question.set()),
                "Y",
                question.state(),
                question.evidence(),
                question.truth())));
  }

  private static String asked(Scene scene, Map<String, Integer> evidence, int set, int state) {
    return scene
        .pick(FACTS)
        .formatted(
            Asking.clauses(evidence, scene.words),
            scene.word("X").setting(set),
            scene.word("Y").clause(state));
  }

  private static String bothAsked(Scene scene) {
    return scene
        .pick(BOTH)
        .formatted(
            scene.word("X").make(),
            scene.word("X").prevent(),
            scene.word("Y").present(),
            scene.word("Y").absent());
  }

  private record PublishedBoth(MixedGraph graph, Mechanisms mechanisms, BothWays question) {}

  private static Draft both(Occasion occasion, RandomGenerator random) {
    PublishedBoth drawn =
        Scene.first(() -> {
          MixedGraph graph = Scene.pick(random, MECHANISMS).graph();
          Mechanisms mechanisms = new Mechanisms(graph, random);
          return BothWays.of(mechanisms.model())
              .map(question -> new PublishedBoth(graph, mechanisms, question));
        });
    Scene scene = new Scene(occasion, drawn.mechanisms().model().names());
    BothWays question = drawn.question();
    return new Draft(
        0,
        "both",
        InformationMode.MECHANISMS,
        published(scene, drawn.mechanisms()) + "\n\n" + bothAsked(scene),
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(Scene.number(question.truth())),
        Map.of(
            Strategy.INTERVENTION,
            Scene.number(question.unrelated()),
            Strategy.ASSOCIATION,
            Scene.number(question.difference())),
        Scene.difficulty(
            drawn.graph(),
            0,
            Paths.longest(drawn.graph(), "X", "Y"),
            1 << (question.model().noiseCount() / 2),
            Math.abs(question.truth() - question.difference())),
        question.checks());
  }

  private static Draft bounded(Occasion occasion, RandomGenerator random) {
    ExperimentAndRecords drawn = Scene.first(() -> ExperimentAndRecords.draw(random));
    Scene scene = new Scene(occasion, List.of("X", "Y"));
    int which = random.nextInt(3);
    String question =
        switch (which) {
          case 0 -> asked(scene, facts(1), 0, 0);
          case 1 -> asked(scene, facts(0), 1, 1);
          default -> bothAsked(scene);
        };
    Answer.Interval truth =
        switch (which) {
          case 0 -> drawn.bounds().necessity();
          case 1 -> drawn.bounds().sufficiency();
          default -> drawn.bounds().both();
        };
    MixedGraph graph = Blueprint.of("X>Y X-Y").graph();
    return new Draft(
        0,
        List.of("necessity-bounds", "sufficiency-bounds", "both-bounds").get(which),
        InformationMode.OBSERVATIONAL,
        Premises.of(graph, scene.words, scene.wording())
            + "\n\n"
            + scene.pick(SAME_UNITS)
            + "\n"
            + String.join("\n", Wording.shuffled(scene.wording(), drawn.lines(scene)))
            + "\n\n"
            + scene.pick(BOUNDED).formatted(question),
        new AnswerForm.Interval(0, 1),
        false,
        new Truth.Exact(truth),
        Map.of(),
        Scene.difficulty(graph, 1, 1, 4, 0),
        checks(drawn));
  }

  private static Map<String, Integer> facts(int state) {
    Map<String, Integer> facts = new LinkedHashMap<>();
    facts.put("X", state);
    facts.put("Y", state);
    return facts;
  }

  /// That the numbers shown are of one population.
  private static List<Check> checks(ExperimentAndRecords drawn) {
    BayesianNetwork network = drawn.network();
    return List.of(
        new Check.Probability(network, "Y", 1, Map.of(), Map.of("X", 1), drawn.done(1)),
        new Check.Probability(network, "Y", 1, Map.of(), Map.of("X", 0), drawn.done(0)),
        new Check.Probability(
            network,
            "Y",
            1,
            Map.of("X", 1),
            Map.of(),
            drawn.seen(1, 1) / (drawn.seen(1, 0) + drawn.seen(1, 1))));
  }
}
