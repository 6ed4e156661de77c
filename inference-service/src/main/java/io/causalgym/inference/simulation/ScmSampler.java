package io.causalgym.inference.simulation;

import io.causalgym.model.ModelException;
import io.causalgym.model.ParentOrder;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Samples of a discrete SCM: noise `j` is drawn from stream `j`, and the variables are looked up.
///
/// A mechanism that an intervention replaces by a random one draws from a stream of its own, after
/// those of the noises.
public final class ScmSampler implements DiscreteSampler {
  private final DiscreteScm model;
  private final DiscreteProgram program;
  private final long seed;

  private ScmSampler(DiscreteScm model, DiscreteProgram program, long seed) {
    this.model = model;
    this.program = program;
    this.seed = seed;
  }

  /// @throws ModelException if an intervention does not fit the model
  public static ScmSampler of(DiscreteScm model, List<Intervention> interventions, long seed) {
    Map<String, Intervention> changed = Interventions.byVariable(interventions);
    changed.keySet().forEach(model::variable);
    List<DiscreteProgram.Step> steps = new ArrayList<>();
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      double[] masses = model.noise(noise);
      steps.add(draw(model.noiseName(noise), model.size() + noise, masses, noise));
    }
    DiscreteProgram.Step[] equations = new DiscreteProgram.Step[model.size()];
    int[][] parents = new int[model.size()][];
    for (int variable = 0; variable < equations.length; variable++) {
      Intervention intervention = changed.get(model.name(variable));
      if (intervention == null) {
        parents[variable] = model.parents(variable);
        equations[variable] = lookup(model, variable);
      } else if (intervention instanceof Intervention.ReplaceTable table) {
        parents[variable] = table.parents().stream().mapToInt(model::variable).toArray();
        equations[variable] = replaced(model, variable, parents[variable], table);
      } else {
        parents[variable] = new int[0];
        double[] masses = Interventions.masses(intervention, model.card(variable));
        equations[variable] =
            draw(model.name(variable), variable, masses, (long) model.noiseCount() + variable);
      }
    }
    for (int variable : ParentOrder.of(model.names().toArray(String[]::new), parents)) {
      steps.add(equations[variable]);
    }
    return new ScmSampler(
        model, new DiscreteProgram(steps, model.size(), model.noiseCount()), seed);
  }

  private static DiscreteProgram.Step draw(String name, int column, double[] masses, long stream) {
    return new DiscreteProgram.Draw(
        column,
        new DiscreteProgram.Parents(new int[0], new int[0]),
        new CumulativeRows(name, masses.length, masses),
        stream);
  }

  private static DiscreteProgram.Step lookup(DiscreteScm model, int variable) {
    int[] parents = model.parents(variable);
    int[] noises = model.noisesOf(variable);
    IntStream columns =
        IntStream.concat(
            Arrays.stream(parents), Arrays.stream(noises).map(noise -> model.size() + noise));
    IntStream cards =
        IntStream.concat(
            Arrays.stream(parents).map(model::card),
            Arrays.stream(noises).map(noise -> model.noise(noise).length));
    return new DiscreteProgram.Lookup(
        variable,
        new DiscreteProgram.Parents(columns.toArray(), cards.toArray()),
        model.table(variable));
  }

  private static DiscreteProgram.Step replaced(
      DiscreteScm model, int variable, int[] parents, Intervention.ReplaceTable replacement) {
    int[] cards = Arrays.stream(parents).map(model::card).toArray();
    long cells = model.card(variable);
    for (int card : cards) {
      cells = Math.min(cells * card, Integer.MAX_VALUE);
    }
    double[] table = replacement.cpt().stream().mapToDouble(Double::doubleValue).toArray();
    if (cells != table.length || Arrays.stream(table).anyMatch(p -> !(p >= 0 && p <= 1))) {
      throw Interventions.refused(
          replacement, "needs a table of " + cells + " probabilities, has " + table.length);
    }
    String name = model.name(variable);
    return new DiscreteProgram.Draw(
        variable,
        new DiscreteProgram.Parents(parents, cards),
        new CumulativeRows(name, model.card(variable), table),
        (long) model.noiseCount() + variable);
  }

  @Override
  public List<String> names() {
    return model.names();
  }

  @Override
  public List<String> states(int column) {
    return model.states(column);
  }

  @Override
  public int width() {
    return model.size() + model.noiseCount();
  }

  @Override
  public Rows open(int most) {
    return program.open(seed, most);
  }
}
