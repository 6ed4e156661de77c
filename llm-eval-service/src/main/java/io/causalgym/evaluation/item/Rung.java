package io.causalgym.evaluation.item;

/// A step of the ladder of causation. Source: Pearl and Mackenzie, *The Book of Why*, 2018.
public enum Rung {
  ASSOCIATION(1),
  INTERVENTION(2),
  COUNTERFACTUAL(3);

  private final int number;

  Rung(int number) {
    this.number = number;
  }

  /// 1, 2 or 3, as the contract writes it.
  public int number() {
    return number;
  }
}
