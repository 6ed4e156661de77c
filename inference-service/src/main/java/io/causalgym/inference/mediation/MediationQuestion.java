package io.causalgym.inference.mediation;

import java.util.List;

/// Asks for the effects of a contrast with and without its mediators.
///
/// @param mediators in the order of the keys of the controlled direct effects
public record MediationQuestion(Contrast contrast, List<String> mediators) {

  /// Joint levels of the mediators at most.
  public static final int MOST_LEVELS = 4096;

  public MediationQuestion {
    mediators = List.copyOf(mediators);
  }
}
