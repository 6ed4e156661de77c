package io.causalgym.inference.bounds;

import io.causalgym.model.Table;
import java.util.List;
import java.util.Optional;

/// The numbers that bounds are derived from.
///
/// @param distribution `P(V)`; empty where there are experiments only
public record Evidence(Optional<Table> distribution, List<Experiment> experiments) {
  public Evidence {
    experiments = List.copyOf(experiments);
  }

  /// A distribution without experiments.
  public static Evidence of(Table distribution) {
    return new Evidence(Optional.of(distribution), List.of());
  }

  /// All tables.
  List<Table> tables() {
    return java.util.stream.Stream.concat(
            distribution.stream(), experiments.stream().map(Experiment::distribution))
        .toList();
  }
}
