package io.causalgym.discovery.search.permutation;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import java.util.Arrays;

/// One step of growing and all steps of shrinking, as one thread does them. Not thread-safe.
///
/// Source: Margaritis and Thrun, "Bayesian network induction via local neighborhoods", NIPS 1999
/// (margaritis1999bayesian), with a score in place of a test.
final class GrowShrink {
  private final Knowledge knowledge;
  private final Score.Worker worker;
  private final int[] candidates;
  private final double[] scores;
  private final int[] ranked;
  private final double[] rankedScores;
  private final Prefix prefix = new Prefix();
  private final long[] unused;
  private long asked;

  GrowShrink(Score score, Knowledge knowledge) {
    int size = score.size();
    this.knowledge = knowledge;
    this.worker = score.worker();
    this.candidates = new int[size];
    this.scores = new double[size];
    this.ranked = new int[size];
    this.rankedScores = new double[size];
    this.unused = new long[(size + 63) >>> 6];
  }

  /// A prefix for the thread's next trace.
  Prefix prefix() {
    return prefix;
  }

  /// Where bits go that nobody reads.
  long[] unused() {
    return unused;
  }

  /// Local scores computed since the last call.
  long takeAsked() {
    long taken = asked;
    asked = 0;
    return taken;
  }

  double local(int variable, int[] parents) {
    asked++;
    return worker.local(variable, parents, parents.length);
  }

  /// A variable with parents, and everything that would improve its score as one more parent, the
  /// best first and among equals the one with the lowest number.
  GrowShrinkNode grow(int variable, int[] parents, double score) {
    int count = candidates(variable, parents);
    worker.grown(variable, parents, parents.length, candidates, count, scores);
    asked += count;
    int better = 0;
    for (int i = 0; i < count; i++) {
      if (scores[i] > score) {
        rank(candidates[i], scores[i], better++);
      }
    }
    return new GrowShrinkNode(
        parents, score, Arrays.copyOf(ranked, better), Arrays.copyOf(rankedScores, better));
  }

  private int candidates(int variable, int[] parents) {
    int count = 0;
    for (int other = 0; other < candidates.length; other++) {
      if (other != variable && knowledge.allows(other, variable) && !has(parents, other)) {
        candidates[count++] = other;
      }
    }
    return count;
  }

  private static boolean has(int[] parents, int variable) {
    for (int parent : parents) {
      if (parent == variable) {
        return true;
      }
    }
    return false;
  }

  private void rank(int candidate, double score, int count) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rankedScores[middle] >= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(ranked, low, ranked, low + 1, count - low);
    System.arraycopy(rankedScores, low, rankedScores, low + 1, count - low);
    ranked[low] = candidate;
    rankedScores[low] = score;
  }

  /// Takes parents away, each time the one without which the score is best, while that improves it;
  /// required ones stay.
  Family shrink(int variable, int[] grown, double grownScore) {
    int[] parents = grown.clone();
    int count = parents.length;
    double score = grownScore;
    while (count > 0) {
      worker.shrunk(variable, parents, count, scores);
      asked += count;
      int worst = worst(variable, parents, count, score);
      if (worst < 0) {
        break;
      }
      score = scores[worst];
      System.arraycopy(parents, worst + 1, parents, worst, count - worst - 1);
      count--;
    }
    int[] kept = Arrays.copyOf(parents, count);
    Arrays.sort(kept);
    return new Family(variable, local(variable, kept), kept);
  }

  /// The place of the parent to take away, or -1.
  private int worst(int variable, int[] parents, int count, double score) {
    int worst = -1;
    double best = score;
    for (int i = 0; i < count; i++) {
      if (scores[i] > best && !knowledge.requires(parents[i], variable)) {
        best = scores[i];
        worst = i;
      }
    }
    return worst;
  }
}
