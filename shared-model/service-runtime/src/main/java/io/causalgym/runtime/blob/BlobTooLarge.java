package io.causalgym.runtime.blob;

/// An upload went over its limit; nothing of it was kept.
public final class BlobTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  public BlobTooLarge(long limit) {
    super(
        "the content is longer than the "
            + limit
            + " bytes that are allowed: send less, or raise the quota");
    this.limit = limit;
  }

  /// The greatest length that would have been accepted, in bytes.
  public long limit() {
    return limit;
  }
}
