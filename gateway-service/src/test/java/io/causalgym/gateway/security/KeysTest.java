package io.causalgym.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  // SHA-256 of "abc", FIPS 180-2, appendix B.1.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void aKeyIsKnownByItsHash() {
    Keys keys = Keys.parse(List.of("# who", "", "  ada:compute:" + ABC + "  "));

    assertThat(keys.holder("abc")).contains(new Principal("ada", Role.COMPUTE));
    assertThat(keys.holder("abd")).isEmpty();
    assertThat(keys.holder(ABC)).isEmpty();
    assertThat(keys.holder("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada:compute",
        "ada:compute:abc",
        "ada:boss:" + ABC,
        "a da:read:" + ABC,
        ":read:" + ABC,
        "ada:read:" + ABC + ":more"
      })
  void aLineOfAnotherFormIsNamedByItsNumberAndNotShown(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.parse(List.of("# who", line)))
        .withMessageStartingWith("line 2 of the keys file")
        .withMessageNotContaining("abc")
        .withMessageNotContaining(ABC);
  }

  @Test
  void aNameStandsOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Keys.parse(List.of("ada:read:" + ABC, "ada:admin:" + ABC)))
        .withMessageContaining("'ada' a second time");
  }

  @Test
  void aRoleIncludesTheOnesBeforeIt() {
    assertThat(Role.ADMIN.includes(Role.COMPUTE)).isTrue();
    assertThat(Role.COMPUTE.includes(Role.READ)).isTrue();
    assertThat(Role.COMPUTE.includes(Role.COMPUTE)).isTrue();
    assertThat(Role.READ.includes(Role.COMPUTE)).isFalse();
  }
}
