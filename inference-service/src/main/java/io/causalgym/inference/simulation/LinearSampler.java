package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.Normal;
import io.causalgym.numeric.kernel.LinearSystem;
import io.causalgym.numeric.kernel.LinearSystemBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Samples of a linear model. Node `j` brings one standard normal from stream `j`; errors that
/// covary are combinations of those of their district.
///
/// A variable that is set, drawn or has its mechanism replaced no longer has its error; the errors
/// of the others stay what they were. New noises come from streams after those of the nodes.
public final class LinearSampler implements ContinuousSampler {
  private static final Normal STANDARD = new Normal(0, 1);

  private final LinearModel model;
  private final LinearSystem system;
  private final long seed;

  private LinearSampler(LinearModel model, LinearSystem system, long seed) {
    this.model = model;
    this.system = system;
    this.seed = seed;
  }

  /// @throws ModelException if an intervention does not fit the model
  public static LinearSampler of(LinearModel model, List<Intervention> interventions, long seed) {
    Map<String, Intervention> changed = Interventions.byVariable(interventions);
    changed.keySet().forEach(model::node);
    return new LinearSampler(model, new Equations(model, changed).system(), seed);
  }

  @Override
  public List<String> names() {
    return model.names();
  }

  @Override
  public int width() {
    return model.size();
  }

  @Override
  public Rows open(int most) {
    return system.rows(seed, most)::fill;
  }

  /// Translates the model with its interventions.
  private static final class Equations {
    private final LinearModel model;
    private final Map<String, Intervention> changed;
    private final LinearSystemBuilder builder = LinearSystem.builder();
    private final DistrictFactor errors;

    Equations(LinearModel model, Map<String, Intervention> changed) {
      this.model = model;
      this.changed = changed;
      this.errors = DistrictFactor.of(model);
    }

    LinearSystem system() {
      int[][] parents = new int[model.size()][];
      for (int node = 0; node < model.size(); node++) {
        parents[node] = parents(node);
        builder.noise(STANDARD, node);
      }
      for (int node : ParentOrder.of(model.names().toArray(String[]::new), parents)) {
        equation(node);
      }
      return builder.build();
    }

    private int[] parents(int node) {
      return switch (changed.get(model.name(node))) {
        case null -> own(node);
        case Intervention.Shift _ -> own(node);
        case Intervention.Set _, Intervention.Draw _ -> new int[0];
        case Intervention.ReplaceLinear(_, var coefficients, _, _) ->
            coefficients.keySet().stream().mapToInt(model::node).sorted().toArray();
        case Intervention.ReplaceTable table ->
            throw Interventions.refused(table, "is a number; give coefficients instead of a table");
        case Intervention.ReplaceFormula formula ->
            throw Interventions.refused(
                formula, "is in a linear model; give coefficients instead of a formula");
      };
    }

    private int[] own(int node) {
      int[] parents = new int[model.coefficients().end(node) - model.coefficients().start(node)];
      Arrays.setAll(
          parents, at -> model.coefficients().column(model.coefficients().start(node) + at));
      return parents;
    }

    private void equation(int node) {
      switch (changed.get(model.name(node))) {
        case null -> natural(node, 0);
        case Intervention.Shift shift -> natural(node, Interventions.finite(shift, shift.by()));
        case Intervention.Set set -> builder.equation(node, Interventions.finite(set, set.value()));
        case Intervention.Draw(_, Distribution distribution) ->
            builder.equation(node, 0).plusNoise(1, added(distribution, node));
        case Intervention.ReplaceLinear linear -> replaced(node, linear);
        case Intervention.ReplaceTable _, Intervention.ReplaceFormula _ ->
            throw new IllegalStateException("refused before");
      }
    }

    private void natural(int node, double shift) {
      builder.equation(node, model.intercept(node) + shift);
      for (int at = 0; at < errors.noises(node).length; at++) {
        if (errors.loadings(node)[at] != 0) {
          builder.plusNoise(errors.loadings(node)[at], errors.noises(node)[at]);
        }
      }
      for (int at = model.coefficients().start(node); at < model.coefficients().end(node); at++) {
        builder.plus(model.coefficients().value(at), model.coefficients().column(at));
      }
    }

    private void replaced(int node, Intervention.ReplaceLinear linear) {
      if (!(linear.variance() >= 0) || Double.isInfinite(linear.variance())) {
        throw new ModelException(
            "do." + linear.variable() + ".variance",
            Double.toString(linear.variance()),
            "the new error of '"
                + linear.variable()
                + "' has the variance "
                + linear.variance()
                + "; it must be at least 0");
      }
      builder.equation(node, Interventions.finite(linear, linear.intercept()));
      if (linear.variance() > 0) {
        builder.plusNoise(Math.sqrt(linear.variance()), added(STANDARD, node));
      }
      for (int parent : parents(node)) {
        double value = linear.coefficients().getOrDefault(model.name(parent), 0.0);
        builder.plus(Interventions.finite(linear, value), parent);
      }
    }

    private int added(Distribution distribution, int node) {
      return builder.noise(distribution, (long) model.size() + node);
    }
  }
}
