package io.causalgym.discovery.service.learning;

import io.causalgym.contract.ColliderRuleName;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.independence.OracleTest;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.ancestral.Fci;
import io.causalgym.discovery.search.ancestral.FciMax;
import io.causalgym.discovery.search.ancestral.FciOptions;
import io.causalgym.discovery.search.ancestral.Gfci;
import io.causalgym.discovery.search.ancestral.Rfci;
import io.causalgym.discovery.search.constraint.ColliderRule;
import io.causalgym.discovery.search.constraint.Pc;
import io.causalgym.discovery.search.constraint.PcOptions;
import io.causalgym.discovery.search.continuous.Dagma;
import io.causalgym.discovery.search.continuous.Notears;
import io.causalgym.discovery.search.functional.DirectLingam;
import io.causalgym.discovery.search.functional.IcaLingam;
import io.causalgym.discovery.search.greedy.Fges;
import io.causalgym.discovery.search.greedy.FgesOptions;
import io.causalgym.discovery.search.greedy.Ges;
import io.causalgym.discovery.search.greedy.GesOptions;
import io.causalgym.discovery.search.greedy.HillClimbing;
import io.causalgym.discovery.search.greedy.HillClimbingOptions;
import io.causalgym.discovery.search.permutation.Boss;
import io.causalgym.discovery.search.permutation.BossOptions;
import io.causalgym.discovery.search.permutation.Grasp;
import io.causalgym.discovery.search.permutation.GraspOptions;
import io.causalgym.discovery.search.temporal.PcmciPlus;
import io.causalgym.graph.MixedGraph;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The registry of algorithms: the learner that a question means.
final class Algorithms {
  private Algorithms() {}

  /// @param variables that are to be searched, whose types decide tests and scores
  /// @throws DiscoveryException for a parameter that cannot be used, or that the algorithm has not
  static Learner learner(DiscoveryQuery query, List<Variable> variables) {
    DiscoveryParameters given =
        query.parameters() == null ? DiscoveryParameters.NONE : query.parameters();
    Parameters parameters = new Parameters(given);
    Learner learner = learner(query, parameters, variables);
    parameters.refuseOthers(query.algorithm());
    return learner;
  }

  private static Learner learner(
      DiscoveryQuery query, Parameters parameters, List<Variable> variables) {
    Learner search = search(query, parameters, variables);
    return switch (query.algorithm()) {
      case PC, GES, FGES, HILL_CLIMBING, BOSS, GRASP ->
          Pairwise.oriented(search, parameters, variables);
      case FCI,
          RFCI,
          FCI_MAX,
          GFCI,
          BOSS_FCI,
          DIRECT_LINGAM,
          ICA_LINGAM,
          NOTEARS,
          DAGMA,
          PCMCI_PLUS ->
          search;
    };
  }

  private static Learner search(
      DiscoveryQuery query, Parameters parameters, List<Variable> variables) {
    return switch (query.algorithm()) {
      case PC -> new Pc(tests(query, parameters, variables), pc(parameters));
      case FCI ->
          new Fci(
              tests(query, parameters, variables),
              fci(parameters).withMaxP(byLargestPValue(parameters)));
      case RFCI -> new Rfci(tests(query, parameters, variables), fci(parameters));
      case FCI_MAX -> new FciMax(tests(query, parameters, variables), fci(parameters));
      case GFCI -> {
        Learner first = new Ges(scores(query, parameters, variables), GesOptions.defaults());
        yield new Gfci(first, Tests.of(parameters, variables), fci(parameters));
      }
      case BOSS_FCI -> {
        Learner first = new Boss(scores(query, parameters, variables), boss(parameters));
        yield new Gfci(first, Tests.of(parameters, variables), fci(parameters));
      }
      case GES ->
          new Ges(
              scores(query, parameters, variables),
              new GesOptions(maxDegree(parameters), true, true));
      case FGES ->
          new Fges(
              scores(query, parameters, variables),
              new FgesOptions(maxDegree(parameters), FgesOptions.defaults().faithfulness()));
      case HILL_CLIMBING ->
          new HillClimbing(scores(query, parameters, variables), climbing(parameters));
      case BOSS -> new Boss(scores(query, parameters, variables), boss(parameters));
      case GRASP -> new Grasp(scores(query, parameters, variables), grasp(parameters));
      case DIRECT_LINGAM -> {
        needsNumbers(query, variables);
        yield new DirectLingam(
            new DirectLingam.Options(penalty(parameters, DirectLingam.Options.DEFAULT.penalty())));
      }
      case ICA_LINGAM -> {
        needsNumbers(query, variables);
        yield new IcaLingam(
            new IcaLingam.Options(penalty(parameters, IcaLingam.Options.DEFAULT.penalty())));
      }
      case NOTEARS -> {
        needsNumbers(query, variables);
        yield new Notears(notears(parameters));
      }
      case DAGMA -> {
        needsNumbers(query, variables);
        yield new Dagma(dagma(parameters));
      }
      case PCMCI_PLUS -> {
        needsNumbers(query, variables);
        yield new PcmciPlus(pcmci(parameters));
      }
    };
  }

  private static Function<Sample, Score> scores(
      DiscoveryQuery query, Parameters parameters, List<Variable> variables) {
    needsData(query);
    return Scores.of(parameters, variables);
  }

