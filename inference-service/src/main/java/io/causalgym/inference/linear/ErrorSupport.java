package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Whether errors can have given values: those of variance 0 are 0, and the others of each district
/// lie in the range of their covariance.
final class ErrorSupport {
  private final LinearModel model;
  private final Deadline deadline;

  ErrorSupport(LinearModel model, Deadline deadline) {
    this.model = model;
    this.deadline = deadline;
  }

  /// @param errors by node, as computed from observations
  /// @param rounding by node, the size that rounding can give to an error that is 0
  Conditional check(double[] errors, double[] rounding) {
    BitSet seen = new BitSet(errors.length);
    for (int node = 0; node < errors.length; node++) {
      if (model.variance(node) == 0 && Math.abs(errors[node]) > rounding[node]) {
        return new Conditional.Undefined(
            "the evidence cannot happen: the error of '"
                + model.name(node)
                + "' has variance 0, and the evidence makes it "
                + errors[node]);
      }
      SparseMatrix omega = model.covariances();
      if (!seen.get(node) && omega.end(node) > omega.start(node)) {
        Conditional district = check(district(node, seen), errors);
        if (district instanceof Conditional.Undefined) {
          return district;
        }
      }
    }
    return new Conditional.Conditioned(
        Gaussian.owning(List.of(), new double[0], new double[0]));
  }

  private Conditional check(List<Integer> district, double[] errors) {
    int size = district.size();
    double[] covariances = new double[size * size];
    double[] values = new double[size];
    List<String> names = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      int node = district.get(row);
      names.add(new Quantity.Error(model.name(node)).label());
      values[row] = errors[node];
      for (int column = 0; column < size; column++) {
        covariances[row * size + column] =
            row == column
                ? model.variance(node)
                : model.covariances().get(node, district.get(column));
      }
    }
    Gaussian joint = Gaussian.owning(names, new double[size], covariances);
    return new Conditioning(joint, 0, deadline).on(values);
  }

  private List<Integer> district(int start, BitSet seen) {
    List<Integer> district = new ArrayList<>();
    district.add(start);
    seen.set(start);
    SparseMatrix omega = model.covariances();
    for (int done = 0; done < district.size(); done++) {
      int node = district.get(done);
      for (int at = omega.start(node); at < omega.end(node); at++) {
        if (!seen.get(omega.column(at)) && model.variance(omega.column(at)) > 0) {
          seen.set(omega.column(at));
          district.add(omega.column(at));
        }
      }
    }
    return district;
  }
}
