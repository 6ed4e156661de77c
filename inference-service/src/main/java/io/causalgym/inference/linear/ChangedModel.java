package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.model.linear.SparseMatrix;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model with some of its mechanisms changed, as a model of its own: every question can be asked
/// of it. `O(V + E)` and the check of the error covariance.
///
/// Source: Eberhardt and Scheines, "Interventions and causal inference", Philosophy of Science
/// 74(5), 2007 (eberhardt2007interventions), for hard and soft interventions.
public final class ChangedModel {
  private final LinearModel model;
  private final BitSet cut = new BitSet();
  private final double[] intercepts;
  private final double[] variances;
  private final Map<Long, Change.Coefficient> coefficients = new HashMap<>();
  private final Set<Object> changed = new HashSet<>();

  private ChangedModel(LinearModel model) {
    this.model = model;
    this.intercepts = new double[model.size()];
    this.variances = new double[model.size()];
    for (int node = 0; node < intercepts.length; node++) {
      intercepts[node] = model.intercept(node);
      variances[node] = model.variance(node);
    }
  }

  /// The model after all `changes`, whose order does not matter.
  ///
  /// @throws ModelException if a name is unknown, two changes contradict each other, or no model
  ///   comes out
  public static LinearModel of(LinearModel model, List<Change> changes) {
    ChangedModel changed = new ChangedModel(model);
    changes.forEach(changed::apply);
    changes.forEach(changed::checkCut);
    return changed.build();
  }

  private void apply(Change change) {
    int node = model.node(change.node());
    switch (change) {
      case Change.Fix(_, double value) -> replace(change, node, value, 0);
      case Change.Randomize(_, double mean, double variance) ->
          replace(change, node, mean, variance);
      case Change.Shift(_, double by) -> {
        once(change, List.of(node, "intercept"));
        intercepts[node] += by;
      }
      case Change.Intercept(_, double value) -> {
        once(change, List.of(node, "intercept"));
        intercepts[node] = value;
      }
      case Change.ErrorVariance(_, double value) -> {
        once(change, List.of(node, "variance"));
        variances[node] = value;
      }
      case Change.Coefficient coefficient -> {
        int from = model.node(coefficient.from());
        once(change, List.of(node, from));
        coefficients.put(edge(from, node), coefficient);
      }
    }
  }

  private void replace(Change change, int node, double mean, double variance) {
    once(change, List.of(node, "intercept"));
    once(change, List.of(node, "variance"));
    cut.set(node);
    intercepts[node] = mean;
    variances[node] = variance;
  }

  private void once(Change change, Object part) {
    if (!changed.add(part)) {
      throw contradiction(change);
    }
  }

  private void checkCut(Change change) {
    if (change instanceof Change.Coefficient && cut.get(model.node(change.node()))) {
      throw contradiction(change);
    }
  }

  private static ModelException contradiction(Change change) {
    return new ModelException(
        "changes",
        change.toString(),
        "two changes of '" + change.node() + "' contradict each other; leave one");
  }

  private LinearModel build() {
    LinearModelBuilder builder = LinearModel.builder();
    model.names().forEach(builder::node);
    for (int node = 0; node < intercepts.length; node++) {
      builder.intercept(model.name(node), intercepts[node]);
      builder.variance(model.name(node), variances[node]);
      if (!cut.get(node)) {
        addParents(builder, node);
        addSpouses(builder, node);
      }
    }
    coefficients
        .values()
        .forEach(change -> builder.coefficient(change.from(), change.node(), change.value()));
    return builder.build();
  }

  private void addParents(LinearModelBuilder builder, int node) {
    SparseMatrix matrix = model.coefficients();
    for (int at = matrix.start(node); at < matrix.end(node); at++) {
      int parent = matrix.column(at);
      if (!coefficients.containsKey(edge(parent, node))) {
        builder.coefficient(model.name(parent), model.name(node), matrix.value(at));
      }
    }
  }

  private void addSpouses(LinearModelBuilder builder, int node) {
    SparseMatrix matrix = model.covariances();
    for (int at = matrix.start(node); at < matrix.end(node); at++) {
      int spouse = matrix.column(at);
      if (spouse < node && !cut.get(spouse)) {
        builder.covariance(model.name(spouse), model.name(node), matrix.value(at));
      }
    }
  }

  private static long edge(int from, int to) {
    return ((long) from << 32) | to;
  }
}
