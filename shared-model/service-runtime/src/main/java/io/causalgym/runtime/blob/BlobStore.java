package io.causalgym.runtime.blob;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Contents of any size under the hash of their bytes, streamed in and out in constant memory.
///
/// A store knows no owners: who may see which id, and how much one may keep, is a row in the table
/// `blob`. Equal contents are stored once.
public interface BlobStore {
  /// Stores everything that `content` delivers. The content becomes visible complete or not at all.
  ///
  /// @param content is paused at once and read no faster than it can be written
  /// @param limit greatest length in bytes
  /// @return fails with {@link BlobTooLarge}, or with the stream's own failure
  Future<StoredBlob> put(ReadStream<Buffer> content, long limit);

  /// Opens a content from its first byte to its last.
  ///
  /// @return fails with {@link BlobNotFound}
  default Future<BlobContent> get(BlobId id) {
    return get(id, 0, Long.MAX_VALUE);
  }

  /// Opens `length` bytes from `offset` on, or as many as there are.
  ///
  /// @return fails with {@link BlobNotFound}
  Future<BlobContent> get(BlobId id, long offset, long length);

  Future<Boolean> exists(BlobId id);

  /// Stores a file's content, off the event loop; the file is moved or copied.
  Future<StoredBlob> put(Path file);

  /// A file that is not there yet, for a content that is still being made; in the store's own file
  /// system. What is left of it is removed after a day.
  Path scratch();

  /// The content as a file of this machine, to be read or mapped into memory; never to be changed.
  ///
  /// @return fails with {@link BlobNotFound}
  Future<Path> local(BlobId id);

  /// The contents that were stored before a time.
  Future<List<BlobId>> olderThan(Instant time);

  /// Removes a content.
  ///
  /// @return whether there was one
  Future<Boolean> delete(BlobId id);
}
