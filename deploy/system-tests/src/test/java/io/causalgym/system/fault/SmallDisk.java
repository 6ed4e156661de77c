package io.causalgym.system.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of its own that can be filled to the last byte. Needs the rights of root.
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "512m";
  private static final int PIECE = 1 << 16;

  private final Path folder;

  SmallDisk(Path folder) {
    this.folder = folder;
    Shell.run("mount", "-t", "tmpfs", "-o", "mode=755,size=" + SIZE, "tmpfs", folder.toString());
  }

  /// Why there can be none here; empty where it can.
  static String missing(Path folder) {
    return Shell.succeeds("mount", "-t", "tmpfs", "tmpfs", folder.toString())
            && Shell.succeeds("umount", folder.toString())
        ? ""
        : "no rights to mount one";
  }

  /// Leaves room for nothing.
  void fill() {
    for (int piece = PIECE; piece > 0; piece /= 16) {
      fill(new byte[piece]);
    }
  }

  private void fill(byte[] piece) {
    Path filler = folder.resolve("filler-" + piece.length);
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      if (!Files.exists(filler)) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /// Makes room again.
  void empty() {
    try (var files = Files.newDirectoryStream(folder, "filler-*")) {
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Shell.run("umount", folder.toString());
  }
}
