package io.causalgym.model.equation;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.numeric.distribution.Normal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models within the limits of the language that are as large or deep as those allow.
class HostileModelTest {

  private static final long SMALL_STACK = 512 * 1024;

  @ParameterizedTest
  @EnumSource(
      value = Function.class,
      names = {"ADD", "MULTIPLY", "DIVIDE", "NEGATE", "NOT", "AND", "MIN", "EXP", "POWER"})
  void theDeepestFormulaNeedsNoMoreThanASmallStack(Function function)
      throws InterruptedException, ExecutionException {
    EquationModel model = deepest(function);
    String text =
        onSmallStack(() -> {
          model.inversion(0, 1);
          model.asLinear();
          model.asDiscrete();
          model.intervened(List.of(new Intervention.Replace("Y", "Y / 2")));
          Interpreter.evaluate(model.equation(0), name -> 0.5);
          return EquationText.write(model);
        });

    assertThat(text).startsWith("noise e = N(0, 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-sin((1 + ", "1 ^ max(2, 0 < 1 + (", "not (1 ? 2 : ", "N(1, "})
  void theDeepestTextNeedsNoMoreThanASmallStack(String piece)
      throws InterruptedException, ExecutionException {
    int levels = (int) piece.chars().filter(c -> "(-^t?".indexOf(c) >= 0).count();
    int pieces = EquationLimits.NESTING / levels;
    long closing = piece.chars().filter(c -> c == '(').count();
    String text = "X = " + piece.repeat(pieces) + "1" + ")".repeat((int) closing * pieces);

    assertThat(onSmallStack(() -> read(text))).containsAnyOf("X = ", "levels deep");
  }

  private static String read(String text) {
    try {
      return EquationText.write(EquationText.read(text));
    } catch (EquationTextException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String onSmallStack(Callable<String> step)
      throws InterruptedException, ExecutionException {
    FutureTask<String> task = new FutureTask<>(step);
    Thread thread = new Thread(null, task, "small stack", SMALL_STACK);
    thread.start();
    thread.join();
    return task.get();
  }

  /// One level is left for what an intervention puts around it.
  private static EquationModel deepest(Function function) {
    Expression formula = Expression.reference("e");
    for (int level = 0; level < EquationLimits.HEIGHT - 1; level++) {
      List<Expression> arguments =
          new ArrayList<>(Collections.nCopies(function.fewest(), Expression.constant(1)));
      arguments.set(level % function.fewest(), formula);
      formula = new Expression.Call(function, arguments);
    }
    return EquationModel.builder().noise("e", new Normal(0, 1)).equation("Y", formula).build();
  }

  @Test
  void aLatentCauseOfManyNoisesAndChildrenIsNoLinearModel() {
    StringBuilder text = new StringBuilder("latent L = 0");
    text.append(" + N(0, 1)".repeat(9_000));
    for (int child = 0; child < 900; child++) {
      text.append("\nV").append(child).append(" = L + N(0, 1)");
    }

    assertThat(EquationText.read(text.toString()).asLinear().toString())
        .contains("its latent causes make more than 200000 terms");
  }

  @Test
  void noisesThatEverythingSharesAreNoLinearModel() {
    StringBuilder text = new StringBuilder();
    for (int noise = 0; noise < 160; noise++) {
      text.append("noise E" + noise + " = N(0, 1)\n");
    }
    for (int variable = 0; variable < 600; variable++) {
      text.append("V").append(variable).append(" = 0");
      for (int noise = 0; noise < 160; noise++) {
        text.append(" + E").append(noise);
      }
      text.append('\n');
    }

    EquationModel model = EquationText.read(text.toString());

    assertThat(model.asLinear().toString()).contains("in common to more than 20000000 pairs");
    assertThat(model.graph().edges()).hasSize(600 * 599 / 2);
  }

  @Test
  void longFormulasOverManyCasesAreNoDiscreteModel() {
    StringBuilder text = new StringBuilder();
    StringBuilder sum = new StringBuilder("0");
    for (int at = 0; at < 19; at++) {
      text.append("X" + at + " = Bernoulli(0.5)\n");
      sum.append(" + X").append(at);
    }
    text.append("Y = Bernoulli((" + (sum + " + ").repeat(3_000) + "0) / 100000)\n");

    assertThat(EquationText.read(text.toString()).asDiscrete().toString())
        .contains("the tables would take more than 67108864 steps");
  }

  @Test
  void aLongChainIsExact() {
    StringBuilder normal = new StringBuilder("X0 = N(0, 1)\n");
    StringBuilder binary = new StringBuilder("X0 = Bernoulli(0.5)\n");
    for (int at = 1; at < EquationLimits.EQUATIONS; at++) {
      normal.append("X" + at + " = 0.5 * X" + (at - 1) + " + N(0, 1)\n");
      binary.append("X" + at + " = mod(X" + (at - 1) + " + Bernoulli(0.5), 2)\n");
    }

    assertThat(EquationText.read(normal.toString()).asLinear()).isInstanceOf(ExactForm.Found.class);
    assertThat(EquationText.read(binary.toString()).asDiscrete())
        .isInstanceOf(ExactForm.Found.class);
    assertThat(EquationText.read(normal.toString()).size()).isEqualTo(EquationLimits.EQUATIONS);
  }
}
