package io.causalgym.runtime.jobs;

/// The part no longer belongs to this worker: its job was cancelled, or its lease ran out and
/// another worker has it. Nothing more can be stored for it; stop.
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost(String job, int part) {
    super("part " + part + " of job " + job + " no longer belongs to this worker");
  }
}
