package io.causalgym.graph.path;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Lists the paths between two nodes, shortest first, equally long ones in the order of their
/// nodes' names and then of edge kinds. At most `length` searches of `O(V + E)` lie between two
/// paths, however many dead ends the graph has, and what is held is proportional to what was
/// listed.
///
/// Source: Yen, "Finding the K shortest loopless paths in a network", Management Science 17(11),
/// 1971, with the partition of Lawler, Management Science 18(7), 1972. Open paths are listed in the
/// same way because a shortest open walk is a path.
///
/// Refuses what does not fit with {@link io.causalgym.graph.GraphProblem.BadQuestion} and open
/// paths in a CPDAG or PAG with {@link io.causalgym.graph.GraphProblem.UnsupportedKind}.
public final class PathSearch {
  private PathSearch() {}

  /// The paths one by one, found while the stream is read; each as its edges in walking order and
  /// stored form.
  ///
  /// @param deadline polled before each search; reading on after it has passed throws {@link
  ///   java.util.concurrent.CancellationException}
  public static Stream<List<Edge>> stream(
      MixedGraph graph, PathQuestion question, Deadline deadline) {
    int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(enumeration(graph, question, deadline), traits), false);
  }

  /// The first `limit` paths, and whether there is another.
  ///
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public static FoundPaths first(
      MixedGraph graph, PathQuestion question, int limit, Deadline deadline) {
    Iterator<List<Edge>> paths = enumeration(graph, question, deadline);
    List<List<Edge>> found = new ArrayList<>();
    while (found.size() < limit && paths.hasNext()) {
      found.add(paths.next());
    }
    return new FoundPaths(found, paths.hasNext());
  }

  private static PathEnumeration enumeration(
      MixedGraph graph, PathQuestion question, Deadline deadline) {
    question.check(graph);
    return new PathEnumeration(new ShortestContinuation(graph, question), question, deadline);
  }
}
