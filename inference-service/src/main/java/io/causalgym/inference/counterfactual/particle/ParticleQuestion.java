package io.causalgym.inference.counterfactual.particle;

import io.causalgym.model.ModelException;
import java.util.List;

/// Asks for counterfactuals of a continuous model.
///
/// @param particles draws of the noises
/// @param seed two runs with the same seed give the same numbers
/// @param leastEffective effective particles below which no number is given
public record ParticleQuestion(
    List<Observation> evidence,
    List<Target> targets,
    int particles,
    long seed,
    double leastEffective) {

  /// Particles where nothing is said: a standard error of some 0.3 % of a standard deviation where
  /// weights are equal.
  public static final int PARTICLES = 100_000;

  /// Particles at most.
  public static final int MOST_PARTICLES = 10_000_000;

  /// Effective particles at least: with fewer, the standard error is itself off by more than 7 %.
  public static final double LEAST_EFFECTIVE = 100;

  /// Targets at most.
  public static final int MOST_TARGETS = 1000;

  public ParticleQuestion {
    evidence = List.copyOf(evidence);
    targets = List.copyOf(targets);
    if (particles < 1 || particles > MOST_PARTICLES) {
      throw new ModelException(
          "particles",
          Integer.toString(particles),
          "particles is " + particles + "; give 1 to " + MOST_PARTICLES);
    }
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      throw new ModelException(
          "targets",
          Integer.toString(targets.size()),
          "there are " + targets.size() + " targets; give 1 to " + MOST_TARGETS);
    }
    if (!(leastEffective >= 1)) {
      throw new ModelException(
          "leastEffective",
          Double.toString(leastEffective),
          "leastEffective is " + leastEffective + "; give at least 1");
    }
  }

  /// With the default numbers.
  public static ParticleQuestion of(List<Observation> evidence, List<Target> targets, long seed) {
    return new ParticleQuestion(evidence, targets, PARTICLES, seed, LEAST_EFFECTIVE);
  }
}
