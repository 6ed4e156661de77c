package io.causalgym.runtime.jobs;

/// What happened to a job on this node. A listener that tells the other nodes makes them react at
/// once instead of at their next poll: they answer `Submitted` with {@link JobEngine#wake} and
/// `Finished` with {@link JobEngine#interrupt}.
public sealed interface JobEvent {
  String job();

  /// A job was stored or resumed and has parts to claim.
  record Submitted(String job) implements JobEvent {}

  /// A part of the job reported where it is.
  ///
  /// @param part its number
  /// @param progress of that part, not of the job
  record Progressed(String job, int part, JobProgress progress) implements JobEvent {}

  /// The job has ended in `state`.
  record Finished(String job, JobState state) implements JobEvent {}
}
