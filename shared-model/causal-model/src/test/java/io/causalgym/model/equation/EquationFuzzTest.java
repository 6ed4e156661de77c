package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.model.ModelException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EquationFuzzTest {

  private static final List<String> PIECES =
      List.of(
          "X",
          "Y",
          "Z",
          " = ",
          "=",
          "\n",
          "\n",
          ";",
          "+",
          "-",
          "*",
          "/",
          "^",
          "(",
          ")",
          "{",
          "}",
          ",",
          "?",
          ":",
          "<",
          "<=",
          "==",
          "!=",
          " and ",
          " or ",
          " not ",
          "if(",
          "sin(",
          "max(",
          "N(",
          "U(",
          "0, 1)",
          "Bernoulli(",
          "Categorical(",
          "latent ",
          "noise ",
          "states ",
          "1",
          "0.5",
          "1e9",
          ".",
          "`",
          "#",
          "pi",
          "\u00e9",
          "\ud83d\ude00",
          "\u0000",
          "\ud800",
          "\t",
          "e",
          "logistic(X)");

  @Test
  void fiftyThousandTextsOfSeed8AreReadOrRefused() {
    SplittableRandom random = new SplittableRandom(8);
    int read = 0;
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder(round % 2 == 0 ? "X = N(0, 1)\nY = " : "");
      int pieces = random.nextInt(1, 20);
      for (int at = 0; at < pieces; at++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      read += survives(text.toString());
    }
    assertThat(read).isGreaterThan(100);
  }

  @Test
  void damagedModelsOfSeed9AreReadOrRefused() {
    String model =
        """
        X = N(0, 1)
        Z = 0.5 * X + U(-1, 1)
        T = Bernoulli(logistic(X)); states T = {no, yes}
        latent U1 = N(0,1)
        noise E = Laplace(0, 1)
        Y = if(T == 1, 2*X + sin(Z) + E, U1 ^ 2)
        """;
    SplittableRandom random = new SplittableRandom(9);
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder(model);
      for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
          default -> text.setCharAt(at, (char) random.nextInt(32, 127));
        }
      }
      read += survives(text.toString());
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static int survives(String text) {
    EquationModel model;
    try {
      model = EquationText.read(text);
    } catch (ModelException e) {
      assertThat(e.getMessage()).isNotBlank();
      return 0;
    }
    String written = EquationText.write(model);
    assertThat(EquationText.write(EquationText.read(written))).isEqualTo(written);
    return 1;
  }
}
