package io.causalgym.evaluation.provider.batch;

import java.util.List;
import java.util.Optional;

/// How far a batch is.
///
/// @param completed requests with an answer
/// @param failed requests with an error
/// @param files where results lie, for {@link BatchProvider#results}
/// @param problem why it was refused as a whole
public record BatchStatus(
    String batch,
    BatchState state,
    long total,
    long completed,
    long failed,
    List<String> files,
    Optional<String> problem) {
  public BatchStatus {
    files = List.copyOf(files);
  }
}
