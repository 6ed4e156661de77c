package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Quantities of any worlds as what they are: affine functions of the errors that all worlds share,
/// found by a sweep back through each world.
///
/// Source: Balke and Pearl, "Counterfactuals and policy analysis in structural models", UAI 1995,
/// section 4 (balke1995counterfactuals), for linear Gaussian models.
final class ErrorLoadings {
  private final LinearModel model;
  private final Budget budget;
  private final Deadline deadline;
  private final int count;
  private final double[] loadings;
  private final double[] means;
  private long work;

  ErrorLoadings(LinearModel model, List<Quantity> quantities, Budget budget, Deadline deadline) {
    this.model = model;
    this.budget = budget;
    this.deadline = deadline;
    this.count = quantities.size();
    this.loadings = new double[model.size() * count];
    this.means = new double[count];
    for (int first = 0; first < count; first += Sweep.WIDTH) {
      trace(quantities.subList(first, Math.min(first + Sweep.WIDTH, count)), first);
    }
  }

  /// Leads a few quantities back, world after world.
  private void trace(List<Quantity> quantities, int first) {
    Map<World, Map<Integer, double[]>> open = new LinkedHashMap<>();
    for (int k = 0; k < quantities.size(); k++) {
      switch (quantities.get(k)) {
        case Quantity.Disturbance(String node) ->
            loadings[model.node(node) * count + first + k] = 1;
        case Quantity.Variable(String node, World world) -> {
          double[] weights = new double[quantities.size()];
          weights[k] = 1;
          add(seeds(open, world), model.node(node), weights);
        }
      }
    }
    while (!open.isEmpty()) {
      deadline.check();
      World world = open.keySet().iterator().next();
      Map<Integer, double[]> seeds = seeds(open, world);
      open.remove(world);
      trace(world, seeds, quantities.size(), first, open);
    }
  }

  private static void add(Map<Integer, double[]> seeds, int node, double[] weights) {
    double[] sum = seeds.computeIfAbsent(node, none -> new double[weights.length]);
    for (int k = 0; k < weights.length; k++) {
      sum[k] += weights[k];
    }
  }

  /// By world and node, the weights that are still to be led back to errors.
  private static Map<Integer, double[]> seeds(
      Map<World, Map<Integer, double[]>> open, World world) {
    return open.computeIfAbsent(world, none -> new LinkedHashMap<>());
  }

  private void trace(
      World world,
      Map<Integer, double[]> seeds,
      int width,
      int first,
      Map<World, Map<Integer, double[]>> open) {
    work += (long) width * (model.size() + model.coefficients().entries());
    Cost.work(budget, work);
    double[] block = new double[model.size() * width];
    seeds.forEach((node, weights) -> System.arraycopy(weights, 0, block, node * width, width));
    BitSet cut = new BitSet();
    world.settings().keySet().forEach(name -> cut.set(model.node(name)));
    Sweep.of(model, cut).backward(block, width);
    world.settings().forEach((name, setting) -> follow(setting, name, block, width, first, open));
    for (int node = cut.nextClearBit(0); node < model.size(); node = cut.nextClearBit(node + 1)) {
      for (int k = 0; k < width; k++) {
        double weight = block[node * width + k];
        loadings[node * count + first + k] += weight;
        means[first + k] += weight * model.intercept(node);
      }
    }
  }

  /// A node that is set passes its weights on: to a number, or to a node of another world.
  private void follow(
      World.Setting setting,
      String name,
      double[] block,
      int width,
      int first,
      Map<World, Map<Integer, double[]>> open) {
    int at = model.node(name) * width;
    double[] weights = Arrays.copyOfRange(block, at, at + width);
    switch (setting) {
      case World.Setting.Value(double value) -> {
        for (int k = 0; k < width; k++) {
          means[first + k] += weights[k] * value;
        }
      }
      case World.Setting.Natural(String node, World world) ->
          add(seeds(open, world), model.node(node), weights);
    }
  }

  double[] means() {
    return means;
  }

  /// The covariances of the quantities, row-major: loadings times `Omega` times loadings.
  double[] covariances() {
    double[] covariances = new double[count * count];
    double[] product = new double[count];
    SparseMatrix omega = model.covariances();
    for (int node = 0; node < model.size(); node++) {
      if (node % 256 == 0) {
        deadline.check();
      }
      Arrays.fill(product, 0);
      addRow(product, node, model.variance(node));
      for (int at = omega.start(node); at < omega.end(node); at++) {
        addRow(product, omega.column(at), omega.value(at));
      }
      for (int row = 0; row < count; row++) {
        addLower(covariances, row, loadings[node * count + row], product);
      }
    }
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < row; column++) {
        covariances[column * count + row] = covariances[row * count + column];
      }
    }
    return covariances;
  }

  private void addLower(double[] covariances, int row, double weight, double[] product) {
    if (weight != 0) {
      for (int column = 0; column <= row; column++) {
        covariances[row * count + column] += weight * product[column];
      }
    }
  }

  private void addRow(double[] product, int node, double factor) {
    for (int k = 0; k < count; k++) {
      product[k] += factor * loadings[node * count + k];
    }
  }
}
