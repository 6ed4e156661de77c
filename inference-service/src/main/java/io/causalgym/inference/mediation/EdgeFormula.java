package io.causalgym.inference.mediation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.counterfactual.Quantity;
import io.causalgym.inference.evaluation.EffectEvaluator;
import io.causalgym.inference.evaluation.EffectRequest;
import io.causalgym.inference.identification.Identification;
import io.causalgym.inference.identification.IdentificationQuery;
import io.causalgym.inference.identification.Identifier;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The expected outcome in which each district sees its own level of the treatment, from the
/// observational distribution: the edge g-formula with kernels of districts in place of conditional
/// probabilities.
///
/// Source: Shpitser, Cognitive Science 2013 (`shpitser2013counterfactual`). `Q[D]` is `P(D |
/// do(pa(D) \ D))`, which {@link Identifier} decides.
final class EdgeFormula {
  private final MixedGraph graph;
  private final Table distribution;
  private final Identifier identifier;
  private final EffectEvaluator evaluator;
  private final Contrast contrast;

  EdgeFormula(
      MixedGraph graph,
      Table distribution,
      Identifier identifier,
      EffectEvaluator evaluator,
      Contrast contrast) {
    this.graph = graph;
    this.distribution = distribution;
    this.identifier = identifier;
    this.evaluator = evaluator;
    this.contrast = contrast;
  }

  /// The expected score of the outcome.
  Quantity expectation(DistrictLevels.Consistent levels, Deadline deadline) {
    List<Table> kernels = new ArrayList<>();
    for (DistrictLevels.Seen seen : levels.districts()) {
      deadline.check();
      boolean active = seen.level() == DistrictLevels.Level.ACTIVE;
      int level = active ? contrast.active() : contrast.baseline();
      NodeSet district = seen.district();
      List<String> nodes = graph.names(district);
      List<String> causes = graph.names(graph.parents().of(district).minus(district));
      IdentificationQuery query = new IdentificationQuery(nodes, causes, List.of());
      switch (identifier.identify(graph, query, deadline)) {
        case Identification.Identified found -> {
          SequencedMap<String, Integer> states = new LinkedHashMap<>();
          if (causes.contains(contrast.treatment())) {
            states.put(contrast.treatment(), level);
          }
          EffectRequest request = new EffectRequest(nodes, causes, List.of(), states);
          kernels.add(evaluator.answer(found, distribution, request, deadline).table());
        }
        case Identification.NotIdentified unknown -> {
          return new Quantity.NotIdentified(unknown.reason());
        }
      }
    }
    return Expectations.of(outcome(kernels, deadline), 0, contrast.scores());
  }

  /// The product of all kernels, summed over everything but the outcome.
  private Table outcome(List<Table> kernels, Deadline deadline) {
    List<Table> factors = new ArrayList<>(kernels);
    List<String> open = new ArrayList<>();
    factors.forEach(factor -> factor.names().forEach(name -> addIfNew(open, name)));
    open.remove(contrast.outcome());
    while (!open.isEmpty()) {
      deadline.check();
      String next =
          open.stream().min(Comparator.comparingDouble(name -> cells(factors, name))).orElseThrow();
      open.remove(next);
      Table product = Table.scalar(1);
      for (Table factor : List.copyOf(factors)) {
        if (factor.has(next)) {
          product = product.times(factor);
          factors.remove(factor);
        }
      }
      List<String> kept = new ArrayList<>(product.names());
      kept.remove(next);
      factors.add(product.marginal(kept));
    }
    return factors.stream().reduce(Table.scalar(1), Table::times);
  }

  private static void addIfNew(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /// Cells of the product of all factors over `name`.
  private double cells(List<Table> factors, String name) {
    List<String> names = new ArrayList<>();
    for (Table factor : factors) {
      if (factor.has(name)) {
        factor.names().forEach(other -> addIfNew(names, other));
      }
    }
    double cells = 1;
    for (String other : names) {
      cells *= distribution.card(other);
    }
    return cells;
  }
}
