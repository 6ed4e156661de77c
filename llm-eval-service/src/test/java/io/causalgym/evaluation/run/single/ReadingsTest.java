package io.causalgym.evaluation.run.single;

import static io.causalgym.contract.VerdictName.DO;
import static io.causalgym.contract.VerdictName.PRIOR;
import static io.causalgym.contract.VerdictName.SEE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Readings APART = new Readings(.2, OptionalDouble.of(.5), .8);

  @Test
  void theNearestWithinTheToleranceComesFirst() {
    assertThat(APART.consistentWith(.2)).containsExactly(DO);
    assertThat(APART.consistentWith(.52)).containsExactly(SEE);
    assertThat(APART.consistentWith(.77)).containsExactly(PRIOR);
    Readings close = new Readings(.50, OptionalDouble.of(.52), .9);
    assertThat(close.consistentWith(.515)).containsExactly(SEE, DO);
  }

  @Test
  void beyondTheToleranceItIsNoneOfThem() {
    assertThat(APART.consistentWith(.231)).isEmpty();
    assertThat(APART.consistentWith(.35)).isEmpty();
  }

  @Test
  void ofEqualReadingsTheRightOneComesFirstAndAllAreNamed() {
    Readings equal = new Readings(.4, OptionalDouble.of(.4 + 1e-15), .4);

    assertThat(equal.consistentWith(.41)).containsExactly(DO, SEE, PRIOR);
  }

  @Test
  void whatCannotBeSeenIsNotMistakenForAnything() {
    assertThat(new Readings(.2, OptionalDouble.empty(), .8).consistentWith(.5)).isEmpty();
  }
}
