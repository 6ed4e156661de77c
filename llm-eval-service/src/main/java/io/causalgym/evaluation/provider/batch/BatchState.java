package io.causalgym.evaluation.provider.batch;

/// Where a batch stands.
public enum BatchState {
  VALIDATING(false),
  IN_PROGRESS(false),
  FINALIZING(false),
  COMPLETED(true),
  /// Refused as a whole; there are no results.
  FAILED(true),
  /// The time was up before all was answered.
  EXPIRED(true),
  CANCELLING(false),
  CANCELLED(true);

  private final boolean ended;

  BatchState(boolean ended) {
    this.ended = ended;
  }

  /// Whether nothing more will come.
  public boolean ended() {
    return ended;
  }
}
