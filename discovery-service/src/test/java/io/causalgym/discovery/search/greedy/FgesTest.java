package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.RandomWorlds;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Covariance;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FgesTest {

  private static LearnedGraph learn(Learner learner, Sample sample) {
    return learner.learn(sample, Knowledge.none(sample.size()), SearchControl.plain());
  }

  @Test
  void withoutFaithfulnessAndWithExactCovariancesTheTrueClassIsFound() {
    for (int seed = 0; seed < 500; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 3 + seed % 10, 1 + seed % 4 * 0.7);
      Covariance covariance = Populations.covariance(dag, seed);
      Fges fges = new Fges(s -> new GaussianBic(covariance, 2), new FgesOptions(-1, false));
      assertThat(learn(fges, Populations.names(dag)).edges())
          .as("seed %d", seed)
          .isEqualTo(Cpdag.of(dag).edges());
    }
  }

  @Test
  void withFaithfulnessOnlyDependentPairsAreJoined() {
    for (int seed = 0; seed < 200; seed++) {
      MixedGraph dag = RandomWorlds.dag(seed, 8, 2);
      Covariance covariance = Populations.covariance(dag, seed);
      Fges fges = new Fges(s -> new GaussianBic(covariance, 2), FgesOptions.defaults());
      assertThat(learn(fges, Populations.names(dag)).edges())
          .as("seed %d", seed)
          .noneMatch(edge -> Math.abs(covariance.correlation(edge.from(), edge.to())) < 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lg_20_2_1000", "lg_50_3_1000", "lg_100_3_1000"})
  void withoutFaithfulnessItIsGesOfTwoPhases(String fixture) {
    Sample sample = Fixtures.sample(fixture);
    LearnedGraph fges = learn(new Fges(GaussianBic::new, new FgesOptions(-1, false)), sample);
    assertThat(fges.edges())
        .isEqualTo(learn(new Ges(GaussianBic::new, GesOptions.twoPhases()), sample).edges());
  }

  @Test
  void withFaithfulnessAPairThatCancelsOutIsNotJoined() {
    // x -> y -> z and x -> z with effects 1 and -1 by the two ways: x and z are uncorrelated.
    Covariance covariance = Covariance.of(3, 1000, new double[] {1, 1, 0, 1, 2, 1, 0, 1, 2});
    Sample names = Populations.names(RandomWorlds.dag(1, 3, 1));
    assertThat(
            learn(new Fges(s -> new GaussianBic(covariance, 2), FgesOptions.defaults()), names)
                .edges())
        .noneMatch(edge -> edge.from() + edge.to() == 2);
    assertThat(
            learn(new Ges(s -> new GaussianBic(covariance, 2), GesOptions.defaults()), names)
                .edges())
        .hasSize(2);
  }
}
