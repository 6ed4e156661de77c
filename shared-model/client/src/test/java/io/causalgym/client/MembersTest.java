package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import org.junit.jupiter.api.Test;

final class MembersTest {
  private static final Operation<?, ?> ASKED = InferenceOperations.IDENTIFY;
  private static final Operation<?, ?> OTHER = InferenceOperations.DO;

  private final Members members = new Members();

  @Test
  void withoutSilenceTheClusterChooses() {
    members.heard("a", ASKED.name());

    assertThat(members.address(ASKED)).isEqualTo(ASKED.address());
  }

  @Test
  void afterASilenceACallGoesToWhoWasHeardOf() {
    members.heard("a", ASKED.name());
    members.silent();

    assertThat(members.address(ASKED)).isEqualTo(CallHeaders.direct(ASKED.address(), "a"));
    assertThat(members.address(OTHER)).isEqualTo(OTHER.address());
  }

  @Test
  void whereNobodyListensNoCallGoesAgainBeforeThatMemberIsHeardOf() {
    members.heard("a", ASKED.name());
    members.heard("a", OTHER.name());
    members.silent();

    members.absent(ASKED, members.address(ASKED));

    assertThat(members.address(ASKED)).isEqualTo(ASKED.address());
    assertThat(members.address(OTHER)).isEqualTo(CallHeaders.direct(OTHER.address(), "a"));
    members.heard("a", ASKED.name());
    assertThat(members.address(ASKED)).isEqualTo(CallHeaders.direct(ASKED.address(), "a"));
  }

  @Test
  void whereNobodyWasHeardOfNobodyIsForgotten() {
    members.silent();

    members.absent(ASKED, ASKED.address());

    assertThat(members.address(ASKED)).isEqualTo(ASKED.address());
  }
}
