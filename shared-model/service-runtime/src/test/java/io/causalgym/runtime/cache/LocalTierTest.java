package io.causalgym.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class LocalTierTest extends CacheTierContract {
  private final LocalTier tier = new LocalTier(4 << 20);

  @Override
  CacheTier tier() {
    return tier;
  }

  @Test
  void givenMoreThanFits_whenKept_thenTheMemoryStaysBounded() {
    for (int i = 0; i < 2_000; i++) {
      tier.put(key("graph " + i), Buffer.buffer("x".repeat(10_000)));
    }
    assertThat(tier.weight()).isBetween(3L << 20, 4L << 20);
  }
}
