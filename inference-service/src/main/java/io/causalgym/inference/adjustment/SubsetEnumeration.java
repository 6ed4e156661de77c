package io.causalgym.inference.adjustment;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Lists lazily all sets with a property between two sets, by branching on one node at a time and
/// entering a branch only if it holds a solution.
///
/// Between two answers at most `2 |allowed|` existence checks are made, and the memory is one frame
/// a node. A set without an early node comes before the sets with it, so that small sets tend to
/// come early; the order depends on nothing but the nodes.
///
/// Source: the scheme of van der Zander, Liśkiewicz and Textor, "Separators and adjustment sets in
/// causal graphs: complete criteria and an algorithmic framework", Artificial Intelligence 270,
/// 2019 (`zander2019separators`), algorithm `ListSep`.
final class SubsetEnumeration implements Iterator<NodeSet> {

  /// Whether a set with the property lies between two sets.
  @FunctionalInterface
  interface Existence {
    boolean between(NodeSet include, NodeSet allowed);
  }

  /// The sets between `include` and `allowed`, decided for all nodes below `next`.
  private record Branch(NodeSet include, NodeSet allowed, int next) {}

  private final Existence existence;
  private final Deadline deadline;
  private final Deque<Branch> unchecked = new ArrayDeque<>();

  // Holds the next answer unless the list is exhausted.
  private Branch current;
  private boolean exhausted;

  SubsetEnumeration(NodeSet include, NodeSet allowed, Existence existence, Deadline deadline) {
    this.existence = existence;
    this.deadline = deadline;
    this.current = new Branch(include, allowed.union(include), 0);
    unchecked.push(current);
    advance();
  }

  @Override
  public boolean hasNext() {
    return !exhausted;
  }

  @Override
  public NodeSet next() {
    if (exhausted) {
      throw new NoSuchElementException();
    }
    Branch branch = current;
    NodeSet open = branch.allowed().minus(branch.include());
    for (int node = open.next(branch.next()); node >= 0; node = open.next(node + 1)) {
      deadline.check();
      NodeSet with = branch.include().with(node);
      NodeSet without = branch.allowed().without(node);
      if (existence.between(branch.include(), without)) {
        unchecked.push(new Branch(with, branch.allowed(), node + 1));
        branch = new Branch(branch.include(), without, node + 1);
      } else {
        // The branch holds an answer, so it lies on the other side.
        branch = new Branch(with, branch.allowed(), node + 1);
      }
    }
    advance();
    return branch.include();
  }

  /// Drops branches until one holds an answer.
  private void advance() {
    while (!unchecked.isEmpty()) {
      deadline.check();
      current = unchecked.pop();
      if (existence.between(current.include(), current.allowed())) {
        return;
      }
    }
    exhausted = true;
  }
}
