package io.causalgym.inference.counterfactual.particle;

import java.util.List;

/// The answer to a {@link ParticleQuestion}.
public sealed interface ParticleAnswer {

  /// @param estimates by target, in the order asked
  /// @param effective how many equally weighted particles the weights are worth, `(sum w)^2 / sum
  ///   w^2` (Kish 1965, `kish1965survey`)
  /// @param logEvidence estimate of the natural logarithm of the density of the evidence
  /// @param solved observed variables whose noise was solved exactly
  /// @param smoothed observed variables that were matched by a kernel: the answer is biased by its
  ///   width
  record Estimated(
      List<Estimate> estimates,
      double effective,
      double logEvidence,
      List<String> solved,
      List<String> smoothed)
      implements ParticleAnswer {
    public Estimated {
      estimates = List.copyOf(estimates);
      solved = List.copyOf(solved);
      smoothed = List.copyOf(smoothed);
    }
  }

  /// @param standardError of the Monte Carlo, not of a kernel's bias
  record Estimate(double value, double standardError) {}

  /// Too few particles fit the evidence.
  ///
  /// @param effective how many equally weighted particles the weights are worth
  record TooFewParticles(double effective, double least, String message)
      implements ParticleAnswer {}

  /// The noise of an observed variable does not follow from its value, and no tolerance was given.
  record ToleranceNeeded(String variable, String message) implements ParticleAnswer {}
}
