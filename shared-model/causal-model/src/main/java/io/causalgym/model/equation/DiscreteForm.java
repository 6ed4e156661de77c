package io.causalgym.model.equation;

import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import io.causalgym.numeric.distribution.Distribution;
import io.causalgym.numeric.distribution.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Reads equations over finitely many values as a discrete model over the observed variables, by
/// enumeration of parents and noises. Variables must take integers `0, 1, ...`; a uniform noise
/// that is only compared (as in `Bernoulli(0.2 + 0.5*X)`) counts by the interval in which it falls;
/// latent variables are put into the equations of their children. Costs the cells of the tables.
final class DiscreteForm {

  /// Cells of a table at most.
  static final int MOST_CELLS = 1 << 20;

  /// Cells times parts of their formulas at most, all tables together.
  static final int MOST_WORK = 1 << 26;

  // What one part of a formula costs by itself rather than in a block.
  private static final int ALONE = 16;

  /// States of a variable at most.
  static final int MOST_STATES = 1_000;

  private final EquationModel model;
  private final Map<String, List<Double>> values = new HashMap<>();
  private final Map<String, TreeSet<Double>> thresholds = new HashMap<>();
  private double work;

  // Parts of each formula.
  private final int[] sizes;

  private DiscreteForm(EquationModel model) {
    this.model = model;
    this.sizes = new int[model.size()];
    Arrays.setAll(
        sizes,
        variable ->
            new References(model.name(variable), model.equation(variable), EquationLimits.NODES)
                .nodes());
  }

  /// Stops the reading.
  static final class NotDiscrete extends Exception {
    private static final long serialVersionUID = 1L;

    NotDiscrete(String reason) {
      super(reason, null, false, false);
    }
  }

  static ExactForm<DiscreteScm> of(EquationModel model) {
    DiscreteForm form = new DiscreteForm(model);
    String variable = model.name(0);
    try {
      for (int next : model.topologicalOrder()) {
        variable = model.name(next);
        form.values.put(variable, form.valuesOf(next));
      }
      ScmBuilder builder = DiscreteScm.builder();
      Map<String, NoiseStates> noises = form.noises(builder);
      int observed = 0;
      for (int next = 0; next < model.size(); next++) {
        if (!model.latent(next)) {
          variable = model.name(next);
          form.addTable(next, noises, builder);
          observed++;
        }
      }
      return observed == 0
          ? new ExactForm.Absent<>(variable, "every variable is latent")
          : new ExactForm.Found<>(builder.build());
    } catch (NotDiscrete | NonFiniteValueException e) {
      return new ExactForm.Absent<>(variable, String.valueOf(e.getMessage()));
    }
  }

  /// The values that an equation can give, ascending.
  private List<Double> valuesOf(int variable) throws NotDiscrete {
    collectThresholds(variable);
    Enumeration all = new Enumeration(model);
    for (int parent : model.parents(variable)) {
      all.variable(parent, valuesOf(model.name(parent)));
    }
    for (int noise : model.noisesOf(variable)) {
      all.noise(noise, states(noise).values());
    }
    count(all.cells(), sizes[variable]);
    TreeSet<Double> found = new TreeSet<>();
    // + 0.0 makes one of both zeros.
    all.evaluate(List.of(variable), value -> found.add(value + 0.0));
    if (found.size() > MOST_STATES) {
      throw new NotDiscrete("it takes " + found.size() + " values");
    }
    if (model.latent(variable)) {
      return List.copyOf(found);
    }
    checkStates(variable, found);
    // Every state, those that only an intervention gives too.
    int least = Math.max(2, (int) (found.last() + 1));
    int card = model.states(variable).isEmpty() ? least : model.states(variable).size();
    return NoiseStates.of(Collections.nCopies(card, 1.0)).values();
  }

  private void checkStates(int variable, NavigableSet<Double> found) throws NotDiscrete {
    int most = model.states(variable).isEmpty() ? MOST_STATES : model.states(variable).size();
    for (double value : found) {
      if (value != Math.rint(value) || value < 0 || value >= most) {
        throw new NotDiscrete(
            "it takes the value " + value + ", which is no integer from 0 to " + (most - 1));
      }
    }
  }

