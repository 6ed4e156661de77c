package io.causalgym.runtime.jobs;

/// A kind of job and how this node does it.
///
/// @param concurrency parts of this kind that run here at the same time
record Registration(String kind, JobHandler handler, int concurrency) {
  Registration {
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "concurrency " + concurrency + " for jobs of kind '" + kind + "': choose 1 or more");
    }
  }
}
