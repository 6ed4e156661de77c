package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;

/// The sharp interval of P(Y = 1 | do(X = x)) from P(y, x | z) of a binary instrument Z.
///
/// Source: Balke and Pearl, "Bounds on treatment effects from studies with imperfect compliance",
/// 1997, section 3 (balke1997bounds). Not checked: that an instrument can have these numbers at all
/// (the instrumental inequality).
final class InstrumentalBounds {
  private final double[][][] p;

  /// @param p P(y, x | z) by y, x and z
  InstrumentalBounds(double[][][] p) {
    this.p = p;
  }

  Answer.Interval of(int x) {
    return x == 1 ? raised() : lowered();
  }

  private Answer.Interval raised() {
    double low = Math.max(p[1][1][0], p[1][1][1]);
    double high = Math.min(1 - p[0][1][0], 1 - p[0][1][1]);
    for (int z = 0; z < 2; z++) {
      int other = 1 - z;
      low = Math.max(low, p[1][1][z] + p[0][0][z] - p[0][0][other] - p[0][1][other]);
      high = Math.min(high, p[1][1][z] + p[0][0][z] + p[1][0][other] + p[1][1][other]);
    }
    return new Answer.Interval(low, high);
  }

  private Answer.Interval lowered() {
    double[][][] swapped = {{p[0][1], p[0][0]}, {p[1][1], p[1][0]}};
    return new InstrumentalBounds(swapped).raised();
  }
}
