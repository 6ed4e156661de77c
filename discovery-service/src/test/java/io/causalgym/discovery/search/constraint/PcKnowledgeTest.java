package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcKnowledgeTest {

  private static PcOptions options(int seed) {
    ColliderRule[] rules = ColliderRule.values();
    ConflictRule[] conflicts = ConflictRule.values();
    return PcOptions.DEFAULTS
        .with(rules[seed % rules.length])
        .with(conflicts[seed / rules.length % conflicts.length]);
  }

  @Test
  void knowledgeIsObeyedWhateverItIs() {
    for (int seed = 0; seed < 300; seed++) {
      int size = 4 + seed % 9;
      Sample sample = RandomWorlds.linear(RandomWorlds.dag(seed, size, 3), 100, seed);
      Knowledge knowledge = RandomKnowledge.any(size, seed);
      LearnedGraph found =
          new Pc(FisherZ::of, options(seed)).learn(sample, knowledge, SearchControl.plain());
      for (Edge edge : found.edges()) {
        assertThat(knowledge.allows(edge.from(), edge.to())).as("seed " + seed).isTrue();
        assertThat(edge.kind() == EdgeKind.DIRECTED || knowledge.allows(edge.to(), edge.from()))
            .as("seed " + seed)
            .isTrue();
      }
      assertThat(found.edges())
          .as("seed " + seed)
          .containsAll(knowledge.required().stream().map(RandomKnowledge::arrow).toList());
      Acyclic.check(found.edges(), size);
    }
  }

  @Test
  void forbiddenDirectionsThatLeaveOnlyACycleCostAnEdge() {
    // A triangle of which every edge may point one way round only.
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 2), 1000, 1);
    Knowledge knowledge = new Knowledge.Builder(3).require(0, 1).require(1, 2).forbid(0, 2).build();
    LearnedGraph found =
        new Pc(FisherZ::of, PcOptions.DEFAULTS).learn(sample, knowledge, SearchControl.plain());
    assertThat(found.edges())
        .containsExactly(new Edge(0, 1, EdgeKind.DIRECTED), new Edge(1, 2, EdgeKind.DIRECTED));
    assertThat(found.notes()).anyMatch(note -> note.contains("X02 -> X00"));
  }

  @Test
  void knowledgeThatContradictsItselfIsRefused() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 2), 100, 1);
    Knowledge knowledge =
        new Knowledge.Builder(3)
            .tier(List.of(0), false)
            .tier(List.of(1), false)
            .require(1, 0)
            .build();
    assertThatThrownBy(() ->
            new Pc(FisherZ::of, PcOptions.DEFAULTS).learn(sample, knowledge, SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("X01 -> X00");
  }

  @Test
  void knowledgeOfOtherVariablesIsRefused() {
    Sample sample = RandomWorlds.linear(RandomWorlds.dag(1, 3, 2), 100, 1);
    assertThatThrownBy(() ->
            new Pc(FisherZ::of, PcOptions.DEFAULTS)
                .learn(sample, Knowledge.none(4), SearchControl.plain()))
        .isInstanceOf(DiscoveryException.class)
        .hasMessageContaining("4 variables");
  }
}