  private void collectThresholds(int variable) throws NotDiscrete {
    Thresholds found = new Thresholds(model, model.equation(variable));
    if (found.other() != null) {
      throw new NotDiscrete("its noise " + found.other() + " is uniform and not only compared");
    }
    for (Map.Entry<String, List<Expression>> entry : found.of().entrySet()) {
      TreeSet<Double> all = thresholds.computeIfAbsent(entry.getKey(), key -> new TreeSet<>());
      for (Expression threshold : entry.getValue()) {
        addThreshold(variable, threshold, all);
      }
    }
  }

  private void addThreshold(int variable, Expression threshold, Set<Double> all)
      throws NotDiscrete {
    Enumeration cases = new Enumeration(model);
    References found = new References(model.name(variable), threshold, EquationLimits.NODES);
    for (String name : found.names()) {
      int noise = model.findNoise(name);
      if (noise < 0) {
        cases.variable(model.variable(name), valuesOf(name));
      } else if (NoiseStates.probabilities(model.noise(noise)).isEmpty()) {
        throw new NotDiscrete("it compares noises with infinitely many values");
      } else {
        cases.noise(noise, states(noise).values());
      }
    }
    count(cases.cells(), ALONE * found.nodes());
    cases.evaluate(threshold, value -> all.add(value + 0.0));
    if (all.size() > MOST_STATES) {
      throw new NotDiscrete("it has more than " + MOST_STATES + " thresholds");
    }
  }

  private List<Double> valuesOf(String name) {
    return values.getOrDefault(name, List.of());
  }

  private NoiseStates states(int noise) throws NotDiscrete {
    Distribution distribution = model.noise(noise);
    List<Double> p = NoiseStates.probabilities(distribution);
    if (!p.isEmpty()) {
      return NoiseStates.of(p);
    }
    if (distribution instanceof Uniform uniform) {
      return NoiseStates.of(
          uniform, thresholds.getOrDefault(model.noiseName(noise), new TreeSet<>()));
    }
    throw new NotDiscrete(
        "its noise is "
            + DistributionSyntax.text(distribution)
            + ", which has infinitely many values");
  }

  private Map<String, NoiseStates> noises(ScmBuilder builder) throws NotDiscrete {
    boolean[] used = new boolean[model.noiseCount()];
    for (int variable = 0; variable < model.size(); variable++) {
      for (int noise : model.noisesOf(variable)) {
        used[noise] = true;
      }
    }
    Map<String, NoiseStates> all = new HashMap<>();
    for (int noise = 0; noise < used.length; noise++) {
      if (used[noise]) {
        NoiseStates states = states(noise);
        all.put(model.noiseName(noise), states);
        builder.noise(
            model.noiseName(noise), states.p().stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
    return all;
  }

  private void addTable(int variable, Map<String, NoiseStates> noises, ScmBuilder builder)
      throws NotDiscrete {
    LatentCone cone = new LatentCone(model, variable);
    Enumeration all = new Enumeration(model);
    List<String> parents = new ArrayList<>();
    for (int parent : cone.parents()) {
      parents.add(model.name(parent));
      all.variable(parent, valuesOf(model.name(parent)));
    }
    List<String> named = new ArrayList<>();
    for (int noise : cone.noises()) {
      String name = model.noiseName(noise);
      named.add(name);
      all.noise(noise, noises.getOrDefault(name, NoiseStates.of(List.of())).values());
    }
    count(all.cells(), cone.evaluated().stream().mapToInt(of -> sizes[of]).sum());
    int[] table = new int[(int) all.cells()];
    int card = card(variable);
    int[] filled = {0};
    boolean[] outside = new boolean[1];
    all.evaluate(
        cone.evaluated(),
        value -> {
          outside[0] |= value != Math.rint(value) || value < 0 || value >= card;
          table[filled[0]++] = (int) value;
        });
    if (outside[0]) {
      throw new NotDiscrete("it leaves its states where a parent has a value it never takes");
    }
    builder.equation(model.name(variable), parents, named, table, labels(variable));
  }

  private int card(int variable) {
    return valuesOf(model.name(variable)).size();
  }

  private List<String> labels(int variable) {
    List<String> labels = model.states(variable);
    return labels.isEmpty()
        ? IntStream.range(0, card(variable)).mapToObj(Integer::toString).toList()
        : labels;
  }

  /// Refuses before the work is done.
  private void count(double cells, int parts) throws NotDiscrete {
    work += cells * parts;
    if (cells > MOST_CELLS) {
      throw new NotDiscrete("its parents and noises make more than " + MOST_CELLS + " cases");
    }
    if (work > MOST_WORK) {
      throw new NotDiscrete("the tables would take more than " + MOST_WORK + " steps");
    }
  }
}
