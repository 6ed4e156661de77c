package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The probabilities of several conjunctions of events as polynomials over shared polytopes of
/// response types.
///
/// The response types of one district are one joint distribution, those of different districts are
/// independent (Evans and Richardson; here as in Sachs et al. 2023, `sachs2023general`, and Duarte
/// et al. 2024, `duarte2024automated`). What the distribution identifies enters as a number, so
/// that most queries are linear in the types of a single district.
final class BoundsProgram {
  private final ResponseModel model;
  private final Deadline deadline;
  private final Blocks blocks = new Blocks();
  private final Map<NodeSet, DistrictLayout> layouts = new HashMap<>();
  private final List<Polynomial> queries;
  private final Map<Integer, Set<Pattern>> patterns = new HashMap<>();
  private final Map<Integer, Set<Pattern>> forbidden = new HashMap<>();
  private final Map<Integer, List<TypePolytope.KnownSum>> sums = new HashMap<>();
  private final Map<Integer, PolytopeFactory.Built> built = new HashMap<>();
  private final PolytopeFactory factory;
  private boolean everythingUsed = true;

  /// @param queries each a conjunction of events
  /// @param never conjunctions that no unit fulfils
  /// @throws TooLargeException before anything large is built
  /// @throws ContradictionException if no model agrees with the numbers
  BoundsProgram(
      ResponseModel model,
      List<List<CounterfactualEvent>> queries,
      List<List<CounterfactualEvent>> never,
      BoundsLimits limits,
      Deadline deadline) {
    this.model = model;
    this.deadline = deadline;
    this.factory = new PolytopeFactory(model, limits, deadline);
    List<Optional<Plan>> asked = plans(queries, limits);
    List<Optional<Plan>> harmful = plans(never, limits);
    List<Optional<Plan>> known =
        plans(model.known().stream().map(ResponseModel.Known::events).toList(), limits);
    lay(List.of(asked, harmful, known), limits);
    this.queries = expand(asked);
    this.queries.forEach(this::watch);
    expand(harmful).forEach(this::forbid);
    List<Polynomial> measured = expand(known);
    for (int at = 0; at < measured.size(); at++) {
      fix(measured.get(at), model.known().get(at).probability());
    }
  }

  private List<Optional<Plan>> plans(
      List<List<CounterfactualEvent>> conjunctions, BoundsLimits limits) {
    double terms = 0;
    List<Optional<Plan>> plans = new ArrayList<>(conjunctions.size());
    for (List<CounterfactualEvent> events : conjunctions) {
      deadline.check();
      Optional<Plan> plan = Plan.of(model, events);
      terms += plan.map(Plan::terms).orElse(0.0);
      TooLargeException.check("joint counterfactual values", terms, limits.terms());
      plans.add(plan);
    }
    return plans;
  }

  private void lay(List<List<Optional<Plan>>> all, BoundsLimits limits) {
    Map<NodeSet, List<Plan>> needing = new LinkedHashMap<>();
    all.stream()
        .flatMap(List::stream)
        .flatMap(Optional::stream)
        .forEach(plan ->
            plan.unresolved()
                .forEach(district ->
                    needing.computeIfAbsent(district, _ -> new ArrayList<>()).add(plan)));
    needing.forEach((district, plans) ->
        layouts.put(district, DistrictLayout.of(model, district, plans, limits)));
  }

  private List<Polynomial> expand(List<Optional<Plan>> plans) {
    return plans.stream()
        .map(plan ->
            plan.map(one -> Expansion.of(model, one, layouts, blocks, deadline))
                .orElseGet(Polynomial::new))
        .toList();
  }

  private void watch(Polynomial polynomial) {
    polynomial
        .weights()
        .keySet()
        .forEach(product ->
            product.forEach(one ->
                patterns
                    .computeIfAbsent(one.block(), _ -> new LinkedHashSet<>())
                    .add(one.pattern())));
  }

  /// A sum of products that is 0: each product is 0, and so each pattern that stands alone. For
  /// products of several patterns one of them is, which is no linear statement and is left out.
  private void forbid(Polynomial harm) {
    if (harm.constant() > model.tolerance()) {
      throw new ContradictionException(
          ConstraintFamily.MONOTONICITY,
          harm.constant(),
          "the outcome decreases in the treatment with probability "
              + harm.constant()
              + ", which is identified; leave monotonicity out");
    }
    harm.weights()
        .forEach((product, weight) -> {
          if (product.size() == 1 && weight > 0) {
            Requirement only = product.getFirst();
            forbidden.computeIfAbsent(only.block(), _ -> new LinkedHashSet<>()).add(only.pattern());
          } else {
            everythingUsed = false;
          }
        });
  }

  private void fix(Polynomial known, double probability) {
    Set<Integer> of = new LinkedHashSet<>();
    known.weights().keySet().forEach(product -> product.forEach(one -> of.add(one.block())));
    double rest = probability - known.constant();
    if (of.isEmpty() && Math.abs(rest) > model.tolerance()) {
      throw new ContradictionException(
          ConstraintFamily.EXPERIMENTS,
          Math.abs(rest),
          "an experiment has a probability "
              + probability
              + ", which the distribution identifies as "
              + known.constant());
    }
    if (of.size() == 1) {
      watch(known);
      Map<Pattern, Double> weights = new LinkedHashMap<>();
      known
          .weights()
          .forEach((product, weight) -> weights.put(product.getFirst().pattern(), weight));
      sums.computeIfAbsent(of.iterator().next(), _ -> new ArrayList<>())
          .add(new TypePolytope.KnownSum(weights, rest));
    } else if (!of.isEmpty()) {
      everythingUsed = false;
    }
  }

  /// The probability of the conjunction at `query`.
  Polynomial query(int query) {
    return queries.get(query);
  }

  TypePolytope polytope(int block) {
    return block(block).polytope();
  }

  /// Whether models of the graph that agree with the numbers have exactly the types that the
  /// polytopes of a polynomial allow.
  boolean exact(Polynomial polynomial) {
    return everythingUsed
        && polynomial.weights().keySet().stream()
            .flatMap(List::stream)
            .mapToInt(Requirement::block)
            .distinct()
            .allMatch(block -> blocks.get(block).layout().lossless() && block(block).complete());
  }

  private PolytopeFactory.Built block(int block) {
    PolytopeFactory.Built known = built.get(block);
    if (known == null) {
      known =
          factory.build(
              blocks.get(block),
              patterns.getOrDefault(block, Set.of()),
              sums.getOrDefault(block, List.of()),
              forbidden.getOrDefault(block, Set.of()));
      built.put(block, known);
    }
    return known;
  }
}
