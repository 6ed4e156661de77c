package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds an edge: `Insert(u, v, C)` for nodes that are not adjacent is valid iff `C` is a clique of
/// neighbours of `v` that holds those adjacent to `u`, and each semi-directed path from `v` to `u`
/// meets it. Gain: `s(v, pa + C + u) - s(v, pa + C)` (Chickering 2002, Theorem 15; Hauser and
/// Bühlmann 2012, Proposition 25).
///
/// For one set of parents `pa + C` all `u` are scored in one batch, kept as long as `v` may need
/// it.
final class Insertions extends Operators {
  // Sets of parents that come and go while the edges around a node are oriented.
  private static final int MOST_SPARE = 32;

  private final int maxDegree;
  // Rows of the nodes that gain by an edge alone; null where any may become adjacent.
  private final long @Nullable [] possible;
  private final boolean[] looked;
  private final SemiDirectedPaths paths;
  private final List<List<Batch>> batches = new ArrayList<>();

  /// The moves that add one more to a set of parents.
  private static final class Batch {
    final long[] parents;
    final RankedMoves moves;

    Batch(long[] parents, int words) {
      this.parents = parents.clone();
      this.moves = new RankedMoves(words);
      moves.keep(parents, 0);
    }
  }

  /// @param maxDegree edges at a node at most, negative for no limit
  /// @param faithful whether only nodes that are dependent by themselves may become adjacent
  Insertions(int size, Knowledge knowledge, int maxDegree, boolean faithful) {
    super(size, knowledge);
    this.maxDegree = maxDegree;
    this.possible = faithful ? new long[size * words] : null;
    this.looked = new boolean[size];
    this.paths = new SemiDirectedPaths(size);
    for (int node = 0; node < size; node++) {
      batches.add(new ArrayList<>());
    }
  }

  @Override
  RankedMoves[] score(PartialDag graph, int to, SearchScratch scratch) {
    scratch.cliques.find(graph, graph.neighbours, graph.row(to));
    List<Batch> before = batches.get(to);
    List<Batch> now = new ArrayList<>();
    for (int clique = 0; clique < scratch.cliques.count(); clique++) {
      scratch.begin(graph, to, scratch.cliques.sets(), clique * words);
      Batch batch = find(before, scratch.set);
      batch = batch == null ? batch(to, scratch) : batch;
      batch.moves.replace(scratch.cliques.sets(), clique * words);
      now.add(batch);
    }
    RankedMoves[] scored = now.stream().map(batch -> batch.moves).toArray(RankedMoves[]::new);
    for (Batch batch : before) {
      if (now.size() < scored.length + MOST_SPARE && find(now, batch.parents) == null) {
        now.add(batch);
      }
    }
    batches.set(to, now);
    return scored;
  }

  private static @Nullable Batch find(List<Batch> batches, long[] parents) {
    for (Batch batch : batches) {
      if (java.util.Arrays.equals(batch.parents, parents)) {
        return batch;
      }
    }
    return null;
  }

  private Batch batch(int to, SearchScratch scratch) {
    if (possible != null && !looked[to]) {
      look(to, scratch, possible);
    }
    Batch batch = new Batch(scratch.set, words);
    double base = scratch.local(to);
    int candidates = grow(to, scratch);
    for (int i = 0; i < candidates; i++) {
      double gain = scratch.grown[i] - base;
      if (gain > scratch.least) {
        batch.moves.add(scratch.candidates[i], 0, gain);
      }
    }
    batch.moves.rank();
    return batch;
  }

  /// Finds the nodes that gain by an edge to a node without parents.
  private void look(int to, SearchScratch scratch, long[] into) {
    long[] set = scratch.set.clone();
    looked[to] = true;
    java.util.Arrays.fill(scratch.set, 0);
    java.util.Arrays.fill(into, to * words, (to + 1) * words, -1L);
    double base = scratch.local(to);
    int candidates = grow(to, scratch);
    java.util.Arrays.fill(into, to * words, (to + 1) * words, 0);
    for (int i = 0; i < candidates; i++) {
      if (scratch.grown[i] > base) {
        Bits.add(into, to * words, scratch.candidates[i]);
      }
    }
    System.arraycopy(set, 0, scratch.set, 0, words);
  }

  private int grow(int to, SearchScratch scratch) {
    int count = Bits.list(scratch.set, 0, words, scratch.parents);
    int candidates = candidates(to, scratch);
    scratch
        .scores
        .worker()
        .grown(to, scratch.parents, count, scratch.candidates, candidates, scratch.grown);
    scratch.scores.ask(candidates);
    return candidates;
  }

  /// Those adjacent now may not be later, while the batch lives.
  private int candidates(int to, SearchScratch scratch) {
    int count = 0;
    for (int other = 0; other < stale.length; other++) {
      if (other != to
          && !Bits.has(scratch.set, 0, other)
          && (possible == null || Bits.has(possible, to * words, other))
          && knowledge.allowsAdjacency(other, to)) {
        scratch.candidates[count++] = other;
      }
    }
    return count;
  }

  @Override
  boolean valid(PartialDag graph, int from, int to, long[] cliques, int clique) {
    int row = graph.row(to);
    int other = graph.row(from);
    if (graph.adjacent(from, to)) {
      return false;
    }
    for (int word = 0; word < words; word++) {
      if ((graph.neighbours[row + word] & graph.adjacent[other + word] & ~cliques[clique + word])
          != 0) {
        return false;
      }
    }
    return (maxDegree < 0 || (graph.degree(from) < maxDegree && graph.degree(to) < maxDegree))
        && !paths.exist(graph, to, from, cliques, clique);
  }

  @Override
  void apply(PartialDag graph, int from, int to, long[] cliques, int clique) {
    direct(graph, to, cliques, clique);
    graph.direct(from, to);
  }

  @Override
  boolean touched(PartialDag graph, int node, int a, int b, long[] changed) {
    return Bits.has(changed, 0, node) || (graph.undirected(node, a) && graph.undirected(node, b));
  }

  @Override
  String phase() {
    return "forward phase";
  }
}
