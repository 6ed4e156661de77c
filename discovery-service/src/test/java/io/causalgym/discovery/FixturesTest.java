package io.causalgym.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import org.junit.jupiter.api.Test;

class FixturesTest {

  @Test
  void aFixtureHasTheColumnsOfItsTruth() {
    Sample sample = Fixtures.sample("bn_asia");
    assertThat(sample.rows()).isEqualTo(10_000);
    assertThat(Fixtures.names(sample))
        .containsExactly("xray", "lung", "dysp", "tub", "asia", "smoke", "either", "bronc");
    assertThat(Fixtures.skeleton("bn_asia")).hasSize(5).contains("either lung");
    assertThat(
            Fixtures.cpdag(
                Fixtures.json("bn_asia.truth.json").get("cpdag"), Fixtures.names(sample)))
        .hasSize(8);
  }
}
