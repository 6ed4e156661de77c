package io.causalgym.runtime.database;

import io.causalgym.runtime.database.DatabaseStartException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to use a data folder, held by one process at a time and given back by the kernel even
/// after `kill -9`.
///
/// The lock lies on the file `in-use`; the holder's process id is in `in-use.pid` beside it, for
/// the message only, since some systems refuse to read a locked file.
public final class DataFolderLock implements AutoCloseable {
  private final FileChannel channel;
  private final Path holder;

  private DataFolderLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /// Takes the folder, creating it where it is missing.
  ///
  /// @throws DatabaseStartException with `FOLDER_IN_USE` or `FOLDER_NOT_WRITABLE`
  public static DataFolderLock take(Path folder) {
    Path holder = folder.resolve("in-use.pid");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw inUse(folder, holder);
      }
      write(holder, Long.toString(ProcessHandle.current().pid()));
      return new DataFolderLock(channel, holder);
    } catch (IOException failed) {
      throw new DatabaseStartException(
          Reason.FOLDER_NOT_WRITABLE,
          "data folder "
              + folder
              + " cannot be written ("
              + failed
              + "): choose another one with CAUSALGYM_DATA_FOLDER or --data, or give this user write access",
          failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static DatabaseStartException inUse(Path folder, Path holder) {
    String process;
    try {
      process = "process " + Files.readString(holder).strip();
    } catch (IOException unreadable) {
      process = "another process";
    }
    return new DatabaseStartException(
        Reason.FOLDER_IN_USE,
        "data folder "
            + folder
            + " is in use by "
            + process
            + ": stop it first, or choose another folder with CAUSALGYM_DATA_FOLDER or --data");
  }

  /// Gives the folder back.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
      channel.close();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException("cannot release " + holder, failed);
    }
  }
}
