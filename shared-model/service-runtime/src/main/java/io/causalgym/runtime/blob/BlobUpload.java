package io.causalgym.runtime.blob;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// One stream on its way into one file, counted and hashed as it passes.
///
/// Hashing stays on the event loop: a chunk is at most some tens of kilobytes, which take tens of
/// microseconds.
final class BlobUpload {
  private final ReadStream<Buffer> content;
  private final AsyncFile file;
  private final long limit;
  private final MessageDigest digest = sha256();
  private final Promise<Void> received = Promise.promise();
  private long bytes;
  private boolean over;

  BlobUpload(ReadStream<Buffer> content, AsyncFile file, long limit) {
    this.content = content;
    this.file = file;
    this.limit = limit;
  }

  /// Receives everything, and closes the file in every case; after success its bytes are on disk.
  Future<StoredBlob> run() {
    file.exceptionHandler(this::fail);
    content.exceptionHandler(this::fail);
    content.endHandler(end -> received.tryComplete());
    content.handler(this::receive);
    content.resume();
    return received
        .future()
        .compose(all -> file.flush())
        .eventually(file::close)
        .map(closed -> new StoredBlob(BlobId.of(digest.digest()), bytes));
  }

  private void receive(Buffer chunk) {
    if (over) {
      return;
    }
    bytes += chunk.length();
    if (bytes > limit) {
      fail(new BlobTooLarge(limit));
      return;
    }
    digest.update(chunk.getBytes());
    file.write(chunk).onFailure(this::fail);
    if (file.writeQueueFull()) {
      content.pause();
      file.drainHandler(drained -> content.resume());
    }
  }

  private void fail(Throwable cause) {
    if (received.tryFail(cause)) {
      over = true;
      // The rest is let through unread, so that the sender of a request can still read its answer.
      content.resume();
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
