package io.causalgym.runtime.jobs.service;

import io.causalgym.runtime.bus.RuntimeBus;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobEvent;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/// Tells the nodes of a cluster at once what they would find out at their next poll: that there are
/// parts to claim, and that a job has ended.
///
/// News are one line each, `kind job sender`.
public final class JobAnnouncements {
  private static final String TOPIC = "jobs";
  private static final String SUBMITTED = "submitted";
  private static final String FINISHED = "finished";

  private final RuntimeBus bus;
  private final JobEngine engine;
  private final String node;

  /// @param node this node's name in the cluster
  public JobAnnouncements(RuntimeBus bus, JobEngine engine, String node) {
    this.bus = bus;
    this.engine = engine;
    this.node = node;
  }

  /// Listens to both sides; before the engine starts.
  public Future<Void> begin() {
    engine.listen(this::happened);
    return bus.hear(TOPIC, this::heard);
  }

  private void happened(JobEvent event) {
    switch (event) {
      case JobEvent.Submitted(String job) -> tell(SUBMITTED, job);
      case JobEvent.Finished(String job, var state) -> tell(FINISHED, job);
      case JobEvent.Progressed progressed -> {} // a watcher reads it from the database
    }
  }

  private void tell(String what, String job) {
    bus.announce(TOPIC, Buffer.buffer(what + " " + job + " " + node));
  }

  private void heard(Buffer news) {
    String[] words = news.toString().split(" ", -1);
    if (words.length != 3 || words[2].equals(node)) {
      return;
    }
    switch (words[0]) {
      case SUBMITTED -> engine.wake();
      case FINISHED -> engine.interrupt(words[1]);
      default -> {} // of a newer version
    }
  }
}
