package io.causalgym.runtime.jobs;

/// Hears of what happens to jobs on this node, on the engine's event loop; must not block.
@FunctionalInterface
public interface JobListener {
  void happened(JobEvent event);
}
