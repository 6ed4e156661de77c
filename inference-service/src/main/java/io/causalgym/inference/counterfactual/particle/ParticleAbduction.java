package io.causalgym.inference.counterfactual.particle;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Intervention;
import io.causalgym.model.equation.NoiseInversion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Counterfactuals of a model in formulas, by weighted draws of its noises: abduction makes each
/// draw fit the evidence and weights it, action and prediction evaluate the other worlds with it.
///
/// The noise of an observed variable is solved exactly where its equation can be inverted;
/// elsewhere the caller has to state a tolerance. Reports the effective number of particles and the
/// standard error of every number, and gives none where too few particles fit. The same seed gives
/// the same numbers. Immutable, for any number of threads.
///
/// Source: Pearl, *Causality*, 2nd ed. 2009, theorem 7.1.7 (`pearl2009causality`). Cost: particles
/// times the equations of all worlds; memory does not grow with the particles.
public final class ParticleAbduction {

  /// Keeps the columns of a block in the nearest cache.
  private static final int ROWS = 512;

  /// Evaluated equations at most.
  private static final double MOST_WORK = 1e10;

  /// Variables of all worlds together at most: 256 MiB of columns.
  private static final int MOST_COLUMNS = 1 << 16;

  private final EquationModel model;

  public ParticleAbduction(EquationModel model) {
    this.model = model;
  }

  /// Estimates of all targets.
  ///
  /// @throws ModelException if a variable does not exist or is observed twice, an intervention is
  ///   not possible, an equation gives no finite number, or the work is too much
  public ParticleAnswer answer(ParticleQuestion question, Deadline deadline) {
    Map<Integer, Matching> matchings = new LinkedHashMap<>();
    for (Observation observation : question.evidence()) {
      Optional<Matching> matching = matching(observation);
      if (matching.isEmpty()) {
        return toleranceNeeded(observation.variable());
      }
      if (matchings.put(model.variable(observation.variable()), matching.get()) != null) {
        throw new ModelException(
            "evidence",
            observation.variable(),
            "'" + observation.variable() + "' is observed twice; keep one observation");
      }
    }
    int[] needed = World.needed(model, names(matchings, Matching.class));
    Map<List<Intervention>, World> worlds = worlds(question);
    checkWork(question, needed.length, worlds);
    Abduction abduction = new Abduction(model, needed, matchings, ROWS);
    WeightedSums sums = sums(question, abduction, worlds, deadline);
    return sums.effective() < question.leastEffective()
        ? tooFew(sums.effective(), question)
        : new ParticleAnswer.Estimated(
            estimates(question, sums),
            sums.effective(),
            sums.logMeanWeight(),
            names(matchings, Matching.Solved.class),
            names(matchings, Matching.Kernel.class));
  }

  /// The variables that are matched in one way.
  private List<String> names(Map<Integer, Matching> matchings, Class<?> kind) {
    return matchings.entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getValue()))
        .map(entry -> model.name(entry.getKey()))
        .toList();
  }

  /// Empty where a tolerance is missing.
  private Optional<Matching> matching(Observation observation) {
    return switch (observation) {
      case Observation.Range(String _, double low, double high) ->
          Optional.of(new Matching.Bounds(low, high));
      case Observation.Value(String name, double value, OptionalDouble tolerance) -> {
        Optional<NoiseInversion> inversion = model.inversion(model.variable(name), ROWS);
        if (inversion.isPresent()) {
          yield Optional.of(new Matching.Solved(inversion.get(), value));
        }
        yield tolerance.isPresent()
            ? Optional.of(matching(value, tolerance.getAsDouble()))
            : Optional.empty();
      }
    };
  }

  private static Matching matching(double value, double width) {
    return width == 0 ? new Matching.Bounds(value, value) : new Matching.Kernel(value, width);
  }

  private Map<List<Intervention>, World> worlds(ParticleQuestion question) {
    Map<List<Intervention>, Set<String>> wanted = new LinkedHashMap<>();
    for (Target target : question.targets()) {
      for (Response response : Targets.responses(target)) {
        wanted
            .computeIfAbsent(response.interventions(), key -> new LinkedHashSet<>())
            .add(response.variable());
      }
    }
    Map<List<Intervention>, World> worlds = new LinkedHashMap<>();
    long stream = model.noiseCount();
    long columns = 0;
    for (Map.Entry<List<Intervention>, Set<String>> entry : wanted.entrySet()) {
      World world =
          new World(model, entry.getKey(), entry.getValue(), ROWS, question.seed(), stream);
      worlds.put(entry.getKey(), world);
      stream += world.ownNoises();
      columns += world.columns();
      if (columns > MOST_COLUMNS) {
        throw new ModelException(
            "targets",
            Integer.toString(wanted.size()),
            "the worlds of the targets have more than "
                + MOST_COLUMNS
                + " variables together; ask about fewer");
      }
    }
    return worlds;
  }

  private void checkWork(
      ParticleQuestion question, int abduction, Map<List<Intervention>, World> worlds) {
    double equations = abduction + model.noiseCount();
    for (World world : worlds.values()) {
      equations += world.columns();
    }
    if (equations * question.particles() > MOST_WORK) {
      throw new ModelException(
          "particles",
          Integer.toString(question.particles()),
          question.particles()
              + " particles of "
              + (long) equations
              + " noises and equations are more than "
              + (long) MOST_WORK
              + " evaluations; use fewer particles or worlds");
    }
  }

  private WeightedSums sums(
      ParticleQuestion question,
      Abduction abduction,
      Map<List<Intervention>, World> worlds,
      Deadline deadline) {
    Particles particles = new Particles(model, ROWS, question.seed());
    Targets targets = new Targets(question.targets(), worlds);
    WeightedSums sums = new WeightedSums(question.targets().size());
    for (int first = 0; first < question.particles(); first += ROWS) {
      deadline.check();
      int rows = Math.min(ROWS, question.particles() - first);
      particles.draw(first, rows);
      abduction.run(particles, rows, first);
      for (World world : worlds.values()) {
        world.run(particles, rows, first);
      }
      for (int row = 0; row < rows; row++) {
        sums.add(particles.logWeights[row], targets.values(row));
      }
    }
    return sums;
  }

  private static List<ParticleAnswer.Estimate> estimates(
      ParticleQuestion question, WeightedSums sums) {
    List<ParticleAnswer.Estimate> estimates = new ArrayList<>();
    for (int target = 0; target < question.targets().size(); target++) {
      estimates.add(sums.estimate(target));
    }
    return estimates;
  }

  private static ParticleAnswer toleranceNeeded(String variable) {
    return new ParticleAnswer.ToleranceNeeded(
        variable,
        "the noise of '"
            + variable
            + "' does not follow from its value; give a tolerance, 0 if it has this value with"
            + " positive probability, or an interval");
  }

  private static ParticleAnswer tooFew(double effective, ParticleQuestion question) {
    return new ParticleAnswer.TooFewParticles(
        effective,
        question.leastEffective(),
        question.particles()
            + " particles are worth "
            + effective
            + " that fit the evidence, and "
            + question.leastEffective()
            + " are needed; use more particles, a larger tolerance or less evidence");
  }
}
