package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.score.Score;
import java.util.Arrays;

/// Local scores of one thread, remembered: open addressing over keys of sorted parents, emptied
/// when full. Not thread-safe.
final class LocalScores {
  private static final int SLOTS = 1 << 16;
  private static final int MOST_KEPT = SLOTS / 2;
  private static final int MOST_INTS = 1 << 20;

  private final Score.Worker worker;
  private final int[] slots = new int[SLOTS];
  private int[] keys = new int[1 << 12];
  private double[] values = new double[1 << 8];
  private int[] starts = new int[1 << 8];
  private int kept;
  private int used;
  private long asked;

  LocalScores(Score score) {
    this.worker = score.worker();
  }

  Score.Worker worker() {
    return worker;
  }

  /// How many scores were asked for since the last call.
  long takeAsked() {
    long taken = asked;
    asked = 0;
    return taken;
  }

  void ask(int count) {
    asked += count;
  }

  /// @param parents ascending
  double local(int node, int[] parents, int count) {
    asked++;
    int slot = hash(node, parents, count) & SLOTS - 1;
    while (slots[slot] != 0) {
      int entry = slots[slot] - 1;
      if (matches(starts[entry], node, parents, count)) {
        return values[entry];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    double value = worker.local(node, parents, count);
    keep(slot, node, parents, count, value);
    return value;
  }

  private boolean matches(int start, int node, int[] parents, int count) {
    return keys[start] == node
        && keys[start + 1] == count
        && Arrays.equals(keys, start + 2, start + 2 + count, parents, 0, count);
  }

  private static int hash(int node, int[] parents, int count) {
    long hash = node * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < count; i++) {
      hash = (hash ^ hash >>> 32 ^ parents[i]) * 0xD6E8FEB86659FD93L;
    }
    return (int) (hash >>> 32);
  }

  private void keep(int slot, int node, int[] parents, int count, double value) {
    if (kept == MOST_KEPT || used + count + 2 > MOST_INTS) {
      Arrays.fill(slots, 0);
      kept = 0;
      used = 0;
      return;
    }
    if (used + count + 2 > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(2 * keys.length, used + count + 2));
    }
    if (kept == values.length) {
      values = Arrays.copyOf(values, 2 * kept);
      starts = Arrays.copyOf(starts, 2 * kept);
    }
    keys[used] = node;
    keys[used + 1] = count;
    System.arraycopy(parents, 0, keys, used + 2, count);
    starts[kept] = used;
    values[kept++] = value;
    slots[slot] = kept;
    used += count + 2;
  }
}
