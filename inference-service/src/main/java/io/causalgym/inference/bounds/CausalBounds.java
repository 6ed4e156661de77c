package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.LatentProjection;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Bounds on effects and counterfactuals from an observational distribution, experiments and a DAG
/// or ADMG over discrete variables; from the numbers alone where there is no graph.
///
/// Every interval holds the value of each model that agrees with the graph and the numbers. It is
/// sharp where the response types that matter belong to districts that are cliques of bidirected
/// edges; in other districts the latent causes of each pair are replaced by one of all, which
/// allows more models, but for what the distribution identifies (c-factors of parts of the
/// district). What does not fit a limit is answered by closed forms and is not called sharp.
///
/// Numbers that no model has are an answer of their own. Thread-safe.
public final class CausalBounds {
  private final BoundsLimits limits;

  public CausalBounds(BoundsLimits limits) {
    this.limits = limits;
  }

  /// Bounds on the effect of a treatment on an outcome.
  ///
  /// @param graph a DAG or ADMG with a distribution over its observed nodes; empty for what the
  ///   numbers on treatment and outcome say by themselves, whatever the graph
  /// @throws ModelException if a table or the query does not fit the graph
  public BoundsAnswer<EffectBounds> effects(
      Optional<MixedGraph> graph, Evidence evidence, EffectBoundsQuery query, Deadline deadline) {
    if (query.treatment().equals(query.outcome())) {
      throw new ModelException(
          "outcome", query.outcome(), "treatment and outcome are the same; name two variables");
    }
    MixedGraph over = graph.map(CausalBounds::observed).orElseGet(() -> bow(query));
    Evidence used = graph.isPresent() ? evidence : margin(evidence, query);
    checkEvidence(over, used);
    checkState(over, used, "treatment", query.treatment(), query.treated());
    checkState(over, used, "treatment", query.treatment(), query.untreated());
    checkState(over, used, "outcome", query.outcome(), query.outcomeState());
    if (query.treated() == query.untreated()) {
      throw new ModelException(
          "treatment",
          Integer.toString(query.treated()),
          "the treated and the untreated state are both " + query.treated() + "; give two");
    }
    return answered(() -> new EffectBounding(over, used, query, limits, deadline).bounds());
  }

  /// Bounds on the probability of all `events` given all of `given`.
  ///
  /// @throws ModelException if a table or an event does not fit the graph
  /// @return with the program's refusal as a {@link TooLarge} of an answer of `[0, 1]`, or of what
  ///   the condition's probability implies
  public BoundsAnswer<Bounded> counterfactual(
      MixedGraph graph,
      Evidence evidence,
      List<CounterfactualEvent> events,
      List<CounterfactualEvent> given,
      Deadline deadline) {
    MixedGraph over = observed(graph);
    checkEvidence(over, evidence);
    for (List<CounterfactualEvent> list : List.of(events, given)) {
      list.forEach(event -> checkEvent(over, evidence, event));
    }
    if (events.isEmpty()) {
      throw new ModelException("events", "[]", "there is no event; name at least one");
    }
    return answered(
        () -> new CounterfactualBounding(over, evidence, limits, deadline).bound(events, given));
  }

  /// One bound, with what was too large to compute where that is so.
  public record Bounded(Bound bound, List<TooLarge> refusals) {
    public Bounded {
      refusals = List.copyOf(refusals);
    }
  }

  /// Bounds on every cell of `P(outcome | do(intervened), given)`; a point where it is identified.
  ///
  /// @throws ModelException if a table or the request does not fit the graph
  public BoundsAnswer<List<CellBound>> interventional(
      MixedGraph graph, Evidence evidence, EffectRequest request, Deadline deadline) {
    MixedGraph over = observed(graph);
    checkEvidence(over, evidence);
    List<String> names = new ArrayList<>(request.outcome());
    names.addAll(request.intervened());
    names.addAll(request.given());
    names.forEach(name -> checkName(over, name));
    request.states().forEach((name, state) -> checkState(over, evidence, name, name, state));
    if (request.outcome().isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new ModelException(
          "outcome",
          names.toString(),
          "outcomes, treatments and evidence are different variables, and there is an outcome");
    }
    return answered(
        () -> new InterventionalBounding(over, evidence, request, limits, deadline).cells());
  }

