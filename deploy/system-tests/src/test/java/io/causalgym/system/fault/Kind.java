package io.causalgym.system.fault;

/// What the traffic consists of.
enum Kind {
  /// A graph that nobody asked about before.
  IDENTIFY(true),
  /// A distribution that nobody asked about before, whose effect is known.
  EFFECT(true),
  /// A graph to be kept.
  GRAPH(true),
  /// A search for a graph, as a job.
  JOB(true),
  /// A relationship to be kept: asking twice keeps two.
  RELATIONSHIP(false);

  private final boolean idempotent;

  Kind(boolean idempotent) {
    this.idempotent = idempotent;
  }

  boolean isIdempotent() {
    return idempotent;
  }
}
