package io.causalgym.numeric.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Philox4x32Test {

  // The vectors of the authors' library for philox4x32 with 10 rounds: counter, key, output, word 0
  // first.
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void outputsAreThoseThatTheAuthorsPublish(String counter, String key, String output) {
    long[] words = words(counter);
    long seed = words(key)[0];
    assertThat(Philox4x32.bits(seed, words[1], words[0], false)).isEqualTo(words(output)[0]);
    assertThat(Philox4x32.bits(seed, words[1], words[0], true)).isEqualTo(words(output)[1]);
  }

  /// Pairs of 32-bit words, the first one low.
  private static long[] words(String text) {
    int[] parts =
        Pattern.compile(" ").splitAsStream(text).mapToInt(HexFormat::fromHexDigits).toArray();
    long[] words = new long[parts.length / 2];
    for (int at = 0; at < words.length; at++) {
      words[at] = (long) parts[2 * at + 1] << 32 | (parts[2 * at] & 0xFFFFFFFFL);
    }
    return words;
  }
}
