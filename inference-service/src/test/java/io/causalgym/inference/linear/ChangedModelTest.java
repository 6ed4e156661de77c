package io.causalgym.inference.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedModelTest {
  private static final LinearModel BOW =
      LinearModel.builder()
          .node("X")
          .node("Y")
          .intercept("X", 1)
          .coefficient("X", "Y", 2)
          .variance("X", 4)
          .covariance("X", "Y", 0.5)
          .build();

  private static Gaussian after(Change... changes) {
    return ImpliedMoments.of(
        ChangedModel.of(BOW, List.of(changes)), Budget.DEFAULT, Deadline.NONE);
  }

  @Test
  void aRandomisedNodeHasNoCauseAndNoConfounder() {
    Gaussian after = after(new Change.Randomize("X", 3, 9));

    assertThat(after.mean("Y")).isEqualTo(6);
    assertThat(after.covariance("X", "Y")).isEqualTo(18);
    assertThat(after.variance("Y")).isEqualTo(4 * 9 + 1);
  }

  @Test
  void aShiftMovesMeansAndLeavesTheCovariance() {
    Gaussian after = after(new Change.Shift("X", 0.5), new Change.Intercept("Y", 7));

    assertThat(after.mean("Y")).isEqualTo(10);
    assertThat(after.covariance("X", "Y")).isCloseTo(2 * 4 + 0.5, within(1e-12));
  }

  @Test
  void coefficientsAndErrorVariancesChangeAlone() {
    Gaussian after = after(new Change.Coefficient("X", "Y", -1), new Change.ErrorVariance("X", 2));

    assertThat(after.mean("Y")).isEqualTo(-1);
    assertThat(after.covariance("X", "Y")).isCloseTo(-2 + 0.5, within(1e-12));
  }

  @Test
  void changesThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> after(new Change.Fix("X", 1), new Change.Shift("X", 1)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'X'");
    assertThatThrownBy(() -> after(new Change.Coefficient("X", "Y", 1), new Change.Fix("Y", 1)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("'Y'");
  }

  @Test
  void aNewEdgeMayNotCloseACycle() {
    assertThatThrownBy(() -> after(new Change.Coefficient("Y", "X", 1)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cycle");
  }

  @Test
  void anErrorVarianceTooSmallForItsCovariancesIsRefused() {
    assertThatThrownBy(() -> after(new Change.ErrorVariance("X", 0.1)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("semidefinite");
  }
}
