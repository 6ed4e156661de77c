package io.causalgym.inference.service;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.ConvertAnswer;
import io.causalgym.contract.ConvertQuery;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.ExplanationAnswer;
import io.causalgym.contract.ExplanationQuery;
import io.causalgym.contract.MarginalsAnswer;
import io.causalgym.contract.MarginalsQuery;
import io.causalgym.contract.NetworkFormatName;
import io.causalgym.contract.PosteriorAnswer;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.Calibration;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Explanation;
import io.causalgym.inference.exact.ImportanceSampling;
import io.causalgym.inference.exact.Impossible;
import io.causalgym.inference.exact.JunctionTree;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.inference.exact.SampledPosterior;
import io.causalgym.inference.exact.TooWide;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.Networks;
import io.causalgym.mapping.States;
import io.causalgym.mapping.Tables;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers questions for probabilities in discrete models: every one is a Bayesian network, of a
/// structural model with its noises as roots.
final class NetworkQuestions {
  private final Budget budget;

  NetworkQuestions(Budget budget) {
    this.budget = budget;
  }

  PosteriorAnswer posterior(PosteriorQuery query, Deadline deadline) {
    BayesianNetwork network = Models.network(Models.read(query.model()));
    States states = Models.states(network);
    AnswerSize.check(query.query(), name -> states.labels("query", name).size());
    Conditions conditions =
        conditions(states, query.evidence(), query.intervention(), replaced(network, query));
    ExactInference inference = ExactInference.of(network);
    return switch (inference.posterior(query.query(), conditions, budget, deadline)) {
      case Posterior.Found(Table distribution, double logEvidence) ->
          new PosteriorAnswer(
              Tables.write(distribution, List.of()),
              logEvidence,
              labels(network, distribution.names()),
              "exact",
              null,
              null,
              Networks.renormalised(network));
      case Impossible impossible -> throw Refusals.undefined("evidence", impossible.reason());
      case TooWide tooWide -> sampled(network, query, conditions, tooWide, deadline);
    };
  }

  /// The estimate that the caller allows in place of an exact answer.
  private static PosteriorAnswer sampled(
      BayesianNetwork network,
      PosteriorQuery query,
      Conditions conditions,
      TooWide tooWide,
      Deadline deadline) {
    PosteriorQuery.Sampling sampling = query.sampling();
    if (sampling == null) {
      throw Refusals.tooCostly(tooWide);
    }
    SampledPosterior answer =
        ImportanceSampling.of(network)
            .posterior(
                query.query(),
                conditions,
                Objects.requireNonNull(sampling.samples(), "the record fills in the default"),
                Objects.requireNonNull(sampling.seed(), "the record fills in the default"),
                deadline);
    return switch (answer) {
      case SampledPosterior.Estimated estimated ->
          new PosteriorAnswer(
              Tables.write(estimated.distribution(), List.of()),
              estimated.logEvidence(),
              labels(network, query.query()),
              "sampling",
              Doubles.of(estimated.standardErrors().values()),
              estimated.effectiveSampleSize(),
              Networks.renormalised(network));
      case SampledPosterior.Unsupported(String reason) ->
          throw Refusals.undefined("evidence", reason);
    };
  }

  MarginalsAnswer marginals(MarginalsQuery query, Deadline deadline) {
    BayesianNetwork network = Models.network(Models.read(query.model()));
    States states = Models.states(network);
    List<String> variables = query.variables() == null ? network.names() : query.variables();
    variables.forEach(name -> states.labels("variables", name));
    Conditions conditions = conditions(states, query.evidence(), query.intervention(), Map.of());
    JunctionTree tree = calibrated(network, conditions, deadline);
    List<MarginalsAnswer.Marginal> marginals = new ArrayList<>();
    for (String name : variables) {
      marginals.add(
          new MarginalsAnswer.Marginal(
              name,
              network.states(network.variable(name)),
              Doubles.of(tree.marginal(name).values())));
    }
    return new MarginalsAnswer(marginals, tree.logEvidence(), Networks.renormalised(network));
  }

