package io.causalgym.runtime.blob;

/// No content has this id, or it was deleted.
public final class BlobNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlobNotFound(BlobId id) {
    super("there is no content " + id);
  }
}
