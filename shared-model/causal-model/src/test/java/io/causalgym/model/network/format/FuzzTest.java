package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzTest {
  private static final int MUTATIONS = 5_000;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "\\",
          ";",
          "|",
          ",",
          "=",
          "%",
          "/*",
          "//",
          "<",
          ">",
          "\n",
          " ",
          "0",
          "1",
          "-1",
          "1e9",
          "999999999",
          "0.5",
          "NaN",
          "1e400",
          "table",
          "default",
          "property",
          "variable",
          "probability",
          "network",
          "node",
          "potential",
          "data",
          "states",
          "&lt;",
          "&x;",
          "<!DOCTYPE a>",
          "<![CDATA[",
          "<TABLE>",
          "</TABLE>",
          "<PROPERTY>",
          "BAYES",
          "\uD800",
          "\uFEFF",
          "\u0001",
          "\u0000",
          "\u00A0");

  @ParameterizedTest
  @EnumSource(NetworkFormat.class)
  void aMutatedTextGivesANetworkOrItsException(NetworkFormat format) {
    List<String> texts = NetworkTexts.of(format);
    int refused = 0;
    for (long seed = 0; seed < MUTATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = mutated(texts.get(random.nextInt(texts.size())), random);
      RowSums sums = random.nextBoolean() ? RowSums.REFUSE : RowSums.RENORMALISE;
      try {
        BayesianNetwork network =
            NetworkReader.read(text, random.nextInt(4) == 0 ? null : format, sums);
        assertThat(network.size()).isPositive();
      } catch (NetworkTextException expected) {
        refused++;
        assertThat(expected.line()).isPositive();
        assertThat(expected.column()).isPositive();
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
        fail("format " + format + ", seed " + seed + ": " + bug + " on\n" + text, bug);
      }
    }
    // Neither all nor none: the mutations are worth trying.
    assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 50);
  }

  private static String mutated(String text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int change = random.nextInt(1, 4); change > 0 && !mutated.isEmpty(); change--) {
      int at = random.nextInt(mutated.length());
      int to = Math.min(mutated.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> mutated.delete(at, to);
        case 1 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mutated.insert(random.nextInt(mutated.length()), mutated.substring(at, to));
        case 3 -> mutated.setCharAt(at, mutated.charAt(random.nextInt(mutated.length())));
        default -> mutated.setLength(at + 1);
      }
    }
    return mutated.toString();
  }
}
