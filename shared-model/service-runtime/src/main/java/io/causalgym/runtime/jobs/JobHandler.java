package io.causalgym.runtime.jobs;

import io.vertx.core.Future;

/// What the jobs of one kind do. Called on the event loop: long computations go to a pool.
///
/// A part may run more than once (its node can die after the work and before the result is stored),
/// at one time on two nodes even, but only one of them can store anything. Effects elsewhere must
/// therefore be repeatable.
public interface JobHandler {
  /// Does one part, from its checkpoint if there is one.
  Future<PartResult> run(PartContext part);

  /// Makes the job's result of the results of its parts; called once all have succeeded, if there
  /// are two or more. Runs under a lease with attempts and checkpoint like a part.
  ///
  /// @return by default a JSON array of all results in the order of the parts
  default Future<PartResult> combine(PartContext context, PartResults results) {
    return results.all().map(list -> new PartResult.Succeeded("[" + String.join(",", list) + "]"));
  }
}
