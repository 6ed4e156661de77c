package io.causalgym.discovery.score;

/// A score of graphs over one sample that is a sum of local scores, one for each node with its
/// parents; higher is better.
///
/// Immutable; each thread works with a {@link Worker} of its own.
public interface Score {

  /// The number of variables.
  int size();

  /// Scratch space for one thread.
  Worker worker();

  /// The score as one thread uses it. Not thread-safe.
  interface Worker {

    /// The local score of `node` with the first `count` of `parents`; the same bits for any order
    /// of them, which are sorted inside where that matters. Negative infinity where it cannot be
    /// computed, such as for collinear parents.
    double local(int node, int[] parents, int count);

    /// The local scores of `node` with one more parent: `into[i]` for `parents` and
    /// `candidates[i]`. Costs less than one call of {@link #local} for each.
    default void grown(
        int node, int[] parents, int count, int[] candidates, int candidateCount, double[] into) {
      int[] more = new int[count + 1];
      System.arraycopy(parents, 0, more, 0, count);
      for (int i = 0; i < candidateCount; i++) {
        more[count] = candidates[i];
        into[i] = local(node, more, count + 1);
      }
    }

    /// The local scores of `node` with one parent less: `into[i]` without `parents[i]`.
    default void shrunk(int node, int[] parents, int count, double[] into) {
      int[] fewer = new int[Math.max(0, count - 1)];
      for (int i = 0; i < count; i++) {
        System.arraycopy(parents, 0, fewer, 0, i);
        System.arraycopy(parents, i + 1, fewer, i, count - 1 - i);
        into[i] = local(node, fewer, count - 1);
      }
    }
  }
}
