package io.causalgym.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedAnswerTest {
  private static Buffer random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return Buffer.buffer(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1023, 1024, 5000, 1 << 20})
  void whatIsPackedIsUnpacked(int length) {
    Buffer text = Buffer.buffer("0.125,".repeat(length / 6 + 1).substring(0, length));
    assertThat(PackedAnswer.unpack(PackedAnswer.pack(text).orElseThrow())).contains(text);
    Buffer noise = random(length, length);
    assertThat(PackedAnswer.unpack(PackedAnswer.pack(noise).orElseThrow())).contains(noise);
  }

  @Test
  void everyChangedByteAndEveryCutIsNoticed() {
    Buffer packed = PackedAnswer.pack(Buffer.buffer("{\"p\":0.25} ".repeat(200))).orElseThrow();
    for (int at = 0; at < packed.length(); at++) {
      Buffer changed = packed.copy();
      changed.setByte(at, (byte) (packed.getByte(at) ^ 0x5a));
      assertThat(PackedAnswer.unpack(changed)).as("byte %s", at).isEmpty();
      assertThat(PackedAnswer.unpack(packed.slice(0, at))).as("cut at %s", at).isEmpty();
    }
  }

  @Test
  void aLengthThatWouldExhaustMemoryIsRefused() {
    Buffer bomb = PackedAnswer.pack(Buffer.buffer("{}".repeat(1000))).orElseThrow();
    bomb.setInt(5, Integer.MAX_VALUE);
    assertThat(PackedAnswer.unpack(bomb)).isEmpty();
    assertThat(PackedAnswer.pack(random(PackedAnswer.LARGEST + 1, 1))).isEmpty();
  }
}
