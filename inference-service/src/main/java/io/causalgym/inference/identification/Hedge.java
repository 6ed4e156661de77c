package io.causalgym.inference.identification;

import java.util.List;

/// The witness that an effect is not identified: two sets of nodes, each connected by bidirected
/// edges, the smaller one inside the larger and free of treatments, both with their roots among the
/// ancestors of the outcome that the treatments leave.
///
/// Source: Shpitser and Pearl, "Identification of joint interventional distributions in recursive
/// semi-Markovian causal models", AAAI 2006 (`shpitser2006joint`), Definition 6. The two forests of
/// the paper are spanning forests of these sets.
///
/// @param larger `F`, which holds treatments; names ascending
/// @param smaller `F'`; names ascending
public record Hedge(List<String> larger, List<String> smaller) {
  public Hedge {
    larger = List.copyOf(larger);
    smaller = List.copyOf(smaller);
  }
}
