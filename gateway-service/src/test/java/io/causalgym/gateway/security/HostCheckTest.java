package io.causalgym.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8080"})
  void onLoopbackItsOwnNamesAreAdmitted(String host) {
    assertThat(new HostCheck("127.0.0.1").admits(host)).isTrue();
    assertThat(new HostCheck("::1").admits(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "localhost.example.org",
        "localhost:80:80",
        "localhost:x",
        "127.0.0.1.example.org",
        "127.0.0.1@example.org",
        "::1",
        "[::1",
        "",
        ":8080"
      })
  void onLoopbackNoOtherNameIs(String host) {
    assertThat(new HostCheck("127.0.0.1").admits(host)).isFalse();
  }

  @Test
  void elsewhereEveryNameIs() {
    assertThat(new HostCheck("0.0.0.0").admits("gym.example.org")).isTrue();
  }
}