  private JunctionTree calibrated(
      BayesianNetwork network, Conditions conditions, Deadline deadline) {
    return switch (ExactInference.of(network).calibrate(conditions, budget, deadline)) {
      case Calibration.Calibrated(JunctionTree tree) -> tree;
      case Impossible impossible -> throw Refusals.undefined("evidence", impossible.reason());
      case TooWide tooWide -> throw Refusals.tooCostly(tooWide);
    };
  }

  ExplanationAnswer explanation(ExplanationQuery query, Deadline deadline) {
    BayesianNetwork network = Models.network(Models.read(query.model()));
    States states = Models.states(network);
    Conditions conditions = conditions(states, query.evidence(), query.intervention(), Map.of());
    ExactInference inference = ExactInference.of(network);
    List<String> variables = query.variables();
    Explanation explanation =
        variables == null
            ? inference.mostProbable(conditions, budget, deadline)
            : inference.maximumAPosteriori(
                checked(states, variables), conditions, budget, deadline);
    return switch (explanation) {
      case Explanation.Found(var found, double logJoint) ->
          explained(network, found, logJoint, logEvidence(inference, conditions, deadline));
      case Impossible impossible -> throw Refusals.undefined("evidence", impossible.reason());
      case TooWide tooWide -> throw Refusals.tooCostly(tooWide);
    };
  }

  private static List<String> checked(States states, List<String> variables) {
    variables.forEach(name -> states.labels("variables", name));
    return variables;
  }

  /// Absent where it would cost too much.
  private @Nullable Double logEvidence(
      ExactInference inference, Conditions conditions, Deadline deadline) {
    return switch (inference.posterior(List.of(), conditions, budget, deadline)) {
      case Posterior.Found(Table _, double logEvidence) -> logEvidence;
      case Impossible _, TooWide _ -> null;
    };
  }

  private static ExplanationAnswer explained(
      BayesianNetwork network,
      Map<String, Integer> states,
      double logJoint,
      @Nullable Double logEvidence) {
    Map<String, String> labels = new LinkedHashMap<>();
    states.forEach(
        (name, state) -> labels.put(name, network.states(network.variable(name)).get(state)));
    return new ExplanationAnswer(
        states,
        labels,
        logJoint,
        logEvidence == null ? null : Math.min(1, Math.exp(logJoint - logEvidence)),
        Networks.renormalised(network));
  }

  private static Conditions conditions(
      States states,
      @Nullable Assignment evidence,
      @Nullable Assignment intervention,
      Map<String, Table> replaced) {
    return new Conditions(
        states.indices("evidence", Objects.requireNonNullElse(evidence, Assignment.NONE)),
        states.indices("do", Objects.requireNonNullElse(intervention, Assignment.NONE)),
        replaced);
  }

  private static Map<String, Table> replaced(BayesianNetwork network, PosteriorQuery query) {
    Map<String, Table> replaced = new LinkedHashMap<>();
    for (PosteriorQuery.Mechanism mechanism : Models.orNone(query.mechanisms())) {
      List<String> names = new ArrayList<>(Models.orNone(mechanism.parents()));
      names.add(mechanism.variable());
      int[] cards = names.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
      replaced.put(mechanism.variable(), Table.of(names, cards, mechanism.cpt().toArray()));
    }
    return replaced;
  }

  private static Map<String, List<String>> labels(BayesianNetwork network, List<String> names) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    names.forEach(name -> labels.put(name, network.states(network.variable(name))));
    return labels;
  }

  ConvertAnswer convert(ConvertQuery query, Deadline deadline) {
    BayesianNetwork network = Networks.read(query.network());
    NetworkFormatName format = query.format();
    return new ConvertAnswer(
        format == null ? Networks.write(network) : null,
        format == null ? null : Networks.write(network, format),
        Networks.renormalised(network));
  }
}
