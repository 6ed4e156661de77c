package io.causalgym.graph;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// An immutable set of node indices, kept as bits. Iteration is ascending, which is the order of
/// the nodes' names.
public final class NodeSet {

  /// The empty set.
  public static final NodeSet EMPTY = new NodeSet(new long[0]);

  // Trailing words may be zero or missing: equality and hash look at set bits only.
  private final long[] words;

  private NodeSet(long[] words) {
    this.words = words;
  }

  public static NodeSet of(int... nodes) {
    Builder builder = new Builder(0);
    for (int node : nodes) {
      builder.add(node);
    }
    return builder.build();
  }

  /// All nodes below `size`.
  public static NodeSet range(int size) {
    long[] words = new long[(size + 63) >>> 6];
    Arrays.fill(words, -1L);
    if ((size & 63) != 0) {
      words[words.length - 1] = (1L << size) - 1;
    }
    return new NodeSet(words);
  }

  public boolean contains(int node) {
    int word = node >>> 6;
    return word < words.length && (words[word] & (1L << node)) != 0;
  }

  public boolean containsAll(NodeSet other) {
    for (int i = 0; i < other.words.length; i++) {
      if ((other.words[i] & ~word(i)) != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean intersects(NodeSet other) {
    int shared = Math.min(words.length, other.words.length);
    for (int i = 0; i < shared; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  public NodeSet union(NodeSet other) {
    long[] result = Arrays.copyOf(words, Math.max(words.length, other.words.length));
    for (int i = 0; i < other.words.length; i++) {
      result[i] |= other.words[i];
    }
    return new NodeSet(result);
  }

  public NodeSet intersect(NodeSet other) {
    long[] result = new long[Math.min(words.length, other.words.length)];
    for (int i = 0; i < result.length; i++) {
      result[i] = words[i] & other.words[i];
    }
    return new NodeSet(result);
  }

  public NodeSet minus(NodeSet other) {
    long[] result = words.clone();
    int shared = Math.min(words.length, other.words.length);
    for (int i = 0; i < shared; i++) {
      result[i] &= ~other.words[i];
    }
    return new NodeSet(result);
  }

  public NodeSet with(int node) {
    return contains(node) ? this : new Builder(this).add(node).build();
  }

  public NodeSet without(int node) {
    return contains(node) ? new Builder(this).remove(node).build() : this;
  }

  /// The smallest member that is at least `from`, or -1.
  public int next(int from) {
    int index = from >>> 6;
    if (index >= words.length) {
      return -1;
    }
    long word = words[index] & (-1L << from);
    while (word == 0) {
      index++;
      if (index == words.length) {
        return -1;
      }
      word = words[index];
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  /// The smallest member, or -1.
  public int first() {
    return next(0);
  }

  public void forEach(IntConsumer action) {
    for (int i = 0; i < words.length; i++) {
      for (long word = words[i]; word != 0; word &= word - 1) {
        action.accept((i << 6) + Long.numberOfTrailingZeros(word));
      }
    }
  }

  /// The members, ascending.
  public int[] toArray() {
    int[] members = new int[size()];
    int at = 0;
    for (int node = first(); node >= 0; node = next(node + 1)) {
      members[at++] = node;
    }
    return members;
  }

  /// The members, ascending.
  public IntStream stream() {
    return Arrays.stream(toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeSet set && containsAll(set) && set.containsAll(this);
  }

  @Override
  public int hashCode() {
    int end = words.length;
    while (end > 0 && words[end - 1] == 0) {
      end--;
    }
    int hash = 1;
    for (int i = 0; i < end; i++) {
      hash = 31 * hash + Long.hashCode(words[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(toArray());
  }

  private long word(int index) {
    return index < words.length ? words[index] : 0;
  }

  /// A set under construction, also the mark board of graph searches. Not thread-safe.
  public static final class Builder {
    private long[] words;

    /// An empty set with room for nodes below `size`; it grows where needed.
    public Builder(int size) {
      words = new long[(size + 63) >>> 6];
    }

    /// A copy of `set`.
    public Builder(NodeSet set) {
      words = set.words.clone();
    }

    public Builder add(int node) {
      int word = node >>> 6;
      if (word >= words.length) {
        if (node < 0) {
          throw new IndexOutOfBoundsException("the node index " + node + " is negative");
        }
        words = Arrays.copyOf(words, Math.max(word + 1, 2 * words.length));
      }
      words[word] |= 1L << node;
      return this;
    }

    /// Adds a node; whether it was new.
    public boolean addIfAbsent(int node) {
      if (contains(node)) {
        return false;
      }
      add(node);
      return true;
    }

    public Builder addAll(NodeSet set) {
      if (set.words.length > words.length) {
        words = Arrays.copyOf(words, set.words.length);
      }
      for (int i = 0; i < set.words.length; i++) {
        words[i] |= set.words[i];
      }
      return this;
    }

    public Builder remove(int node) {
      int word = node >>> 6;
      if (word < words.length) {
        words[word] &= ~(1L << node);
      }
      return this;
    }

    public boolean contains(int node) {
      int word = node >>> 6;
      return word < words.length && (words[word] & (1L << node)) != 0;
    }

    public NodeSet build() {
      return new NodeSet(words.clone());
    }
  }
}
