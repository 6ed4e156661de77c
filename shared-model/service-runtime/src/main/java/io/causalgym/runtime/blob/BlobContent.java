package io.causalgym.runtime.blob;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;

/// An open content, or a range of it. Piping {@link #stream} to its end closes it; who stops
/// earlier calls {@link #close}.
public final class BlobContent {
  private final AsyncFile file;
  private final long size;

  BlobContent(AsyncFile file, long size) {
    this.file = file;
    this.size = size;
  }

  /// Length of the whole content, not of the range.
  public long size() {
    return size;
  }

  /// The bytes; paused until it is piped or resumed.
  public ReadStream<Buffer> stream() {
    return file;
  }

  public Future<Void> close() {
    return file.close();
  }
}
