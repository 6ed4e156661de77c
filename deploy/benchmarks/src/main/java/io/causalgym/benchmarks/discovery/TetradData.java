package io.causalgym.benchmarks.discovery;

import edu.cmu.tetrad.data.BoxDataSet;
import edu.cmu.tetrad.data.ContinuousVariable;
import edu.cmu.tetrad.data.DataSet;
import edu.cmu.tetrad.data.DiscreteVariable;
import edu.cmu.tetrad.data.VerticalDoubleDataBox;
import edu.cmu.tetrad.data.VerticalIntDataBox;
import edu.cmu.tetrad.graph.Endpoint;
import edu.cmu.tetrad.graph.Graph;
import edu.cmu.tetrad.graph.Node;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;

/// Samples and graphs from and to Tetrad's forms.
final class TetradData {
  private TetradData() {}

  static DataSet of(Sample sample) {
    List<Node> nodes = new ArrayList<>();
    boolean discrete = sample.variables().getFirst().isDiscrete();
    for (Variable variable : sample.variables()) {
      nodes.add(
          discrete
              ? new DiscreteVariable(variable.name(), variable.levels())
              : new ContinuousVariable(variable.name()));
    }
    return new BoxDataSet(
        discrete
            ? new VerticalIntDataBox(codes(sample))
            : new VerticalDoubleDataBox(values(sample)),
        nodes);
  }

  private static int[][] codes(Sample sample) {
    int[][] columns = new int[sample.size()][sample.rows()];
    for (int column = 0; column < columns.length; column++) {
      short[] codes = sample.codes(column);
      for (int row = 0; row < codes.length; row++) {
        columns[column][row] = codes[row];
      }
    }
    return columns;
  }

  private static double[][] values(Sample sample) {
    double[][] columns = new double[sample.size()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = sample.values(column);
    }
    return columns;
  }

  static List<Edge> edges(Graph graph, List<String> names) {
    List<Edge> edges = new ArrayList<>();
    for (edu.cmu.tetrad.graph.Edge edge : graph.getEdges()) {
      int from = names.indexOf(edge.getNode1().getName());
      int to = names.indexOf(edge.getNode2().getName());
      String marks =
          mark(edge.getEndpoint1(), "<", "-", "o") + mark(edge.getEndpoint2(), ">", "-", "o");
      edges.add(edge(from, to, marks));
    }
    return edges;
  }

  private static String mark(Endpoint endpoint, String arrow, String tail, String circle) {
    if (endpoint == Endpoint.ARROW) {
      return arrow;
    }
    return endpoint == Endpoint.TAIL ? tail : circle;
  }

  private static Edge edge(int from, int to, String marks) {
    return switch (marks) {
      case "->" -> new Edge(from, to, EdgeKind.DIRECTED);
      case "<-" -> new Edge(to, from, EdgeKind.DIRECTED);
      case "<>" -> new Edge(from, to, EdgeKind.BIDIRECTED).canonical();
      case "--" -> new Edge(from, to, EdgeKind.UNDIRECTED).canonical();
      case "o>" -> new Edge(from, to, EdgeKind.CIRCLE_ARROW);
      case "<o" -> new Edge(to, from, EdgeKind.CIRCLE_ARROW);
      case "oo" -> new Edge(from, to, EdgeKind.CIRCLE_CIRCLE).canonical();
      case "o-" -> new Edge(from, to, EdgeKind.CIRCLE_TAIL);
      case "-o" -> new Edge(to, from, EdgeKind.CIRCLE_TAIL);
      default -> throw new IllegalStateException("an edge with marks " + marks);
    };
  }
}
