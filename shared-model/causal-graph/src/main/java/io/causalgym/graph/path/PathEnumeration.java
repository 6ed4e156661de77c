package io.causalgym.graph.path;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.NodeSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/// Splits the set of paths by where they leave the paths already listed; see {@link PathSearch}.
final class PathEnumeration implements Iterator<List<Edge>> {

  /// The shortest path of one part: the paths that begin with its first `fixed` edges and do not go
  /// on with an edge of `banned`.
  @SuppressWarnings("ArrayRecordComponent") // Never leaves this class and is never compared.
  private record Part(int[] path, int fixed, int[] banned) {}

  private final ShortestContinuation continuation;
  private final PathQuestion question;
  private final Deadline deadline;
  private final PriorityQueue<Part> parts =
      new PriorityQueue<>(
          Comparator.<Part>comparingInt(part -> part.path().length)
              .thenComparing(Part::path, this::compareSteps));
  private Part listed = new Part(new int[0], 0, new int[0]);
  private boolean split = true;

  PathEnumeration(ShortestContinuation continuation, PathQuestion question, Deadline deadline) {
    this.continuation = continuation;
    this.question = question;
    this.deadline = deadline;
    push(new int[0], question.from(), NodeSet.of(question.from()), new int[0]);
  }

  @Override
  public boolean hasNext() {
    if (!split) {
      split(listed);
      split = true;
    }
    return !parts.isEmpty();
  }

  @Override
  public List<Edge> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all paths were listed");
    }
    listed = parts.remove();
    split = false;
    return Arrays.stream(listed.path()).mapToObj(continuation.edges()::edge).toList();
  }

  /// The rest of a part, once its shortest path is listed: for each edge after the fixed ones, the
  /// paths that agree up to there and go on otherwise.
  private void split(Part part) {
    int node = question.from();
    NodeSet.Builder visited = new NodeSet.Builder(0).add(node);
    for (int i = 0; i < part.path().length; i++) {
      int edge = part.path()[i];
      if (i >= part.fixed()) {
        int[] banned = i == part.fixed() ? with(part.banned(), edge) : new int[] {edge};
        push(Arrays.copyOf(part.path(), i), node, visited.build(), banned);
      }
      node = continuation.edges().other(edge, node);
      visited.add(node);
    }
  }

  private static int[] with(int[] banned, int edge) {
    int[] longer = Arrays.copyOf(banned, banned.length + 1);
    longer[banned.length] = edge;
    return longer;
  }

  private void push(int[] start, int node, NodeSet visited, int[] banned) {
    deadline.check();
    int entered = start.length == 0 ? -1 : start[start.length - 1];
    int[] rest =
        continuation.find(node, entered, visited, banned, question.maxLength() - start.length);
    if (rest.length > 0) {
      int[] path = Arrays.copyOf(start, start.length + rest.length);
      System.arraycopy(rest, 0, path, start.length, rest.length);
      parts.add(new Part(path, start.length, banned));
    }
  }

  private int compareSteps(int[] a, int[] b) {
    int node = question.from();
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        int order =
            Integer.compare(
                continuation.edges().other(a[i], node), continuation.edges().other(b[i], node));
        return order != 0
            ? order
            : continuation
                .edges()
                .edge(a[i])
                .kind()
                .compareTo(continuation.edges().edge(b[i]).kind());
      }
      node = continuation.edges().other(a[i], node);
    }
    return 0;
  }
}
