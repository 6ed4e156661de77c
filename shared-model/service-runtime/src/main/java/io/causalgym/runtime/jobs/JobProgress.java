package io.causalgym.runtime.jobs;

/// How far a job or a part is.
///
/// @param total 0 while it is unknown
/// @param unit what is counted, in plural: "tests", "questions"
public record JobProgress(long done, long total, String unit, String message) {
  public JobProgress {
    if (done < 0 || total < 0) {
      throw new IllegalArgumentException(
          "progress " + done + " of " + total + ": neither may be negative");
    }
  }
}
