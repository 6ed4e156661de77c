package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The distributions of the response types of one district that agree with what is known of it.
///
/// Types that give the same solutions in every reading and the same states in every slot that a
/// query looks at are one column. Source: Balke and Pearl 1997 (`balke1997bounds`); Sachs, Jonzon,
/// Gabriel and Sjölander 2023 (`sachs2023general`). Not thread-safe.
final class TypePolytope {

  /// A sum of pattern probabilities that is known, from an experiment.
  record KnownSum(Map<Pattern, Double> weights, double value) {}

  /// What the types of a block must agree with.
  ///
  /// @param watched the slots that queries and sums look at
  /// @param forbidden patterns that no unit has
  record Constraints(
      List<Reading> readings, List<KnownSum> sums, Set<Integer> watched, Set<Pattern> forbidden) {}

  // What working out one state of a type costs, in multiplications of an elimination.
  private static final long FLOPS_PER_STATE = 50;

  private final Map<Integer, Integer> watchedAt = new LinkedHashMap<>();
  private final List<int[]> columns = new ArrayList<>();
  private final Simplex simplex;
  private final Deadline deadline;

  TypePolytope(TypeSpace space, Slots slots, Constraints constraints, Deadline deadline) {
    this.deadline = deadline;
    int[] local = new int[constraints.watched().size()];
    for (int slot : constraints.watched()) {
      local[watchedAt.size()] = space.local(slots.node(slot), slots.row(slot));
      watchedAt.put(slot, watchedAt.size());
    }
    List<int[]> solutions = new ArrayList<>();
    enumerate(space, constraints, local, solutions);
    this.simplex = program(constraints, solutions);
  }

  private void enumerate(
      TypeSpace space, Constraints constraints, int[] local, List<int[]> solutions) {
    Set<List<Integer>> seen = new HashSet<>();
    List<Reading> readings = constraints.readings();
    int[] type = space.firstType();
    int count = 0;
    do {
      if ((count++ & 1023) == 0) {
        deadline.check();
      }
      int[] solved = solve(space, readings, type);
      if (solved.length == readings.size()) {
        int[] watched = Arrays.stream(local).map(at -> type[at]).toArray();
        if (constraints.forbidden().stream().noneMatch(pattern -> matches(watched, pattern))
            && seen.add(key(solved, watched))) {
          solutions.add(solved);
          columns.add(watched);
        }
      }
    } while (space.next(type));
  }

  /// The solution of each reading, or something shorter where one of them has probability 0.
  private static int[] solve(TypeSpace space, List<Reading> readings, int[] type) {
    int[] solved = new int[readings.size()];
    for (int at = 0; at < solved.length; at++) {
      solved[at] = readings.get(at).solution(space, type);
      if (readings.get(at).probability(solved[at]) == 0) {
        return new int[at];
      }
    }
    return solved;
  }

  private static List<Integer> key(int[] solved, int[] watched) {
    List<Integer> key = new ArrayList<>(solved.length + watched.length);
    for (int at : solved) {
      key.add(at);
    }
    for (int at : watched) {
      key.add(at);
    }
    return key;
  }

  private Simplex program(Constraints constraints, List<int[]> solutions) {
    List<Double> right = new ArrayList<>(List.of(1.0));
    List<int[]> rowOf = new ArrayList<>();
    for (Reading reading : constraints.readings()) {
      int[] rows = new int[reading.solutions()];
      for (int solution = 0; solution < rows.length; solution++) {
        double probability = reading.probability(solution);
        rows[solution] = probability > 0 ? right.size() : -1;
        if (probability > 0) {
          right.add(probability);
        }
      }
      rowOf.add(rows);
    }
    int firstSum = right.size();
    constraints.sums().forEach(sum -> right.add(sum.value()));
    List<double[]> sums =
        constraints.sums().stream().map(sum -> coefficients(sum.weights())).toList();
    SparseColumns.Builder matrix = new SparseColumns.Builder();
    for (int column = 0; column < solutions.size(); column++) {
      matrix.entry(0, 1);
      for (int at = 0; at < rowOf.size(); at++) {
        int row = rowOf.get(at)[solutions.get(column)[at]];
        if (row >= 0) {
          matrix.entry(row, 1);
        }
      }
      for (int at = 0; at < sums.size(); at++) {
        matrix.entry(firstSum + at, sums.get(at)[column]);
      }
      matrix.end();
    }
    double[] values = right.stream().mapToDouble(value -> value).toArray();
    return new Simplex(matrix.build(values.length), values, deadline);
  }

  private boolean matches(int[] watched, Pattern pattern) {
    for (int at = 0; at < pattern.size(); at++) {
      Integer position = watchedAt.get(pattern.slot(at));
      if (position == null) {
        throw new AssertionError("every slot of a pattern is watched");
      }
      if (watched[position] != pattern.state(at)) {
        return false;
      }
    }
    return true;
  }

  /// The number of merged types.
  int size() {
    return columns.size();
  }

  /// How far the constraints are from having a solution.
  double violation() {
    return simplex.violation();
  }

  /// The largest value of a sum of pattern probabilities.
  Simplex.Optimum maximise(Map<Pattern, Double> weights) {
    return simplex.maximise(coefficients(weights));
  }

  private double[] coefficients(Map<Pattern, Double> weights) {
    double[] coefficients = new double[columns.size()];
    weights.forEach((pattern, weight) -> {
      for (int column = 0; column < coefficients.length; column++) {
        if (matches(columns.get(column), pattern)) {
          coefficients[column] += weight;
        }
      }
    });
    return coefficients;
  }

  /// The probabilities of `patterns` at every vertex, each combination once.
  ///
  /// @return empty where there are too many
  Optional<List<List<Double>>> vertices(List<Pattern> patterns, BoundsLimits limits) {
    double[][] tableau = simplex.tableau();
    long cost = 1 + (long) tableau.length * tableau.length * columns.size();
    int most = (int) Math.min(limits.bases(), FLOPS_PER_STATE * limits.work() / cost);
    List<double[]> rows =
        patterns.stream().map(pattern -> coefficients(Map.of(pattern, 1.0))).toList();
    return VertexEnumeration.of(tableau, simplex.basis(), most, deadline)
        .map(vertices ->
            vertices.stream()
                .map(vertex -> rows.stream().map(row -> dot(row, vertex)).toList())
                .distinct()
                .toList());
  }

  private static double dot(double[] row, double[] vertex) {
    double sum = 0;
    for (int at = 0; at < row.length; at++) {
      sum += row[at] * vertex[at];
    }
    // Equal vertices that were reached along different pivots differ by rounding.
    return Math.round(sum * 0x1p46) * 0x1p-46;
  }
}
