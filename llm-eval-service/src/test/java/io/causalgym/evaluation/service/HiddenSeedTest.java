package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HiddenSeedTest {
  @Test
  void theCommitmentIsTheHashOfWhatIsRevealed() {
    assertThat(HiddenSeed.reveal(-7, "ab")).isEqualTo("-7:ab");
    // printf '%s' '-7:ab' | sha256sum
    assertThat(HiddenSeed.commitment(-7, "ab"))
        .isEqualTo("331d32f89f8a63d5a1bc4ad30a3328b7dd442a1670eba3559f2f7739ae5036dd");
  }

  @Test
  void anotherSeedOrSaltIsAnotherCommitment() {
    assertThat(HiddenSeed.commitment(1, "a"))
        .isNotEqualTo(HiddenSeed.commitment(2, "a"))
        .isNotEqualTo(HiddenSeed.commitment(1, "b"));
  }

  @Test
  void saltsHave128BitsAndAreNeverTheSame() {
    Set<String> salts = new HashSet<>();
    for (int draw = 0; draw < 1_000; draw++) {
      assertThat(HiddenSeed.salt()).matches("[0-9a-f]{32}").matches(salts::add);
    }
  }
}
