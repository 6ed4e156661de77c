package io.causalgym.evaluation.run;

import io.causalgym.evaluation.dispatch.Lanes;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.jobs.JobEngine;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/// What everybody who works on evaluations on this node shares.
///
/// @param worlds writes and confirms questions
/// @param models makes models that can be asked
/// @param lanes the ways to them
/// @param journal keeps replies
/// @param batches for models that are asked in batches
/// @param jobs tells why a part is over
/// @param news tells the other nodes of an evaluation to look at it again
record Desk(
    Vertx vertx,
    EvaluationStore evaluations,
    AnswerStore answers,
    SuiteWorlds worlds,
    Models models,
    Lanes lanes,
    ReplyJournal journal,
    BatchDesk batches,
    JobEngine jobs,
    Consumer<String> news) {}
