package io.causalgym.runtime.jobs;

import java.time.Instant;
import java.util.Optional;

/// A job as it stood when it was read.
///
/// @param parts into which its work is divided
/// @param startedAt when its first part was claimed
/// @param result JSON, once it succeeded; of a cancelled job of one part, what that had by then;
///   lists leave it out, since results can be long
/// @param problem JSON of a problem, once it failed
public record Job(
    String id,
    String owner,
    String kind,
    JobState state,
    int parts,
    JobProgress progress,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<String> result,
    Optional<String> problem) {}
