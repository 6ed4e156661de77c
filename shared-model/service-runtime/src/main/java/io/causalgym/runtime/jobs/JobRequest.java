package io.causalgym.runtime.jobs;

import java.util.List;
import java.util.Optional;

/// Work to be started.
///
/// @param key where present, an unfinished or succeeded job of this owner and kind with the same
///   key is returned instead of a new one
/// @param request JSON of the whole request, which every part can read
/// @param parts at least one; they run in any order and at the same time
/// @param unit what their sizes count, in plural
public record JobRequest(
    String owner,
    String kind,
    Optional<String> key,
    String request,
    List<PartSpec> parts,
    String unit) {
  public JobRequest {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a job of kind '" + kind + "' without parts: give one");
    }
  }

  /// A job that is one part, whose result is the job's.
  public static JobRequest single(String owner, String kind, Optional<String> key, String request) {
    return new JobRequest(owner, kind, key, request, List.of(new PartSpec("null", 0)), "");
  }
}
