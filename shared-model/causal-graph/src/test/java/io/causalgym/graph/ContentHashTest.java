package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.format.RandomMixedGraphs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentHashTest {

  @ParameterizedTest
  @EnumSource(GraphKind.class)
  void theOrderOfWritingDoesNotMatter(GraphKind kind) {
    for (long seed = 0; seed < 100; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(kind, false, seed);
      SplittableRandom random = new SplittableRandom(seed);

      assertThat(ContentHash.of(shuffled(graph, random)))
          .as("seed %d", seed)
          .isEqualTo(ContentHash.of(graph))
          .matches("[0-9a-f]{64}");
    }
  }

  @Test
  void graphsHaveOneHashExactlyIfTheyAreEqual() {
    Map<String, MixedGraph> byHash = new HashMap<>();
    for (GraphKind kind : GraphKind.values()) {
      for (long seed = 0; seed < 400; seed++) {
        MixedGraph graph = RandomMixedGraphs.of(kind, true, seed);
        MixedGraph before = byHash.put(ContentHash.of(graph), graph);
        assertThat(before == null || before.equals(graph)).as("seed %d", seed).isTrue();
      }
    }
    assertThat(new HashSet<>(byHash.values())).hasSameSizeAs(byHash.keySet());
  }

  @Test
  void anySingleDifferenceChangesIt() {
    Set<String> hashes = new HashSet<>();
    List<GraphBuilder> builders =
        List.of(
            ab().edge("a", "b", EdgeKind.DIRECTED),
            ab().edge("b", "a", EdgeKind.DIRECTED),
            ab().edge("a", "b", EdgeKind.BIDIRECTED),
            ab().edge("a", "b", EdgeKind.UNDIRECTED),
            ab().edge("a", "b", EdgeKind.CIRCLE_ARROW),
            ab().edge("b", "a", EdgeKind.CIRCLE_ARROW),
            ab().edge("a", "b", EdgeKind.CIRCLE_CIRCLE),
            ab().edge("a", "b", EdgeKind.CIRCLE_TAIL),
            ab(),
            ab().latent("a"),
            ab().latent("b"),
            ab().latent("a").latent("b"),
            ab().node("c"),
            ab().kind(GraphKind.ADMG),
            ab().kind(GraphKind.PAG),
            MixedGraph.builder(),
            MixedGraph.builder().node("ab"),
            MixedGraph.builder().node("a,b"),
            MixedGraph.builder().node("a\0b"),
            MixedGraph.builder().node("\uD800"),
            MixedGraph.builder().node("\uD801"),
            MixedGraph.builder().node("?"));
    builders.forEach(builder -> hashes.add(ContentHash.of(builder.build())));

    assertThat(hashes).hasSameSizeAs(builders);
  }

  /// Stored ids outlive a release: this value may only change with the version in the layout.
  @Test
  void theHashOfAGraphStaysTheSame() {
    assertThat(ContentHash.of(ab().edge("a", "b", EdgeKind.DIRECTED).latent("a").build()))
        .isEqualTo("8416ae4cf8ef9df60122e7bb2d6e22abbfe967710e3df1f2b8a0bc4af43ca64c");
  }

  private static GraphBuilder ab() {
    return MixedGraph.builder().node("a").node("b");
  }

  private static MixedGraph shuffled(MixedGraph graph, SplittableRandom random) {
    GraphBuilder builder = MixedGraph.builder().kind(graph.kind());
    List<String> names = new ArrayList<>(graph.names());
    List<Edge> edges = new ArrayList<>(graph.edges());
    Collections.shuffle(names, Random.from(random));
    Collections.shuffle(edges, Random.from(random));
    names.forEach(name -> {
      if (graph.latent().contains(graph.node(name))) {
        builder.latent(name);
      } else {
        builder.node(name);
      }
    });
    for (Edge edge : edges) {
      boolean turn = edge.kind().symmetric() && random.nextBoolean();
      builder.edge(
          graph.name(turn ? edge.to() : edge.from()),
          graph.name(turn ? edge.from() : edge.to()),
          edge.kind());
    }
    return builder.build();
  }
}
