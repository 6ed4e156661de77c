package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.equation.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// The values of all targets in one particle of a block, read from the columns of the worlds.
final class Targets {
  private final Map<List<Intervention>, World> worlds;
  private final List<IntToDoubleFunction> byRow = new ArrayList<>();
  private final double[] values;

  Targets(List<Target> targets, Map<List<Intervention>, World> worlds) {
    this.worlds = worlds;
    this.values = new double[targets.size()];
    targets.forEach(target -> byRow.add(value(target)));
  }

  /// The responses that a target speaks of.
  static List<Response> responses(Target target) {
    return switch (target) {
      case Target.Expectation(Response response) -> List.of(response);
      case Target.Difference(Response response, Response less) -> List.of(response, less);
      case Target.Event(var all) -> all.stream().map(Target.Within::response).toList();
    };
  }

  /// The values in a row; the array is used again.
  double[] values(int row) {
    for (int target = 0; target < values.length; target++) {
      values[target] = byRow.get(target).applyAsDouble(row);
    }
    return values;
  }

  private IntToDoubleFunction value(Target target) {
    return switch (target) {
      case Target.Expectation(Response response) -> {
        double[] column = column(response);
        yield row -> column[row];
      }
      case Target.Difference(Response response, Response less) -> {
        double[] column = column(response);
        double[] other = column(less);
        yield row -> column[row] - other[row];
      }
      case Target.Event(var all) -> {
        List<IntToDoubleFunction> parts = all.stream().map(this::inside).toList();
        yield row -> {
          double product = 1;
          for (IntToDoubleFunction part : parts) {
            product *= part.applyAsDouble(row);
          }
          return product;
        };
      }
    };
  }

  private IntToDoubleFunction inside(Target.Within within) {
    double[] column = column(within.response());
    return row -> column[row] >= within.low() && column[row] <= within.high() ? 1 : 0;
  }

  private double[] column(Response response) {
    World world = worlds.get(response.interventions());
    if (world == null) {
      throw new AssertionError("no world for " + response);
    }
    return world.column(response.variable());
  }
}
