package io.causalgym.evaluation.run;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// What batches see of the part that they are of.
///
/// @param lease fails where the part belongs to another node by now, whose batches would be paid
///   beside ours
/// @param cancelled whether somebody cancelled the evaluation; else a part that is over goes on
///   elsewhere
/// @param progress called when a provider has done more
record BatchJob(
    Vertx vertx,
    BatchDesk desk,
    PartGate gate,
    Supplier<Future<Void>> lease,
    Supplier<Future<Boolean>> cancelled,
    Runnable progress) {}
