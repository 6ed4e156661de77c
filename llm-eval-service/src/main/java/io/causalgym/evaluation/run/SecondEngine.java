package io.causalgym.evaluation.run;

import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.Bindings;
import io.causalgym.contract.BoundsAnswer;
import io.causalgym.contract.BoundsQuery;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.IntervalDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.MediationAnswer;
import io.causalgym.contract.MediationQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Operation;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
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
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Asks the inference service whether it comes to the same answer by another way: elimination in
/// place of enumeration, a formula of identification in place of the full model, a polytope in
/// place of a closed form.
public final class SecondEngine {
  /// Two ways to add up the same few hundred products differ by rounding only.
  private static final double TOLERANCE = 1e-9;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Enough to keep the inference service busy, far from what it refuses.
  private static final int AT_A_TIME = 32;

  private final ServiceBus bus;
  private final Turnstile turnstile = new Turnstile(AT_A_TIME);

  public SecondEngine(ServiceBus bus) {
    this.bus = bus;
  }

  /// @return whether it agrees; a failure if it could not be asked
  public Future<Boolean> confirms(Check check) {
    return switch (check) {
      case Check.Probability claim -> probability(claim);
      case Check.Identified claim -> identified(claim);
      case Check.Identifiable claim -> identifiable(claim);
      case Check.Separated claim -> separated(claim);
      case Check.Adjustment claim -> adjustment(claim);
      case Check.MinimalAdjustments claim -> minimal(claim);
      case Check.NaturalEffect claim -> natural(claim);
      case Check.Counterfactual claim -> counterfactual(claim);
      case Check.Bounds claim -> bounds(claim);
    };
  }

  private Future<Boolean> probability(Check.Probability claim) {
    PosteriorQuery query =
        new PosteriorQuery(
            model(claim.network()),
            List.of(claim.variable()),
            Tables.assignment(claim.evidence()),
            Tables.assignment(claim.intervention()),
            null,
            null);
    return ask(InferenceOperations.POSTERIOR, query)
        .map(answer -> near(answer.distribution().p().get(claim.state()), claim.expected()));
  }

  private Future<Boolean> identified(Check.Identified claim) {
    DoQuery query =
        new DoQuery(
            latent(claim.network(), claim.hidden()),
            observed(claim.network(), claim.hidden()),
            null,
            List.of(claim.variable()),
            Bindings.values(Tables.assignment(claim.intervention())),
            null,
            null);
    return ask(InferenceOperations.DO, query)
        .map(answer ->
            switch (answer) {
              case DoAnswer.Effect effect ->
                  effect.distribution() != null
                      && near(effect.distribution().p().get(claim.state()), claim.expected());
              case DoAnswer.NotIdentified not -> false;
            });
  }

  private Future<Boolean> identifiable(Check.Identifiable claim) {
    IdentifyQuery query =
        new IdentifyQuery(
            Graphs.write(claim.graph()),
            new CausalQuery(List.of(claim.outcome()), List.of(claim.treatment()), List.of(), null));
    return ask(InferenceOperations.IDENTIFY, query)
        .map(answer -> answer.identifiable() == claim.expected());
  }

  private Future<Boolean> separated(Check.Separated claim) {
    SeparationQuery query =
        new SeparationQuery(Graphs.write(claim.graph()), claim.a(), claim.b(), claim.given());
    return ask(InferenceOperations.SEPARATION, query)
        .map(SeparationAnswer::separated)
        .map(separated -> separated == claim.expected());
  }

  private Future<Boolean> adjustment(Check.Adjustment claim) {
    AdjustmentCheckQuery query =
        new AdjustmentCheckQuery(
            Graphs.write(claim.graph()),
            List.of(claim.treatment()),
            List.of(claim.outcome()),
            claim.set());
    return ask(InferenceOperations.ADJUSTMENT_CHECK, query)
        .map(AdjustmentCheckAnswer::valid)
        .map(valid -> valid == claim.expected());
  }

  private Future<Boolean> minimal(Check.MinimalAdjustments claim) {
    AdjustmentSetsQuery query =
        new AdjustmentSetsQuery(
            Graphs.write(claim.graph()),
            List.of(claim.treatment()),
            List.of(claim.outcome()),
            AdjustmentSetsQuery.Kind.ALL_MINIMAL,
            List.of(),
            List.of(),
            10_000);
    return ask(InferenceOperations.ADJUSTMENT_SETS, query)
        .map(AdjustmentSetsAnswer::sets)
        .map(sets -> sets(sets).equals(new HashSet<>(claim.expected())));
  }

  private static Set<Set<String>> sets(List<List<String>> sets) {
    Set<Set<String>> found = new HashSet<>();
    sets.forEach(set -> found.add(new TreeSet<>(set)));
    return found;
  }

  private Future<Boolean> natural(Check.NaturalEffect claim) {
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
    return ask(InferenceOperations.MEDIATION, query)
        .map(answer -> part(answer, claim.direct()))
        .map(effect -> effect != null && near(effect, claim.expected()));
  }

  private static @Nullable Double part(MediationAnswer answer, boolean direct) {
    return direct ? answer.naturalDirect() : answer.naturalIndirect();
  }

  private Future<Boolean> counterfactual(Check.Counterfactual claim) {
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
    return ask(InferenceOperations.COUNTERFACTUALS, query)
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

  private Future<Boolean> bounds(Check.Bounds claim) {
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
    return ask(InferenceOperations.BOUNDS, query)
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

  private <Q, A> Future<A> ask(Operation<Q, A> operation, Q query) {
    return turnstile.pass(() -> {
      long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
      return bus.request(operation, query, new CallContext(deadline, null, "evaluation"))
          .map(Reply::answer);
    });
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE;
  }
}
