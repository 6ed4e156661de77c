package io.causalgym.discovery.search.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.independence.OracleTest;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PcOracleTest {
  private static final int WORLDS = 500;

  @ParameterizedTest
  @EnumSource
  void theTrueClassIsFoundWhereTestsAreRight(ColliderRule rule) {
    ConflictRule[] conflicts = ConflictRule.values();
    for (int seed = 0; seed < WORLDS; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 9, 1 + seed % 4);
      PcOptions options = PcOptions.DEFAULTS.with(rule).with(conflicts[seed % conflicts.length]);
      LearnedGraph found = learn(dag, options, Knowledge.none(dag.size()));
      assertThat(found.edges()).as("seed " + seed).isEqualTo(Cpdag.of(dag).edges());
      assertThat(found.notes()).as("seed " + seed).isEmpty();
      assertThat(found.partial()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void trueKnowledgeGivesTheMaximallyOrientedGraph(ColliderRule rule) {
    for (int seed = 0; seed < WORLDS; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 9, 1 + seed % 4);
      RandomKnowledge known = RandomKnowledge.ofTrue(dag, seed);
      LearnedGraph found = learn(dag, PcOptions.DEFAULTS.with(rule), known.knowledge());
      assertThat(found.edges()).as("seed " + seed).isEqualTo(known.orient(Cpdag.of(dag)).edges());
    }
  }

  private static LearnedGraph learn(MixedGraph dag, PcOptions options, Knowledge knowledge) {
    Sample sample = RandomWorlds.linear(dag, 10, 1);
    return new Pc((rows, control) -> new OracleTest(dag), options)
        .learn(sample, knowledge, SearchControl.plain());
  }
}
