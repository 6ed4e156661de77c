package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.model.ModelException;
import io.causalgym.numeric.distribution.Uniform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquationTextTest {

  private static final String WORLD =
      """
      # a little of everything
      X = N(0, 1)
      Z = 0.5 * X + U(-1, 1)
      Y = 2*X + sin(Z) + N(0, 1)
      T = Bernoulli(logistic(X)); states T = {control, treated}
      W = if(T == 1, Y, 0)
      V = X > 0 and not Z < 0 ? 1 : -Y ^ 2
      latent U1 = N(0, 1)
      A = U1 + E
      B = -U1 + E + Categorical(0.2, 0.3, 0.5)
      noise E = Laplace(0, 2)
      """;

  @Test
  void aTextNamesVariablesAndNoisesInItsOrder() {
    EquationModel model = EquationText.read(WORLD);

    assertThat(model.names()).containsExactly("X", "Z", "Y", "T", "W", "V", "U1", "A", "B");
    assertThat(model.noiseName(0)).isEqualTo("X.noise1");
    assertThat(model.noise(model.findNoise("Z.noise1"))).isEqualTo(new Uniform(-1, 1));
    assertThat(model.noise(model.findNoise("T.noise1"))).isEqualTo(new Uniform(0, 1));
    assertThat(model.latent(model.variable("U1"))).isTrue();
    assertThat(model.states(model.variable("T"))).containsExactly("control", "treated");
    assertThat(model.parents(model.variable("W")))
        .containsExactly(model.variable("T"), model.variable("Y"));
  }

  @Test
  void theGraphShowsParentsLatentVariablesAndSharedNoises() {
    EquationModel model = EquationText.read(WORLD);

    var graph = model.graph();

    assertThat(graph.names(graph.latent())).containsExactly("U1");
    assertThat(graph.spouses().of(graph.node("A"))).isEqualTo(graph.nodes(List.of("B")));
    assertThat(graph.parents().of(graph.node("A"))).isEqualTo(graph.nodes(List.of("U1")));
    assertThat(graph.parents().of(graph.node("V"))).isEqualTo(graph.nodes(List.of("X", "Y", "Z")));
  }

  @Test
  void aWrittenModelReadsBackAsTheSame() {
    EquationModel model = EquationText.read(WORLD);

    String text = EquationText.write(model);
    EquationModel again = EquationText.read(text);

    assertThat(EquationText.write(again)).isEqualTo(text);
    assertThat(again.names()).isEqualTo(model.names());
    for (int variable = 0; variable < model.size(); variable++) {
      assertThat(again.equation(variable)).isEqualTo(model.equation(variable));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "-2 ^ 2 | -4",
        "2 ^ 3 ^ 2 | 512",
        "2 ^ -1 | 0.5",
        "(1 + 2) * 3 | 9",
        "8 / 4 / 2 | 1",
        "8 - 4 - 2 | 2",
        "1 < 2 | 1",
        "not 1 == 2 | 1",
        "1 > 2 or 3 > 2 and 1 == 1 | 1",
        "0 ? 1 : 1 ? 2 : 3 | 2",
        "if(2 > 1, 5, 6) | 5",
        "min(3, 1, 2) | 1",
        "max(3) | 3",
        "mod(-1, 3) | 2",
        "round(2.5) | 2",
        "1e2 + .5 | 100.5",
        "pow(2, 10) | 1024",
        "logistic(0) | 0.5",
        "categorical(0.55, 0.2, 0.3, 0.5) | 2",
        "bernoulli(0.3, 0.3) | 0",
        "poisson(0.5, 3) | 3",
        "cos(pi) | -1"
      })
  void precedenceAndFunctionsAreThoseOfMathematics(String formula, double expected) {
    EquationModel model = EquationText.read("X = " + formula);

    assertThat(Interpreter.evaluate(model.equation(0), name -> Double.NaN)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X = 1 + | 1 | 8 | found the end of the text where a number, a name or '(' was expected",
        "X = (1 | 1 | 7 | found the end of the text where ')' was expected",
        "X = 1;Y = 2 3 | 1 | 13 | found '3' where an operator or the end of the line was expected",
        "X 1 | 1 | 3 | found '1' where '=' was expected",
        "X = foo(1) | 1 | 5 | 'foo' is no function; there are abs, atan, bernoulli",
        "X = sin(1, 2) | 1 | 5 | 'sin' has 2 arguments; it takes 1",
        "X = Y + 1 | 1 | 5 | 'Y' has no equation; add 'Y = ...'",
        "X = 1; X = 2 | 1 | 8 | 'X' is defined twice",
        "X = 1 / (2 - 2) | 1 | 7 | '/' divides by a constant that is 0",
        "X = N(0) | 1 | 5 | 'N' has 1 parameters; it takes 2",
        "X = N(0, 0) | 1 | 5 | the sd of the Normal distribution is 0.0; give a finite number above 0",
        "X = Bernoulli(2) | 1 | 5 | the p of the Bernoulli distribution is 2.0; give a number in [0, 1]",
        "X = 1; Y = Beta(X, 1) | 1 | 12 | the alpha of 'Beta' must be a constant",
        "noise E = 2*N(0, 1) | 1 | 11 | found '2' where a distribution",
        "X = 1 < 2 < 3 | 1 | 11 | '<' follows a comparison; join comparisons with 'and'",
        "X = 2X | 1 | 6 | 'X' follows a number; write '*' to multiply",
        "X = 1e999 | 1 | 5 | '1e999' is too large for a number",
        "X = $ | 1 | 5 | '$' is no part of a formula",
        "and = 1 | 1 | 1 | found 'and' where the name of a variable (quote 'and' with `)",
        "states X = {a, a}; X = 1 | 1 | 8 | 'X' needs distinct states"
      })
  void anErrorSaysWhereAndWhatAndWhatElse(String text, int line, int column, String message) {
    assertThatExceptionOfType(EquationTextException.class)
        .isThrownBy(() -> EquationText.read(text))
        .satisfies(e -> {
          assertThat(e.getMessage()).contains(message);
          assertThat(e.line()).isEqualTo(line);
          assertThat(e.column()).isEqualTo(column);
        });
  }

  @Test
  void aCycleIsNamed() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> EquationText.read("A = B\nB = C + N(0, 1)\nC = sin(A)"))
        .withMessageContaining("A -> C -> B -> A");
  }

  @Test
  void linesGoOnInsideParenthesesAndInFrontOfAnOperand() {
    EquationModel model = EquationText.read("X =\n  1 +\n  2 * (3\n  + 4)\n\n\nY = X");

    assertThat(Interpreter.evaluate(model.equation(0), name -> 0)).isEqualTo(15);
  }

  @Test
  void aNameInBackquotesMayBeAnything() {
    EquationModel model = EquationText.read("`sepal length` = N(5, 1)\n`and` = `sepal length` * 2");

    assertThat(model.names()).containsExactly("sepal length", "and");
    assertThat(EquationText.read(EquationText.write(model)).names()).isEqualTo(model.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "not ", "sin(", "1?", "2^", "1/(", "N(", "{", "`", "1,"})
  void aMebibyteOfNestingIsRefused(String piece) {
    String text = "X = " + piece.repeat((EquationLimits.CHARACTERS - 8) / piece.length());

    assertThatExceptionOfType(EquationTextException.class)
        .isThrownBy(() -> EquationText.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+", "1/", "1*", "X1 and ", "1-1/", "N(0,1)+", "max(1,2)-"})
  void aMebibyteOfOperandsIsRefused(String piece) {
    String text = "X = " + piece.repeat((EquationLimits.CHARACTERS - 8) / piece.length()) + "1";

    assertThatExceptionOfType(ModelException.class).isThrownBy(() -> EquationText.read(text));
  }

  @Test
  void aSumOfManyTermsIsNotDeep() {
    String text = "A = 1\nX = A" + " + A".repeat(20_000) + "\nY = A" + " * A".repeat(20_000);

    EquationModel model = EquationText.read(text);

    assertThat(Interpreter.evaluate(model.equation(1), name -> 1)).isEqualTo(20_001);
    assertThat(EquationText.read(EquationText.write(model)).equation(2))
        .isEqualTo(model.equation(2));
  }

  @Test
  void aTextOverTheLimitIsRefused() {
    assertThatExceptionOfType(EquationTextException.class)
        .isThrownBy(() -> EquationText.read(" ".repeat(EquationLimits.CHARACTERS + 1)))
        .withMessageContaining("1048576 are possible");
  }
}
