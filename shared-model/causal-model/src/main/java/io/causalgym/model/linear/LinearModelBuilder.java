package io.causalgym.model.linear;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the parts of a linear model and builds it, or says what is wrong with it. Nodes are
/// declared first. Not thread-safe.
public final class LinearModelBuilder {

  /// Nodes at most.
  public static final int MOST_NODES = 20_000;

  private final Map<String, Integer> index = new LinkedHashMap<>();
  private final List<SparseMatrix.Entry> coefficients = new ArrayList<>();
  private final List<SparseMatrix.Entry> covariances = new ArrayList<>();
  private final Map<Integer, Double> intercepts = new LinkedHashMap<>();
  private final Map<Integer, Double> variances = new LinkedHashMap<>();
  private final Set<Long> pairs = new HashSet<>();

  LinearModelBuilder() {}

  /// Declares a node, with intercept 0 and error variance 1.
  ///
  /// @throws ModelException if it is there already
  public LinearModelBuilder node(String name) {
    if (index.putIfAbsent(name, index.size()) != null) {
      throw new ModelException("nodes", name, "the node '" + name + "' is there twice; leave one");
    }
    if (index.size() > MOST_NODES) {
      throw new ModelException(
          "nodes", name, "the model has more than " + MOST_NODES + " nodes; leave some out");
    }
    return this;
  }

  /// Adds the edge `from -> to`.
  ///
  /// @param value its coefficient, which may be 0
  public LinearModelBuilder coefficient(String from, String to, double value) {
    String field = "coefficients[" + coefficients.size() + "]";
    int parent = declared(field + ".from", from);
    int child = declared(field + ".to", to);
    finite(field + ".value", value);
    if (!pairs.add(((long) parent << 32) | child)) {
      throw new ModelException(
          field,
          from + " -> " + to,
          "the coefficient " + from + " -> " + to + " is there twice; leave one");
    }
    coefficients.add(new SparseMatrix.Entry(child, parent, value));
    return this;
  }

  public LinearModelBuilder intercept(String name, double value) {
    intercepts.put(declared("intercepts." + name, name), finite("intercepts." + name, value));
    return this;
  }

  /// Gives the variance of a node's error.
  ///
  /// @throws ModelException if it is negative
  public LinearModelBuilder variance(String name, double value) {
    String field = "error_covariance." + name;
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ModelException(
          field,
          Double.toString(value),
          "the error of '" + name + "' has the variance " + value + "; it must be at least 0");
    }
    variances.put(declared(field, name), value);
    return this;
  }

  /// Lets the errors of two nodes covary; 0 adds nothing.
  public LinearModelBuilder covariance(String a, String b, double value) {
    String field = "error_covariance." + a + "." + b;
    int first = declared(field, a);
    int second = declared(field, b);
    finite(field, value);
    if (first == second) {
      throw new ModelException(
          field, a, "the covariance of '" + a + "' with itself is its variance; give it as such");
    }
    // The top bit keeps these pairs apart from those of the coefficients.
    if (!pairs.add(
        Long.MIN_VALUE | ((long) Math.min(first, second) << 32) | Math.max(first, second))) {
      throw new ModelException(
          field,
          a + " " + b,
          "the covariance of '" + a + "' and '" + b + "' is there twice; leave one");
    }
    if (value != 0) {
      covariances.add(new SparseMatrix.Entry(first, second, value));
      covariances.add(new SparseMatrix.Entry(second, first, value));
    }
    return this;
  }

  /// The model.
  ///
  /// @throws ModelException if the edges make a cycle or the covariance of the errors is not
  ///   positive semidefinite
  public LinearModel build() {
    String[] names = index.keySet().toArray(String[]::new);
    if (names.length == 0) {
      throw new ModelException("nodes", "[]", "the model has no nodes; give at least one");
    }
    double[] constants = new double[names.length];
    intercepts.forEach((node, value) -> constants[node] = value);
    double[] diagonal = new double[names.length];
    Arrays.fill(diagonal, 1);
    variances.forEach((node, value) -> diagonal[node] = value);
    SparseMatrix rows = SparseMatrix.of(names.length, coefficients);
    int[][] parents = new int[names.length][];
    for (int node = 0; node < names.length; node++) {
      parents[node] = new int[rows.end(node) - rows.start(node)];
      for (int at = 0; at < parents[node].length; at++) {
        parents[node][at] = rows.column(rows.start(node) + at);
      }
    }
    int[] order = ParentOrder.of(names, parents);
    SparseMatrix omega = SparseMatrix.of(names.length, covariances);
    ErrorCovariance.check(names, diagonal, omega);
    return new LinearModel(names, index, rows, constants, diagonal, omega, order);
  }

  private int declared(String field, String name) {
    Integer node = index.get(name);
    if (node == null) {
      throw new ModelException(
          field, name, "'" + name + "' is not one of the nodes; add it to 'nodes'");
    }
    return node;
  }

  private static double finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          field, Double.toString(value), field + " is " + value + "; give a finite number");
    }
    return value;
  }
}
