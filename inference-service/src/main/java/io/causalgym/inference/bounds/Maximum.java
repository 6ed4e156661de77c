package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The largest value of a polynomial over polytopes of response types.
///
/// Polytopes that no product connects are maximised apart. A connected group is multilinear, so its
/// maximum is at vertices: those of all but the largest polytope are enumerated, and a linear
/// program does the largest. Where there are too many, the others' patterns are replaced by the
/// ends of their own intervals, which bounds the maximum from above.
final class Maximum {

  /// @param bound at least the maximum
  /// @param attained what some types reach; below `bound` where the bound is not proven sharp
  record Found(double bound, double attained, BoundsMethod method) {}

  private record Product(List<Requirement> requirements, double weight) {}

  private final BoundsProgram program;
  private final BoundsLimits limits;
  private final Deadline deadline;

  Maximum(BoundsProgram program, BoundsLimits limits, Deadline deadline) {
    this.program = program;
    this.limits = limits;
    this.deadline = deadline;
  }

  Found of(Polynomial polynomial) {
    double bound = polynomial.constant();
    double attained = bound;
    BoundsMethod method = BoundsMethod.IDENTIFIED;
    for (List<Product> group : groups(polynomial)) {
      deadline.check();
      Found found = ofGroup(group);
      bound += found.bound();
      attained += found.attained();
      method = method.compareTo(found.method()) > 0 ? method : found.method();
    }
    return new Found(bound, attained, method);
  }

  /// Products that share polytopes, directly or through others.
  private static List<List<Product>> groups(Polynomial polynomial) {
    Map<Integer, Integer> root = new LinkedHashMap<>();
    for (List<Requirement> product : polynomial.weights().keySet()) {
      int first = find(root, product.getFirst().block());
      for (Requirement one : product) {
        root.put(find(root, one.block()), first);
      }
    }
    Map<Integer, List<Product>> groups = new LinkedHashMap<>();
    polynomial
        .weights()
        .forEach((product, weight) ->
            groups
                .computeIfAbsent(find(root, product.getFirst().block()), _ -> new ArrayList<>())
                .add(new Product(product, weight)));
    return List.copyOf(groups.values());
  }

  private static int find(Map<Integer, Integer> root, int block) {
    int at = block;
    while (true) {
      int up = root.getOrDefault(at, at);
      if (up == at) {
        return at;
      }
      at = up;
    }
  }

  private Found ofGroup(List<Product> group) {
    Set<Integer> set = new LinkedHashSet<>();
    group.forEach(product -> product.requirements().forEach(one -> set.add(one.block())));
    List<Integer> blocks = new ArrayList<>(set);
    blocks.sort(Comparator.comparingInt((Integer block) -> program.polytope(block).size()));
    int largest = blocks.removeLast();
    if (blocks.isEmpty()) {
      return linear(largest, group, Map.of(), BoundsMethod.LINEAR_PROGRAM);
    }
    List<Map<Requirement, Double>> choices = new ArrayList<>(List.of(Map.of()));
    for (int block : blocks) {
      Optional<List<Map<Requirement, Double>>> vertices = vertices(block, group);
      if (vertices.isEmpty() || (long) vertices.get().size() * choices.size() > limits.programs()) {
        return relaxed(largest, blocks, group);
      }
      choices = product(choices, vertices.get());
    }
    return overVertices(largest, group, choices);
  }

  private Found overVertices(
      int largest, List<Product> group, List<Map<Requirement, Double>> choices) {
    double bound = Double.NEGATIVE_INFINITY;
    double attained = Double.NEGATIVE_INFINITY;
    for (Map<Requirement, Double> choice : choices) {
      deadline.check();
      Found found = linear(largest, group, choice, BoundsMethod.VERTEX_ENUMERATION);
      bound = Math.max(bound, found.bound());
      attained = Math.max(attained, found.attained());
    }
    return new Found(bound, attained, BoundsMethod.VERTEX_ENUMERATION);
  }

  private static List<Map<Requirement, Double>> product(
      List<Map<Requirement, Double>> choices, List<Map<Requirement, Double>> vertices) {
    List<Map<Requirement, Double>> longer = new ArrayList<>(choices.size() * vertices.size());
    for (Map<Requirement, Double> choice : choices) {
      for (Map<Requirement, Double> vertex : vertices) {
        Map<Requirement, Double> more = new LinkedHashMap<>(choice);
        more.putAll(vertex);
        longer.add(more);
      }
    }
    return longer;
  }

  /// By vertex: the probabilities of the patterns of a block that the group has.
  private Optional<List<Map<Requirement, Double>>> vertices(int block, List<Product> group) {
    List<Pattern> patterns = patterns(block, group);
    return program
        .polytope(block)
        .vertices(patterns, limits)
        .map(vertices ->
            vertices.stream()
                .map(vertex -> {
                  Map<Requirement, Double> values = new LinkedHashMap<>();
                  for (int at = 0; at < patterns.size(); at++) {
                    values.put(new Requirement(block, patterns.get(at)), vertex.get(at));
                  }
                  return values;
                })
                .toList());
  }

  private static List<Pattern> patterns(int block, List<Product> group) {
    return group.stream()
        .flatMap(product -> product.requirements().stream())
        .filter(one -> one.block() == block)
        .map(Requirement::pattern)
        .distinct()
        .toList();
  }

  /// The program for one block where the patterns of the others have the values given.
  private Found linear(
      int block, List<Product> group, Map<Requirement, Double> others, BoundsMethod method) {
    Map<Pattern, Double> weights = new LinkedHashMap<>();
    double constant = 0;
    for (Product product : group) {
      double weight = product.weight();
      Pattern own = null;
      for (Requirement one : product.requirements()) {
        if (one.block() == block) {
          own = one.pattern();
        } else {
          weight *= others.getOrDefault(one, 1.0);
        }
      }
      if (own == null) {
        constant += weight;
      } else {
        weights.merge(own, weight, Double::sum);
      }
    }
    Simplex.Optimum optimum = program.polytope(block).maximise(weights);
    return new Found(constant + optimum.bound(), constant + optimum.attained(), method);
  }

  private Found relaxed(int largest, List<Integer> blocks, List<Product> group) {
    Map<Requirement, Double> low = new LinkedHashMap<>();
    Map<Requirement, Double> high = new LinkedHashMap<>();
    for (int block : blocks) {
      TypePolytope polytope = program.polytope(block);
      for (Pattern pattern : patterns(block, group)) {
        Requirement one = new Requirement(block, pattern);
        high.put(one, Math.min(1, polytope.maximise(Map.of(pattern, 1.0)).bound()));
        low.put(one, Math.max(0, -polytope.maximise(Map.of(pattern, -1.0)).bound()));
      }
    }
    List<Product> scaled = new ArrayList<>(group.size());
    for (Product product : group) {
      Map<Requirement, Double> ends = product.weight() > 0 ? high : low;
      double weight = product.weight();
      List<Requirement> own = new ArrayList<>();
      for (Requirement one : product.requirements()) {
        weight *= ends.getOrDefault(one, 1.0);
        if (one.block() == largest) {
          own.add(one);
        }
      }
      scaled.add(new Product(own, weight));
    }
    Found found = linear(largest, scaled, Map.of(), BoundsMethod.INTERVAL_RELAXATION);
    return new Found(found.bound(), Double.NEGATIVE_INFINITY, BoundsMethod.INTERVAL_RELAXATION);
  }
}
