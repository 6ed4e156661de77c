package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.distribution.Uniform;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  private static final int ROWS = 7;

  @Test
  void blocksGiveTheBitsOfTheInterpreterOnFiveThousandRandomFormulasOfSeed1() {
    List<String> names = List.of("a", "b", "e");
    RandomFormulas formulas = new RandomFormulas(1, names);
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 5_000; round++) {
      Expression formula = formulas.next(round % 6);
      EquationModel model = model(formula);
      double[][] values = new double[3][ROWS];
      double[][] noises = new double[3][ROWS];
      for (double[] column : noises) {
        java.util.Arrays.setAll(column, row -> random.nextDouble(-2, 2));
      }
      Throwable refused = null;
      try {
        model.evaluator(ROWS).evaluate(noises, values, ROWS, 0);
      } catch (NonFiniteValueException e) {
        refused = e;
      }
      boolean finite = true;
      for (int row = 0; row < ROWS; row++) {
        int at = row;
        double expected = Interpreter.evaluate(formula, name -> noises[names.indexOf(name)][at]);
        finite &= Double.isFinite(expected);
        assertThat(Double.doubleToLongBits(values[2][row]))
            .as("%s in row %d", new Formulas(name -> name).write(formula), row)
            .isEqualTo(Double.doubleToLongBits(expected));
      }
      assertThat(refused == null).isEqualTo(finite);
    }
  }

  private static EquationModel model(Expression formula) {
    return EquationModel.builder()
        .noise("na", new Normal(0, 1))
        .noise("nb", new Normal(0, 1))
        .noise("e", new Normal(0, 1))
        .equation("a", Expression.reference("na"))
        .equation("b", Expression.reference("nb"))
        .equation("y", formula)
        .build();
  }

  @Test
  void whatIsWrittenReadsBackWithTheSameValueOnFiveThousandRandomFormulasOfSeed3() {
    RandomFormulas formulas = new RandomFormulas(3, List.of("a", "b", "e"));
    SplittableRandom random = new SplittableRandom(4);
    int read = 0;
    for (int round = 0; round < 5_000; round++) {
      Expression formula = formulas.next(round % 6);
      String text = "a = 1\nb = 1\nnoise e = N(0, 1)\ny = " + new Formulas(n -> n).write(formula);
      Expression again;
      try {
        again = EquationText.read(text).equation(2);
      } catch (EquationTextException e) {
        assertThat(e).hasMessageContaining("divides by a constant that is 0");
        continue;
      }
      read++;
      double a = random.nextDouble(-2, 2);
      double b = random.nextDouble(-2, 2);
      java.util.function.ToDoubleFunction<String> values = name -> name.equals("a") ? a : b;
      assertThat(Double.doubleToLongBits(Interpreter.evaluate(again, values)))
          .as(text)
          .isEqualTo(Double.doubleToLongBits(Interpreter.evaluate(formula, values)));
    }
    assertThat(read).isGreaterThan(4_000);
  }

  @Test
  void aValueThatIsNotFiniteIsNamedWithItsRow() {
    EquationModel model = EquationText.read("X = U(-1, 1)\nY = log(X)");
    double[][] noises = {{0.5, 0.25, -0.5, 0.5}};

    assertThatExceptionOfType(NonFiniteValueException.class)
        .isThrownBy(() -> model.evaluator(4).evaluate(noises, new double[2][4], 4, 1_000))
        .satisfies(e -> {
          assertThat(e.variable()).isEqualTo("Y");
          assertThat(e.row()).isEqualTo(1_002);
        });
  }

  @Test
  void interventionsSetShiftReplaceAndDraw() {
    EquationModel model = EquationText.read("X = N(0, 1)\nZ = 2*X + N(0, 1)\nY = Z + X");
    double[][] noises = {{1}, {10}, {5}};

    assertThat(values(model, noises)).containsExactly(1, 12, 13);
    assertThat(values(model, noises, new Intervention.Set("Z", 3))).containsExactly(1, 3, 4);
    assertThat(values(model, noises, new Intervention.Shift("Z", 3))).containsExactly(1, 15, 16);
    assertThat(values(model, noises, new Intervention.Replace("Z", "X + U(0, 9)")))
        .containsExactly(1, 6, 7);
    assertThat(values(model, noises, new Intervention.Replace("Z", "if(Z > 10, 10, Z)")))
        .containsExactly(1, 10, 11);
    assertThat(values(model, noises, new Intervention.Draw("Z", new Uniform(4, 9))))
        .containsExactly(1, 5, 6);
    assertThatExceptionOfType(io.causalgym.model.ModelException.class)
        .isThrownBy(() -> model.intervened(List.of(new Intervention.Replace("X", "Y"))))
        .withMessageContaining("cycle");
  }

  private static double[] values(EquationModel model, double[][] noises, Intervention... done) {
    EquationModel after = model.intervened(List.of(done));
    double[][] values = new double[after.size()][1];
    after.evaluator(1).evaluate(noises, values, 1, 0);
    return java.util.Arrays.stream(values).mapToDouble(column -> column[0]).toArray();
  }
}
