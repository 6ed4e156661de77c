package io.causalgym.evaluation.run;

import io.causalgym.contract.Bindings;
import io.causalgym.contract.BoundsAnswer;
import io.causalgym.contract.BoundsQuery;
import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.IntervalDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.MediationAnswer;
import io.causalgym.contract.MediationQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.contract.State;
import io.causalgym.contract.TableDocument;
import io.causalgym.evaluation.question.Check;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Graphs;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.Tables;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.network.BayesianNetwork;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Probabilities, effects and bounds, each by another way than the author's.
final class NumberChecks {
  /// Two ways to add up the same few hundred products differ by rounding only.
  private static final double TOLERANCE = 1e-9;

  private final EngineCalls calls;

  NumberChecks(EngineCalls calls) {
    this.calls = calls;
  }

  Future<Boolean> probability(Check.Probability claim) {
    PosteriorQuery query =
        new PosteriorQuery(
            model(claim.network()),
            List.of(claim.variable()),
            Tables.assignment(claim.evidence()),
            Tables.assignment(claim.intervention()),
            null,
            null);
    return calls
        .ask(InferenceOperations.POSTERIOR, query)
        .map(answer -> near(answer.distribution().p().get(claim.state()), claim.expected()));
  }

  Future<Boolean> identified(Check.Identified claim) {
    DoQuery query =
        new DoQuery(
            latent(claim.network(), claim.hidden()),
            observed(claim.network(), claim.hidden()),
            null,
            List.of(claim.variable()),
            Bindings.values(Tables.assignment(claim.intervention())),
            null,
            null);
    return calls
        .ask(InferenceOperations.DO, query)
        .map(answer ->
            switch (answer) {
              case DoAnswer.Effect effect ->
                  effect.distribution() != null
                      && near(effect.distribution().p().get(claim.state()), claim.expected());
              case DoAnswer.NotIdentified not -> false;
            });
  }

  Future<Boolean> natural(Check.NaturalEffect claim) {
    MediationQuery query =
        // By graph and distribution: tables alone are no mechanisms, and the effect is identified.
        new MediationQuery(
            latent(claim.network(), List.of()),
            null,
            observed(claim.network(), List.of()),
            claim.treatment(),
            claim.outcome(),
            claim.mediators(),
            null,
            null);
    return calls
        .ask(InferenceOperations.MEDIATION, query)
        .map(answer -> part(answer, claim.direct()))
        .map(effect -> effect != null && near(effect, claim.expected()));
  }

  private static @Nullable Double part(MediationAnswer answer, boolean direct) {
    return direct ? answer.naturalDirect() : answer.naturalIndirect();
  }

  Future<Boolean> counterfactual(Check.Counterfactual claim) {
    List<EventDocument> given =
        claim.evidence().entrySet().stream()
            .map(seen -> event(seen.getKey(), Levels.NONE, seen.getValue()))
            .toList();
    CounterfactualQuery query =
        new CounterfactualQuery(
            Models.write(new CausalModel.Discrete(claim.model())),
            null,
            null,
            List.of(event(claim.outcome(), levels(claim.intervention()), claim.state())),
            given,
            null,
            null,
            null);
    return calls
        .ask(InferenceOperations.COUNTERFACTUALS, query)
        .map(answer ->
            switch (answer) {
              case CounterfactualAnswer.Value value ->
                  value.probability() != null && near(value.probability(), claim.expected());
              case CounterfactualAnswer.Bounded bounded -> false;
            });
  }

  private static EventDocument event(String variable, Levels intervention, int state) {
    return new EventDocument(variable, intervention, new Level.Quantity(state), null, null);
  }

  private static Levels levels(Map<String, Integer> states) {
    Map<String, Level> levels = new LinkedHashMap<>();
    states.forEach((name, state) -> levels.put(name, new Level.Quantity(state)));
    return new Levels(levels);
  }

  Future<Boolean> bounds(Check.Bounds claim) {
    Map.Entry<String, Integer> set = claim.intervention().entrySet().iterator().next();
    BoundsQuery query =
        new BoundsQuery(
            latent(claim.network(), claim.hidden()),
            observed(claim.network(), claim.hidden()),
            null,
            set.getKey(),
            claim.outcome(),
            null,
            new State.Index(claim.state()),
            null);
    return calls
        .ask(InferenceOperations.BOUNDS, query)
        .map(answer -> interval(answer, set.getValue()))
        .map(bounds ->
            bounds != null
                && near(bounds.lower(), claim.low())
                && near(bounds.upper(), claim.high()));
  }

  private static @Nullable IntervalDocument interval(BoundsAnswer answer, int state) {
    return state == 1 ? answer.active() : answer.baseline();
  }

  private static ModelDocument model(BayesianNetwork network) {
    return Models.write(new CausalModel.Network(network));
  }

  /// The network's graph, where hidden variables are latent.
  private static GraphDocument latent(BayesianNetwork network, List<String> hidden) {
    GraphBuilder builder = MixedGraph.builder();
    network
        .names()
        .forEach(name -> {
          if (hidden.contains(name)) {
            builder.latent(name);
          } else {
            builder.node(name);
          }
        });
    MixedGraph whole = network.graph();
    whole
        .edges()
        .forEach(edge -> builder.edge(whole.name(edge.from()), whole.name(edge.to()), edge.kind()));
    return Graphs.write(builder.build());
  }

  /// The distribution of what is not hidden.
  private static TableDocument observed(BayesianNetwork network, List<String> hidden) {
    double[] joint = new NetworkEnumeration(network).joint(Map.of());
    List<String> names = network.names().stream().filter(n -> !hidden.contains(n)).toList();
    int[] cards = names.stream().mapToInt(name -> network.card(network.variable(name))).toArray();
    double[] p = new double[IntStream.of(cards).reduce(1, (a, b) -> a * b)];
    int[] states = new int[network.size()];
    for (double cell : joint) {
      int at = 0;
      for (int v = 0; v < names.size(); v++) {
        at = at * cards[v] + states[network.variable(names.get(v))];
      }
      p[at] += cell;
      advance(states, network);
    }
    return new TableDocument(names, IntStream.of(cards).boxed().toList(), Doubles.of(p), null);
  }

  private static void advance(int[] states, BayesianNetwork network) {
    for (int v = states.length - 1; v >= 0; v--) {
      states[v]++;
      if (states[v] < network.card(v)) {
        return;
      }
      states[v] = 0;
    }
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE;
  }
}
