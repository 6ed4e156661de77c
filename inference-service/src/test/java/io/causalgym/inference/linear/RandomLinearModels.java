package io.causalgym.inference.linear;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Random linear models whose order of declaration is not causal.
public final class RandomLinearModels {
  private RandomLinearModels() {}

  /// Every pair has an edge with probability `directed` and covarying errors with probability
  /// `bidirected`.
  public static LinearModel draw(long seed, int nodes, double directed, double bidirected) {
    Random random = new Random(seed);
    List<String> causal = names(random, nodes);
    LinearModelBuilder builder = declared(causal);
    double[] variances = new double[nodes];
    java.util.Arrays.fill(variances, 0.3);
    for (int from = 0; from < nodes; from++) {
      builder.intercept(causal.get(from), random.nextGaussian());
      for (int to = from + 1; to < nodes; to++) {
        if (random.nextDouble() < directed) {
          builder.coefficient(causal.get(from), causal.get(to), random.nextGaussian());
        }
        if (random.nextDouble() < bidirected) {
          double covariance = random.nextGaussian() / 2;
          builder.covariance(causal.get(from), causal.get(to), covariance);
          // Diagonally dominant, hence positive definite.
          variances[from] += Math.abs(covariance);
          variances[to] += Math.abs(covariance);
        }
      }
    }
    for (int node = 0; node < nodes; node++) {
      builder.variance(causal.get(node), variances[node] + random.nextDouble());
    }
    return builder.build();
  }

  /// A sparse model of many nodes, `edges` edges and `covariances` covariances of errors.
  public static LinearModel sparse(long seed, int nodes, int edges, int covariances) {
    Random random = new Random(seed);
    List<String> causal = names(random, nodes);
    LinearModelBuilder builder = declared(causal);
    for (int edge = 0; edge < edges; edge++) {
      int to = 1 + (int) ((long) edge * (nodes - 1) / edges);
      // Walks back by distinct steps, so that no edge is there twice.
      int back = Math.min(to, 1 + edge % 7 * 31 + random.nextInt(31));
      try {
        builder.coefficient(causal.get(to - back), causal.get(to), random.nextGaussian() / 4);
      } catch (io.causalgym.model.ModelException twice) {
        // near the start there are not enough earlier nodes
      }
    }
    for (int pair = 0; pair < covariances; pair++) {
      builder.covariance(causal.get(2 * pair), causal.get(2 * pair + 1), 0.3);
    }
    return builder.build();
  }

  private static List<String> names(Random random, int nodes) {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      names.add("V" + node);
    }
    Collections.shuffle(names, random);
    return names;
  }

  private static LinearModelBuilder declared(List<String> causal) {
    LinearModelBuilder builder = LinearModel.builder();
    causal.stream().sorted().forEach(builder::node);
    return builder;
  }
}
