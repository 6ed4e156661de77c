package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Noise;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import io.causalgym.numeric.backend.SumProduct;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A program that hashes every bit of what the kernels give.
public final class KernelFingerprint {
  private KernelFingerprint() {}

  public static void main(String[] arguments) {
    System.out.println(text());
  }

  static String text() {
    KernelRun run = KernelRun.plain();
    long hash = 0;
    try (KernelBackend backend = new JvmBackend()) {
      double[] set = new double[6 * 20];
      Arrays.setAll(set, at -> at % 7 == 0 ? at * 0.1 : Double.NaN);
      Matrix interventions = Matrix.owning(20, 6, set);
      hash = hash(hash, backend.monteCarlo(program(), interventions, 2500, 1, run));
      Matrix terms = normals(1001, 5);
      hash = hash(hash, backend.bootstrapSums(terms, 40, 2, run));
      SumProduct plan = new SumProduct(new int[] {2, 3, 2}, 1, new int[][] {{3, 1, 0}, {0, 2, 1}});
      hash =
          hash(hash, backend.sumProduct(plan, new Matrix[] {normals(90, 6), normals(1, 6)}, run));
      hash = hash(hash, backend.sumProduct(plan, new Matrix[] {normals(1, 6), normals(1, 6)}, run));
    }
    return Long.toHexString(hash);
  }

  private static ScmProgram program() {
    List<Node> nodes = new ArrayList<>();
    for (int node = 0; node < 6; node++) {
      List<Term> terms = new ArrayList<>();
      for (int parent = 0; parent < node; parent++) {
        List<Shape> shapes = List.of(Shape.values());
        terms.add(
            new Term(parent, shapes.get((node + parent) % shapes.size()), 0.3 * parent - 0.4));
      }
      nodes.add(new Node(0.1 * node, 1, node % 2 == 0 ? Noise.NORMAL : Noise.UNIFORM, terms));
    }
    return new ScmProgram(nodes, new int[] {3, 5});
  }

  private static Matrix normals(int rows, int columns) {
    double[] values = new double[rows * columns];
    new RandomStream(rows, columns).fillNormal(0, values, 0, values.length);
    return Matrix.owning(rows, columns, values);
  }

  private static long hash(long start, Matrix matrix) {
    long hash = start;
    for (double value : matrix.values()) {
      hash = 31 * hash + Double.doubleToLongBits(value);
    }
    return hash;
  }
}
