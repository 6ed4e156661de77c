package io.causalgym.graph.separation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Finds sets `Z` with `include ⊆ Z ⊆ allowed` that m-separate `x` and `y` and of which no smaller
/// such set does.
///
/// All of them lie in `A`, the anteriors of `x`, `y` and `include`, and inside `A` separation is
/// that of vertices in the augmented (moral) graph of `A`: there every collider is open, blocked
/// nodes included. That graph can be quadratic and is never built; its reachability is {@link
/// Reachability} with all of `A` opening.
///
/// Source: van der Zander and Liśkiewicz, "Finding minimal d-separators in linear time and
/// applications", UAI 2019, Algorithm 1, on m-separation as in van der Zander, Liśkiewicz and
/// Textor, "Separators and adjustment sets in causal graphs", Artificial Intelligence 270, 2019,
/// sections 4 and 6. The graph must be a DAG, ADMG or MAG; latent nodes are excluded by leaving
/// them out of `allowed`.
///
/// Every method refuses `x`, `y` and `include` that overlap, an `include` that is not in `allowed`,
/// and what {@link MSeparation} refuses. Members of `allowed` that are in `x` or `y` do no harm.
public final class MinimalSeparators {
  private MinimalSeparators() {}

  /// A minimal separator, the one nearest to `x`; `O(V + E)`.
  ///
  /// @return empty if no allowed set separates; the empty set if none is needed
  public static Optional<NodeSet> minimal(
      GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed) {
    SeparatorSearch search = new SeparatorSearch(view, x, y, include, allowed);
    return search.nearest(search.candidates()).map(include::union);
  }

  /// Whether any allowed set separates; `O(V + E)`.
  public static boolean exists(
      GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed) {
    return minimal(view, x, y, include, allowed).isPresent();
  }

  /// All minimal separators, each once, the one nearest to `x` first; found one by one while the
  /// stream is read, `O(V (V + E))` between two of them. There can be exponentially many: limit the
  /// stream.
  ///
  /// @param deadline polled between steps; reading on after it has passed throws {@link
  ///   java.util.concurrent.CancellationException}
  public static Stream<NodeSet> all(
      GraphView view, NodeSet x, NodeSet y, NodeSet include, NodeSet allowed, Deadline deadline) {
    SeparatorSearch search = new SeparatorSearch(view, x, y, include, allowed);
    SeparatorEnumeration enumeration = new SeparatorEnumeration(search, deadline);
    int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(enumeration, traits), false)
        .map(include::union);
  }
}
