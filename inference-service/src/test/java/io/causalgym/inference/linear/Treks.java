package io.causalgym.inference.linear;

import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.List;

/// Paths one by one: Wright's rules, for small models.
final class Treks {

  /// A directed path, from its first node to its last.
  record Path(List<Integer> nodes, double product) {}

  private final LinearModel model;

  Treks(LinearModel model) {
    this.model = model;
  }

  /// All directed paths into `node`, the one without edges included.
  List<Path> into(int node) {
    List<Path> paths = new ArrayList<>();
    extend(new Path(List.of(node), 1), paths);
    return paths;
  }

  private void extend(Path path, List<Path> found) {
    found.add(path);
    int first = path.nodes().getFirst();
    SparseMatrix b = model.coefficients();
    for (int at = b.start(first); at < b.end(first); at++) {
      List<Integer> longer = new ArrayList<>(path.nodes());
      longer.addFirst(b.column(at));
      extend(new Path(longer, path.product() * b.value(at)), found);
    }
  }

  /// The sum over all treks: a path down to each end, from one source or from two that covary.
  double covariance(int a, int b) {
    double sum = 0;
    for (Path left : into(a)) {
      for (Path right : into(b)) {
        int top = left.nodes().getFirst();
        int other = right.nodes().getFirst();
        double source = top == other ? model.variance(top) : model.covariances().get(top, other);
        sum += left.product() * source * right.product();
      }
    }
    return sum;
  }

  /// The directed paths from `from` to `to`.
  List<Path> directed(int from, int to) {
    return into(to).stream().filter(path -> path.nodes().getFirst() == from).toList();
  }
}
