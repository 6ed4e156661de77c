package io.causalgym.inference.simulation;

import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Evaluator;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/// Samples of a model of equations: noise `j` is drawn from stream `j`; latent variables are
/// computed and left out of the rows.
public final class EquationSampler implements ContinuousSampler {
  private final EquationModel model;
  private final int[] observed;
  private final List<String> names;
  private final long seed;

  private EquationSampler(EquationModel model, long seed) {
    this.model = model;
    this.observed =
        IntStream.range(0, model.size()).filter(variable -> !model.latent(variable)).toArray();
    this.names = IntStream.of(observed).mapToObj(model::name).toList();
    this.seed = seed;
  }

  /// @throws io.causalgym.model.ModelException if an intervention does not fit the model
  public static EquationSampler of(
      EquationModel model, List<Intervention> interventions, long seed) {
    List<io.causalgym.model.equation.Intervention> changes =
        Interventions.byVariable(interventions).values().stream()
            .map(EquationSampler::change)
            .toList();
    return new EquationSampler(model.intervened(changes), seed);
  }

  private static io.causalgym.model.equation.Intervention change(Intervention intervention) {
    return switch (intervention) {
      case Intervention.Set set ->
          new io.causalgym.model.equation.Intervention.Set(
              set.variable(), Interventions.finite(set, set.value()));
      case Intervention.Shift shift ->
          new io.causalgym.model.equation.Intervention.Shift(
              shift.variable(), Interventions.finite(shift, shift.by()));
      case Intervention.Draw(String variable, var distribution) ->
          new io.causalgym.model.equation.Intervention.Draw(variable, distribution);
      case Intervention.ReplaceFormula(String variable, String formula) ->
          new io.causalgym.model.equation.Intervention.Replace(variable, formula);
      case Intervention.ReplaceTable table ->
          throw Interventions.refused(table, "has an equation; give a formula instead of a table");
      case Intervention.ReplaceLinear linear ->
          throw Interventions.refused(
              linear, "has an equation; give a formula instead of coefficients");
    };
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public int width() {
    return model.size() + model.noiseCount();
  }

  @Override
  public Rows open(int most) {
    Evaluator evaluator = model.evaluator(most);
    double[][] noises = new double[model.noiseCount()][most];
    double[][] values = new double[model.size()][];
    for (int variable = 0; variable < values.length; variable++) {
      values[variable] = model.latent(variable) ? new double[most] : new double[0];
    }
    return (first, count, columns) -> {
      for (int noise = 0; noise < noises.length; noise++) {
        model.noise(noise).fill(new RandomStream(seed, noise), first, noises[noise], 0, count);
      }
      for (int column = 0; column < observed.length; column++) {
        values[observed[column]] = columns[column];
      }
      evaluator.evaluate(noises, values, count, first);
    };
  }
}
