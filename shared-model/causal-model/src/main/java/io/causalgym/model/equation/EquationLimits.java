package io.causalgym.model.equation;

/// Over these sizes a model is refused.
public final class EquationLimits {

  /// Characters of a text at most.
  public static final int CHARACTERS = 1 << 20;

  /// Equations at most, those of latent variables included.
  public static final int EQUATIONS = 1_000;

  /// Noises at most.
  public static final int NOISES = 10_000;

  /// Numbers, names and calls of all equations together at most.
  public static final int NODES = 100_000;

  /// How deep parentheses, calls and signs may be nested in a text.
  public static final int NESTING = 200;

  /// How many calls may stand on top of each other in a formula. Every recursion over formulas is
  /// bounded by it, and half a mebibyte of stack is enough.
  public static final int HEIGHT = 256;

  /// Columns of intermediate results that one equation may need.
  public static final int SCRATCH = 1_024;

  /// Characters of a name at most.
  public static final int NAME = 256;

  private EquationLimits() {}
}
