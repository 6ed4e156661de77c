package io.causalgym.graph.separation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists minimal separators by growing the side of `x`.
///
/// A minimal separator is known by its side, so the sides that contain `side` and avoid `kept` are
/// split by one node `v` of the nearest separator: either `v` joins the side (the smallest side
/// then follows from two closures and may show that there is none), or `v` is kept out for good.
/// When every node of the separator is kept out, it is the answer. Each leaf of this tree is an
/// answer and its depth is at most `2 V`, hence a delay of `O(V (V + E))`.
///
/// Source: Takata, "Space-optimal, backtracking algorithms to list the minimal vertex separators of
/// a graph", Discrete Applied Mathematics 158(15), 2010; used as ListMinSep in van der Zander,
/// Liśkiewicz and Textor, Artificial Intelligence 270, 2019, section 4.3. Departs from it by an
/// explicit stack, and by walking through nodes that are not allowed instead of adding edges around
/// them.
final class SeparatorEnumeration implements Iterator<NodeSet> {

  /// The separators whose side contains `side` and avoids `kept`; `separator` is the nearest.
  private record Branch(NodeSet separator, NodeSet side, NodeSet kept) {}

  private final SeparatorSearch search;
  private final Deadline deadline;
  private final ArrayDeque<Branch> open = new ArrayDeque<>();
  private @Nullable NodeSet found;

  SeparatorEnumeration(SeparatorSearch search, Deadline deadline) {
    this.search = search;
    this.deadline = deadline;
    branch(search.candidates(), NodeSet.EMPTY).ifPresent(open::push);
  }

  @Override
  public boolean hasNext() {
    while (found == null && !open.isEmpty()) {
      deadline.check();
      expand(open.pop());
    }
    return found != null;
  }

  @Override
  public NodeSet next() {
    NodeSet next = hasNext() ? found : null;
    if (next == null) {
      throw new NoSuchElementException("all minimal separators were listed");
    }
    found = null;
    return next;
  }

  private void expand(Branch branch) {
    int node = branch.separator().minus(branch.kept()).first();
    if (node < 0) {
      found = branch.separator();
      return;
    }
    NodeSet available = search.candidates().minus(branch.side()).without(node);
    branch(available, branch.kept()).ifPresent(open::push);
    // Pushed last, so that nearer separators come first.
    open.push(new Branch(branch.separator(), branch.side(), branch.kept().with(node)));
  }

  private Optional<Branch> branch(NodeSet available, NodeSet kept) {
    return search
        .nearest(available)
        .map(separator -> new Branch(separator, search.side(separator), kept))
        .filter(branch -> !branch.side().intersects(kept));
  }
}
