package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Deadline;
import java.util.Arrays;

/// A directed network with small integer capacities. The maximum flow is found by shortest
/// augmenting paths, `O(flow (nodes + edges))`.
///
/// Source: Edmonds and Karp, "Theoretical improvements in algorithmic efficiency for network flow
/// problems", Journal of the ACM 19(2), 1972 (edmonds1972theoretical).
final class FlowNetwork {
  private final int[] firstEdge;
  // Edge `e` and its residual `e ^ 1` stand side by side.
  private int[] nextEdge = new int[64];
  private int[] head = new int[64];
  private int[] capacity = new int[64];
  private int edges;

  FlowNetwork(int nodes) {
    firstEdge = new int[nodes];
    Arrays.fill(firstEdge, -1);
  }

  /// Adds an edge; its number.
  int edge(int from, int to, int room) {
    if (edges + 2 > head.length) {
      nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
      head = Arrays.copyOf(head, 2 * edges);
      capacity = Arrays.copyOf(capacity, 2 * edges);
    }
    half(from, to, room);
    half(to, from, 0);
    return edges - 2;
  }

  private void half(int from, int to, int room) {
    head[edges] = to;
    capacity[edges] = room;
    nextEdge[edges] = firstEdge[from];
    firstEdge[from] = edges++;
  }

  /// What flows from `source` to `sink` at most, at most `enough`.
  int maximum(int source, int sink, int enough, Deadline deadline) {
    int flow = 0;
    int[] arrival = new int[firstEdge.length];
    int[] queue = new int[firstEdge.length];
    while (flow < enough && search(source, sink, arrival, queue)) {
      deadline.check();
      for (int node = sink; node != source; node = head[arrival[node] ^ 1]) {
        capacity[arrival[node]]--;
        capacity[arrival[node] ^ 1]++;
      }
      flow++;
    }
    return flow;
  }

  private boolean search(int source, int sink, int[] arrival, int[] queue) {
    Arrays.fill(arrival, -1);
    queue[0] = source;
    int tail = 1;
    for (int at = 0; at < tail; at++) {
      for (int edge = firstEdge[queue[at]]; edge >= 0; edge = nextEdge[edge]) {
        int to = head[edge];
        if (capacity[edge] > 0 && arrival[to] < 0 && to != source) {
          arrival[to] = edge;
          if (to == sink) {
            return true;
          }
          queue[tail++] = to;
        }
      }
    }
    return false;
  }

  /// What flows along an edge.
  int flow(int edge) {
    return capacity[edge ^ 1];
  }
}
