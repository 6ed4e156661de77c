package io.causalgym.model.equation;

import java.util.List;
import java.util.Optional;

/// What an observed value of a variable says about one of its noises when its parents and other
/// noises are known: the noise itself, or the interval in which it lies.
///
/// A noise qualifies if it is continuous, occurs once in the model, and is reached from the
/// equation through sums, products, quotients, signs, `exp`, `log`, `logistic`, `logit` and `tanh`,
/// or is the uniform noise of a `bernoulli` or `categorical` that is the whole equation. Holds
/// columns for intermediate results: not to be shared between threads.
public final class NoiseInversion {

  /// What is known of the noise.
  public enum Kind {
    /// Its value. An additive noise is the simplest case.
    VALUE,
    /// An interval, closed below and open above.
    INTERVAL
  }

  private final EquationModel model;
  private final Kind kind;
  private final int noise;
  private final Program program;
  private final double[][] columns;

  private NoiseInversion(
      EquationModel model, int variable, NoiseInverse inverse, Kind kind, int rows) {
    this.model = model;
    this.kind = kind;
    this.noise = inverse.noise();
    this.program =
        model.program().of(model.name(variable), List.of(inverse.first(), inverse.second()));
    this.columns = new double[program.firstScratch() + program.scratch()][];
    for (int column = program.firstScratch(); column < columns.length; column++) {
      columns[column] = new double[rows];
    }
  }

  static Optional<NoiseInversion> of(EquationModel model, int variable, int rows) {
    Optional<NoiseInverse> value = NoiseInverse.value(model, variable);
    return value.isPresent()
        ? value.map(found -> new NoiseInversion(model, variable, found, Kind.VALUE, rows))
        : NoiseInverse.interval(model, variable)
            .map(found -> new NoiseInversion(model, variable, found, Kind.INTERVAL, rows));
  }

  public Kind kind() {
    return kind;
  }

  public int noise() {
    return noise;
  }

  /// Solves a block of rows. Of {@link Kind#VALUE}, `first` gets the noise and `second` how fast
  /// the variable changes with it, `|dv/de|`: the density of the observed value given everything
  /// else is the noise's density there divided by it. Of {@link Kind#INTERVAL}, they get its ends.
  /// What is not finite says that no value of the noise explains the observation.
  ///
  /// @param noises by noise; that of the noise sought is not read
  /// @param values by variable: the observed value, and the parents
  public void solve(
      double[][] noises, double[][] values, int rows, double[] first, double[] second) {
    int given = model.size() + model.noiseCount();
    System.arraycopy(values, 0, columns, 0, model.size());
    System.arraycopy(noises, 0, columns, model.size(), model.noiseCount());
    columns[given] = first;
    columns[given + 1] = second;
    for (int formula = 0; formula < 2; formula++) {
      for (Instruction step : program.steps(formula)) {
        step.run(columns, rows);
      }
    }
  }
}
