package io.causalgym.inference.simulation;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Translates a linear model: the equations and the errors that {@link LinearSampler} draws.
final class LinearProgram {
  private LinearProgram() {}

  /// @param shift what is added to nodes
  static KernelProgram of(LinearModel model, Map<String, Double> shift) {
    DistrictFactor errors = DistrictFactor.of(model);
    List<ScmProgram.Node> nodes = new ArrayList<>();
    for (int noise = 0; noise < model.size(); noise++) {
      nodes.add(new ScmProgram.Node(0, 1, Noise.NORMAL, List.of()));
    }
    int[] places = new int[model.size()];
    Map<String, Integer> named = new HashMap<>();
    for (int node : model.topologicalOrder()) {
      places[node] = nodes.size();
      named.put(model.name(node), nodes.size());
      double intercept = model.intercept(node) + shift.getOrDefault(model.name(node), 0.0);
      nodes.add(
          new ScmProgram.Node(intercept, 0, Noise.NORMAL, terms(model, errors, node, places)));
    }
    return new KernelProgram(nodes, named, List.of());
  }

  private static List<Term> terms(
      LinearModel model, DistrictFactor errors, int node, int[] places) {
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < errors.noises(node).length; at++) {
      if (errors.loadings(node)[at] != 0) {
        terms.add(new Term(errors.noises(node)[at], Shape.IDENTITY, errors.loadings(node)[at]));
      }
    }
    for (int at = model.coefficients().start(node); at < model.coefficients().end(node); at++) {
      terms.add(
          new Term(
              places[model.coefficients().column(at)],
              Shape.IDENTITY,
              model.coefficients().value(at)));
    }
    return terms;
  }
}
