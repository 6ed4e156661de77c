package io.causalgym.evaluation.run.store;

import java.time.Instant;
import java.util.Optional;

/// An evaluation as it is kept.
///
/// @param key of its rows
/// @param request JSON as the contract writes it
/// @param suite its name
/// @param hidden whether the seed is shown after the end only
/// @param salt of the commitment to the seed
/// @param token opens the reference models
/// @param job that does it now
/// @param budget US dollars
/// @param limits JSON: limits that were changed under way, by model
/// @param dropped questions on which two engines disagreed
/// @param comparisons JSON, once there are scores
public record Evaluation(
    long key,
    String id,
    String owner,
    String request,
    String suite,
    int worlds,
    long seed,
    boolean hidden,
    String salt,
    String token,
    String job,
    Optional<Double> budget,
    boolean paused,
    String limits,
    long dropped,
    Optional<String> comparisons,
    Instant createdAt,
    Optional<Instant> finishedAt) {

  /// Without what opens something.
  @Override
  public String toString() {
    return "evaluation " + id;
  }
}