  private static <T> BoundsAnswer<T> answered(Supplier<T> bounds) {
    try {
      return new BoundsAnswer.Bounded<>(bounds.get());
    } catch (ContradictionException contradiction) {
      return contradiction.answer();
    }
  }

  private static MixedGraph observed(MixedGraph graph) {
    return switch (graph.kind()) {
      case DAG, ADMG -> LatentProjection.of(graph);
      case CPDAG, MAG, PAG ->
          throw new ModelException(
              "graph",
              graph.kind().toString(),
              "bounds need a DAG or an ADMG, not a " + graph.kind());
    };
  }

  /// Consistency is all that it asserts: it holds in every model, whatever the graph.
  private static MixedGraph bow(EffectBoundsQuery query) {
    return MixedGraph.builder()
        .edge(query.treatment(), query.outcome(), EdgeKind.DIRECTED)
        .edge(query.treatment(), query.outcome(), EdgeKind.BIDIRECTED)
        .build();
  }

  private static Evidence margin(Evidence evidence, EffectBoundsQuery query) {
    List<String> both = List.of(query.treatment(), query.outcome());
    List<Experiment> experiments = new ArrayList<>();
    for (Experiment experiment : evidence.experiments()) {
      if (!experiment.intervened().equals(List.of(query.treatment()))) {
        throw new ModelException(
            "experimental",
            experiment.intervened().toString(),
            "without a graph only experiments on '" + query.treatment() + "' say something");
      }
      experiments.add(
          new Experiment(experiment.intervened(), experiment.distribution().marginal(both)));
    }
    return new Evidence(evidence.distribution().map(table -> table.marginal(both)), experiments);
  }

  private static void checkEvidence(MixedGraph graph, Evidence evidence) {
    if (evidence.tables().isEmpty()) {
      throw new ModelException("distribution", "", "there are no numbers; give a distribution");
    }
    Map<String, Integer> cards = new LinkedHashMap<>();
    for (Table table : evidence.tables()) {
      for (String name : table.names()) {
        Integer before = cards.putIfAbsent(name, table.card(name));
        if (before != null && before != table.card(name)) {
          throw new ModelException(
              "experimental",
              Integer.toString(table.card(name)),
              "'"
                  + name
                  + "' has "
                  + before
                  + " states in one table and another number in another");
        }
      }
    }
    evidence
        .distribution()
        .ifPresent(table -> {
          double total = table.total();
          if (!(Math.abs(total - 1) <= Table.TOLERANCE)) {
            throw new ModelException(
                "distribution", Double.toString(total), "it sums to " + total + ", not to 1");
          }
        });
    for (String name : graph.names()) {
      if (evidence.distribution().isPresent() && !evidence.distribution().get().has(name)) {
        throw new ModelException(
            "distribution",
            name,
            "the distribution has no variable '" + name + "'; give it, or mark it as latent");
      }
    }
  }

  private static void checkName(MixedGraph graph, String name) {
    if (graph.find(name) < 0) {
      throw new ModelException(
          "graph", name, "the graph has no observed node '" + name + "'; use one of its names");
    }
  }

  private static void checkState(
      MixedGraph graph, Evidence evidence, String field, String name, int state) {
    checkName(graph, name);
    for (Table table : evidence.tables()) {
      if (table.has(name) && (state < 0 || state >= table.card(name))) {
        throw new ModelException(
            field,
            Integer.toString(state),
            "'" + name + "' has no state " + state + "; give 0 to " + (table.card(name) - 1));
      }
    }
  }

  private static void checkEvent(MixedGraph graph, Evidence evidence, CounterfactualEvent event) {
    event.states().forEach(state -> checkState(graph, evidence, "events", event.variable(), state));
    event.intervened().forEach((name, state) -> checkState(graph, evidence, "do", name, state));
    checkName(graph, event.variable());
  }
}
