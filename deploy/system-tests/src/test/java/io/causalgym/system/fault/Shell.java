package io.causalgym.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Programs of the operating system.
final class Shell {
  private Shell() {}

  static void run(String... command) {
    String said = said(command);
    if (said != null) {
      throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
    }
  }

  static boolean succeeds(String... command) {
    try {
      return said(command) == null;
    } catch (UncheckedIOException noSuchProgram) {
      return false;
    }
  }

  /// What a program said that failed; null where it did not.
  private static @Nullable String said(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? null : said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
