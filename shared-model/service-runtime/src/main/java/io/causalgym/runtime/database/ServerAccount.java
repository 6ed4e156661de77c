package io.causalgym.runtime.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Under whose rights the server's programs run. PostgreSQL refuses to run as root, and containers
/// often are root.
enum ServerAccount {
  /// This process's own user, which is not root.
  SELF,
  /// Root, seen as `nobody` inside a user namespace: files keep their owner, nothing has to be
  /// handed over.
  NAMESPACE,
  /// Root that may not create user namespaces (the default in Docker): the files are handed to
  /// `nobody`.
  NOBODY;

  private static final int NOBODY_ID = 65_534;

  static ServerAccount detect() {
    if (userId() != 0) {
      return SELF;
    }
    return NAMESPACE.works() ? NAMESPACE : NOBODY;
  }

  static long userId() {
    return new UnixSystem().getUid();
  }

  private boolean works() {
    try {
      Process probe =
          new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> command(List<String> program) {
    List<String> prefix =
        switch (this) {
          case SELF -> List.of();
          case NAMESPACE -> List.of("unshare", "-U", "--");
          case NOBODY ->
              List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
        };
    return Stream.concat(prefix.stream(), program.stream()).toList();
  }

  /// Hands `folder` and everything in it to the account, where it is another one than this
  /// process's.
  void own(Path folder) throws IOException {
    if (this != NOBODY) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(visited, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isSymbolicLink()) {
              Files.setAttribute(visited, "unix:uid", NOBODY_ID);
              Files.setAttribute(visited, "unix:gid", NOBODY_ID);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
