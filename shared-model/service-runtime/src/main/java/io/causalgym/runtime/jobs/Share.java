package io.causalgym.runtime.jobs;

/// A node's share of what a job may use, when each node that holds parts of it gets as much as any
/// other.
///
/// Nodes that count the same nodes have shares that add up to the whole.
///
/// @param place of this node among them, from 0
/// @param nodes how many there are, this one included
public record Share(int place, int nodes) {
  /// Of a node that has the job to itself.
  public static final Share WHOLE = new Share(0, 1);

  public Share {
    if (place < 0 || place >= nodes) {
      throw new IllegalArgumentException("place " + place + " is none among " + nodes + " nodes");
    }
  }

  /// Of things that cannot be divided; 0 on some nodes where there are fewer things than nodes.
  public int of(int things) {
    return things / nodes + (place < things % nodes ? 1 : 0);
  }

  public double of(double amount) {
    return amount / nodes;
  }
}