  private static void needsNumbers(DiscoveryQuery query, List<Variable> variables) {
    needsData(query);
    Columns.checkContinuous(variables, "algorithm", Parameters.word(query.algorithm()));
  }

  private static void needsData(DiscoveryQuery query) {
    if (query.oracle() != null) {
      throw new DiscoveryException(
          "oracle",
          Parameters.word(query.algorithm()),
          "an oracle answers tests of independence; choose pc, fci, rfci or fci-max, or give a"
              + " dataset");
    }
  }

  private static IndependenceTests tests(
      DiscoveryQuery query, Parameters parameters, List<Variable> variables) {
    if (query.oracle() == null) {
      return Tests.of(parameters, variables);
    }
    if (query.columns() != null) {
      throw new DiscoveryException(
          "columns",
          query.columns().toString(),
          "with 'oracle' all measured nodes are searched; mark others as latent in the graph");
    }
    MixedGraph graph = Oracle.graph(query);
    return (sample, control) -> new OracleTest(graph);
  }

  private static PcOptions pc(Parameters parameters) {
    ColliderRuleName rule =
        parameters.get("colliders", DiscoveryParameters::colliders, ColliderRuleName.MAX_P);
    return PcOptions.DEFAULTS
        .withAlpha(parameters.alpha())
        .withDepth(parameters.depth())
        .with(
            switch (rule) {
              case STANDARD -> ColliderRule.STANDARD;
              case CONSERVATIVE -> ColliderRule.CONSERVATIVE;
              case MAJORITY -> ColliderRule.MAJORITY;
              case MAX_P -> ColliderRule.MAX_P;
            });
  }

  private static boolean byLargestPValue(Parameters parameters) {
    ColliderRuleName rule =
        parameters.get("colliders", DiscoveryParameters::colliders, ColliderRuleName.MAX_P);
    return switch (rule) {
      case MAX_P -> true;
      case STANDARD -> false;
      case CONSERVATIVE, MAJORITY ->
          throw new DiscoveryException(
              "parameters.colliders",
              rule.toString().toLowerCase(Locale.ROOT),
              "fci judges colliders by 'max-p' or 'standard'; choose one of them");
    };
  }

  private static FciOptions fci(Parameters parameters) {
    return FciOptions.DEFAULTS
        .withAlpha(parameters.alpha())
        .withDepth(parameters.depth())
        .withMaxPathLength(parameters.get("maxPathLength", DiscoveryParameters::maxPathLength, -1))
        .withSelectionBias(
            parameters.get("selectionBias", DiscoveryParameters::selectionBias, false));
  }

  private static int maxDegree(Parameters parameters) {
    return parameters.get("maxDegree", DiscoveryParameters::maxDegree, -1);
  }

  private static double penalty(Parameters parameters, double otherwise) {
    return parameters.get("penalty", DiscoveryParameters::penalty, otherwise);
  }

  private static int restarts(Parameters parameters) {
    return parameters.get("restarts", DiscoveryParameters::restarts, 1);
  }

  private static BossOptions boss(Parameters parameters) {
    return new BossOptions(restarts(parameters), BossOptions.defaults().backward());
  }

  private static GraspOptions grasp(Parameters parameters) {
    GraspOptions byDefault = GraspOptions.defaults();
    return new GraspOptions(
        byDefault.depth(),
        byDefault.uncoveredDepth(),
        byDefault.nonSingularDepth(),
        restarts(parameters));
  }

  /// A first climb is no restart of hill climbing, and one of the others.
  private static HillClimbingOptions climbing(Parameters parameters) {
    HillClimbingOptions byDefault = HillClimbingOptions.defaults();
    return new HillClimbingOptions(
        maxDegree(parameters),
        byDefault.tabu(),
        byDefault.patience(),
        restarts(parameters) - 1,
        byDefault.changes(),
        byDefault.cpdag());
  }

  private static Notears.Options notears(Parameters parameters) {
    Notears.Options byDefault = Notears.Options.DEFAULT;
    return new Notears.Options(
        parameters.get("lambda", DiscoveryParameters::lambda, byDefault.lambda()),
        parameters.get("threshold", DiscoveryParameters::threshold, byDefault.threshold()),
        parameters.get("standardise", DiscoveryParameters::standardise, byDefault.standardise()),
        byDefault.maxIterations());
  }

  private static Dagma.Options dagma(Parameters parameters) {
    Dagma.Options byDefault = Dagma.Options.DEFAULT;
    return new Dagma.Options(
        parameters.get("lambda", DiscoveryParameters::lambda, byDefault.lambda()),
        parameters.get("threshold", DiscoveryParameters::threshold, byDefault.threshold()),
        parameters.get("standardise", DiscoveryParameters::standardise, byDefault.standardise()),
        byDefault.maxIterations());
  }

  private static PcmciPlus.Options pcmci(Parameters parameters) {
    PcmciPlus.Options byDefault = PcmciPlus.Options.DEFAULT;
    return new PcmciPlus.Options(
        parameters.get("maxLag", DiscoveryParameters::maxLag, byDefault.maxLag()),
        parameters.alpha(),
        byDefault.colliders());
  }
}
