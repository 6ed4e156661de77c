package io.causalgym.model.equation;

import io.causalgym.model.ModelException;

/// A text that is no model, with the place where that shows; its value is what was found there.
public final class EquationTextException extends ModelException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  EquationTextException(int line, int column, String found, String message) {
    super("equations", found, "line " + line + ", column " + column + ": " + message);
    this.line = line;
    this.column = column;
  }

  /// From 1.
  public int line() {
    return line;
  }

  /// From 1, in characters.
  public int column() {
    return column;
  }
}
