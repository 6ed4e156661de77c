package io.causalgym.inference.exact;

import java.util.Arrays;

/// A binary heap of nodes by score, smallest first, ties by node; scores may change. `O(log n)` an
/// operation.
final class ScoreHeap {
  private static final int ABSENT = -1;

  private final double[] scores;
  private final int[] heap;
  private final int[] places;
  private int size;

  ScoreHeap(int nodes) {
    scores = new double[nodes];
    heap = new int[nodes];
    places = new int[nodes];
    Arrays.fill(places, ABSENT);
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(int node) {
    return places[node] != ABSENT;
  }

  void add(int node, double score) {
    scores[node] = score;
    place(node, size++);
    up(places[node]);
  }

  void update(int node, double score) {
    double before = scores[node];
    scores[node] = score;
    if (score < before) {
      up(places[node]);
    } else if (score > before) {
      down(places[node]);
    }
  }

  int removeFirst() {
    int first = heap[0];
    places[first] = ABSENT;
    int last = heap[--size];
    if (size > 0) {
      place(last, 0);
      down(0);
    }
    return first;
  }

  private void up(int from) {
    int at = from;
    int node = heap[at];
    while (at > 0 && before(node, heap[(at - 1) / 2])) {
      place(heap[(at - 1) / 2], at);
      at = (at - 1) / 2;
    }
    place(node, at);
  }

  private void down(int from) {
    int at = from;
    int node = heap[at];
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], node)) {
        break;
      }
      place(heap[child], at);
      at = child;
    }
    place(node, at);
  }

  private void place(int node, int at) {
    heap[at] = node;
    places[node] = at;
  }

  private boolean before(int a, int b) {
    return scores[a] != scores[b] ? scores[a] < scores[b] : a < b;
  }
}
