package io.causalgym.runtime.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A process that starts an embedded server, says so in one line, and waits to be killed.
final class KilledOwner {
  private KilledOwner() {}

  public static void main(String[] arguments) throws IOException {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(arguments[0]));
    System.err.write(("server " + server.process() + "\n").getBytes(StandardCharsets.US_ASCII));
    System.err.flush();
    int ended = System.in.read();
    server.close();
    Runtime.getRuntime().exit(ended);
  }

  static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledOwner.class.getName(),
            folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
