package io.causalgym.runtime.blob;

/// An owner would keep more than is allowed; nothing was kept.
public final class QuotaExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long quota;

  QuotaExceeded(long used, long wanted, long quota) {
    super(
        "you keep "
            + used
            + " bytes, and "
            + wanted
            + " more would be over your quota of "
            + quota
            + "; delete something first");
    this.quota = quota;
  }

  /// Bytes that the owner may keep.
  public long quota() {
    return quota;
  }
}
