package io.causalgym.inference.mediation;

import java.util.List;
import java.util.Set;

/// The directed paths from treatment to outcome along which an effect is wanted: they carry the
/// active level, all others the baseline.
public sealed interface PathSelection {

  /// Every path whose edges are all among these. Source: Pearl, "Direct and indirect effects", UAI
  /// 2001, definition 8 (`pearl2001direct`).
  record Edges(Set<CausalEdge> active) implements PathSelection {
    public Edges {
      active = Set.copyOf(active);
    }
  }

  /// These paths, each from the treatment to the outcome. Source: Shpitser, "Counterfactual
  /// graphical models for longitudinal mediation analysis with unobserved confounding", Cognitive
  /// Science 2013 (`shpitser2013counterfactual`).
  record Paths(List<List<String>> active) implements PathSelection {

    /// Paths at most.
    public static final int MOST_PATHS = 1000;

    public Paths {
      active = active.stream().map(List::copyOf).toList();
    }
  }

  /// A directed edge.
  record CausalEdge(String from, String to) {}
}
