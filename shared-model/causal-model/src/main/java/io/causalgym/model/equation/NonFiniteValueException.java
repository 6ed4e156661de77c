package io.causalgym.model.equation;

import io.causalgym.model.ModelException;

/// An equation gave a value that is no finite number.
public final class NonFiniteValueException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final String variable;
  private final long row;

  NonFiniteValueException(String variable, long row, double value) {
    super(
        variable,
        Double.toString(value),
        "the equation of '"
            + variable
            + "' gives "
            + value
            + " in row "
            + row
            + "; keep divisions by 0, logarithms of negative numbers and overflow out of it");
    this.variable = variable;
    this.row = row;
  }

  public String variable() {
    return variable;
  }

  /// From 0, over all blocks.
  public long row() {
    return row;
  }
}
