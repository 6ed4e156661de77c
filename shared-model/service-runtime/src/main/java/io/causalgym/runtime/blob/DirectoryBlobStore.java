package io.causalgym.runtime.blob;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/// Contents as files of one folder, which several processes may share.
///
/// An upload grows under `uploads/` and is renamed to `ab/cdef...` once it is on disk, so that a
/// reader never sees a part. The rename also happens when the content is there already: it then
/// replaces equal bytes, and no delete can fall between a look and a leap.
public final class DirectoryBlobStore implements BlobStore {
  /// No upload lasts that long; what is older was left by a killed process.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Vertx vertx;
  private final Path folder;
  private final Path uploads;

  private DirectoryBlobStore(Vertx vertx, Path folder) {
    this.vertx = vertx;
    this.folder = folder.toAbsolutePath().normalize();
    this.uploads = this.folder.resolve("uploads");
  }

  /// Opens the folder, creating it where it is missing, and removes uploads that were abandoned for
  /// a day.
  public static Future<DirectoryBlobStore> open(Vertx vertx, Path folder) {
    DirectoryBlobStore store = new DirectoryBlobStore(vertx, folder);
    return vertx.executeBlocking(
        () -> {
          Files.createDirectories(store.uploads);
          store.removeAbandoned(Instant.now().minus(ABANDONED));
          return store;
        },
        false);
  }

  private void removeAbandoned(Instant before) throws IOException {
    for (Path file : filesBefore(before, uploads)) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public Future<StoredBlob> put(ReadStream<Buffer> content, long limit) {
    content.pause();
    Path part = uploads.resolve(UUID.randomUUID().toString());
    return vertx
        .fileSystem()
        .open(part.toString(), new OpenOptions().setRead(false).setCreateNew(true))
        .compose(file -> new BlobUpload(content, file, limit).run())
        .compose(stored -> publish(part, stored))
        .recover(failure -> discard(part, failure));
  }

  private Future<StoredBlob> publish(Path part, StoredBlob stored) {
    return vertx.executeBlocking(
        () -> {
          Path target = file(stored.id());
          Files.createDirectories(target.getParent());
          Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
          // The rename itself must survive a power cut.
          try (FileChannel parent = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
          }
          return stored;
        },
        false);
  }

  private Future<StoredBlob> discard(Path part, Throwable failure) {
    return vertx
        .executeBlocking(() -> Files.deleteIfExists(part), false)
        .transform(deleted -> Future.failedFuture(failure));
  }

  @Override
  public Future<BlobContent> get(BlobId id, long offset, long length) {
    if (offset < 0 || length < 0) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "range of " + length + " bytes from " + offset + ": neither may be negative"));
    }
    String file = file(id).toString();
    return exists(id)
        .compose(
            there -> there ? Future.succeededFuture() : Future.failedFuture(new BlobNotFound(id)))
        .compose(there ->
            vertx.fileSystem().open(file, new OpenOptions().setWrite(false).setCreate(false)))
        .compose(open ->
            open.size()
                .map(size -> {
                  open.pause();
                  open.setReadPos(Math.min(offset, size));
                  open.setReadLength(Math.min(length, Math.max(0, size - offset)));
                  return new BlobContent(open, size);
                }));
  }

  @Override
  public Future<Boolean> exists(BlobId id) {
    return vertx.fileSystem().exists(file(id).toString());
  }

  @Override
  public Future<StoredBlob> put(Path source) {
    Path part = uploads.resolve(UUID.randomUUID().toString());
    return vertx
        .executeBlocking(
            () -> {
              Files.move(source, part);
              try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
              }
              return new StoredBlob(hash(part), Files.size(part));
            },
            false)
        .compose(stored -> publish(part, stored))
        .recover(failure -> discard(part, failure));
  }

  private static BlobId hash(Path file) throws IOException {
    MessageDigest digest = BlobUpload.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return BlobId.of(digest.digest());
  }

  @Override
  public Path scratch() {
    return uploads.resolve(UUID.randomUUID().toString());
  }

  @Override
  public Future<Path> local(BlobId id) {
    return exists(id)
        .compose(there ->
            there ? Future.succeededFuture(file(id)) : Future.failedFuture(new BlobNotFound(id)));
  }

  @Override
  public Future<List<BlobId>> olderThan(Instant time) {
    return vertx.executeBlocking(
        () -> {
          List<BlobId> old = new ArrayList<>();
          for (Path file : filesBefore(time, folder)) {
            String name = folder.relativize(file).toString().replace("/", "");
            if (name.matches("[0-9a-f]{64}")) {
              old.add(new BlobId(name));
            }
          }
          return old;
        },
        false);
  }

  @Override
  public Future<Boolean> delete(BlobId id) {
    return vertx.executeBlocking(() -> Files.deleteIfExists(file(id)), false);
  }

  /// The files in a folder and in its folders that are older. One that goes away meanwhile, as
  /// uploads do when they are finished, is none of them.
  private static List<Path> filesBefore(Instant time, Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        2,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                && attributes.lastModifiedTime().toInstant().isBefore(time)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    return found;
  }

  private Path file(BlobId id) {
    // Two digits spread a million contents over 256 folders.
    return folder.resolve(id.value().substring(0, 2)).resolve(id.value().substring(2));
  }
}
