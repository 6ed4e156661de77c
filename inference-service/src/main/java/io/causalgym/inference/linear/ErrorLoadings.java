package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Quantities of any worlds as what they are: affine functions of the errors that all worlds share,
/// found by a sweep back through each world.
///
/// Source: Balke and Pearl, "Counterfactuals and policy analysis in structural models", UAI 1995,
/// section 4 (balke1995counterfactuals), for linear Gaussian models.
final class ErrorLoadings {
  /// Weights of the values of a world, one column a quantity, still to be led back to errors.
  private record Pending(World world, double[] block, int[] columns) {}

  private final LinearModel model;
  private final int count;
  private final double[] loadings;
  private final double[] means;
  private final Deque<Pending> pending = new ArrayDeque<>();

  ErrorLoadings(LinearModel model, List<Quantity> quantities, Deadline deadline) {
    this.model = model;
    this.count = quantities.size();
    this.loadings = new double[model.size() * count];
    this.means = new double[count];
    Map<World, List<Integer>> byWorld = new LinkedHashMap<>();
    for (int at = 0; at < count; at++) {
      switch (quantities.get(at)) {
        case Quantity.Error(String node) -> loadings[model.node(node) * count + at] = 1;
        case Quantity.Variable(String node, World world) -> {
          model.node(node);
          byWorld.computeIfAbsent(world, none -> new ArrayList<>()).add(at);
        }
      }
    }
    byWorld.forEach((world, columns) -> trace(world, columns, quantities, deadline));
  }

  private void trace(
      World world, List<Integer> columns, List<Quantity> quantities, Deadline deadline) {
    for (int first = 0; first < columns.size(); first += Sweep.WIDTH) {
      int last = Math.min(first + Sweep.WIDTH, columns.size());
      int[] part = columns.subList(first, last).stream().mapToInt(Integer::intValue).toArray();
      double[] block = new double[model.size() * part.length];
      for (int k = 0; k < part.length; k++) {
        if (quantities.get(part[k]) instanceof Quantity.Variable(String node, _)) {
          block[model.node(node) * part.length + k] = 1;
        }
      }
      pending.add(new Pending(world, block, part));
      while (!pending.isEmpty()) {
        deadline.check();
        trace(pending.remove());
      }
    }
  }

  private void trace(Pending part) {
    BitSet cut = new BitSet();
    part.world().settings().keySet().forEach(name -> cut.set(model.node(name)));
    int width = part.columns().length;
    Sweep.of(model, cut).backward(part.block(), width);
    part.world().settings().forEach((name, setting) -> follow(setting, model.node(name), part));
    for (int node = 0; node < model.size(); node++) {
      for (int k = 0; k < width && !cut.get(node); k++) {
        double weight = part.block()[node * width + k];
        loadings[node * count + part.columns()[k]] += weight;
        means[part.columns()[k]] += weight * model.intercept(node);
      }
    }
  }

  /// A node that is set passes its weights on: to a number, or to a node of another world.
  private void follow(World.Setting setting, int node, Pending part) {
    int width = part.columns().length;
    double[] weights = Arrays.copyOfRange(part.block(), node * width, (node + 1) * width);
    switch (setting) {
      case World.Setting.Value(double value) -> {
        for (int k = 0; k < width; k++) {
          means[part.columns()[k]] += weights[k] * value;
        }
      }
      case World.Setting.Natural(String other, World world) -> {
        double[] block = new double[part.block().length];
        System.arraycopy(weights, 0, block, model.node(other) * width, width);
        pending.add(new Pending(world, block, part.columns()));
      }
    }
  }

  double[] means() {
    return means;
  }

  /// The covariances of the quantities, row-major: loadings times `Omega` times loadings.
  double[] covariances(Deadline deadline) {
    double[] covariances = new double[count * count];
    double[] product = new double[count];
    for (int node = 0; node < model.size(); node++) {
      if (node % 256 == 0) {
        deadline.check();
      }
      Arrays.fill(product, 0);
      addRow(product, node, model.variance(node));
      SparseMatrix omega = model.covariances();
      for (int at = omega.start(node); at < omega.end(node); at++) {
        addRow(product, omega.column(at), omega.value(at));
      }
      for (int row = 0; row < count; row++) {
        double weight = loadings[node * count + row];
        for (int column = 0; column < count && weight != 0; column++) {
          covariances[row * count + column] += weight * product[column];
        }
      }
    }
    return covariances;
  }

  private void addRow(double[] product, int node, double factor) {
    for (int k = 0; k < count; k++) {
      product[k] += factor * loadings[node * count + k];
    }
  }
}
