package io.causalgym.standalone;

import io.causalgym.gateway.GatewayKeys;
import io.causalgym.runtime.launch.Running;
import io.causalgym.runtime.launch.RuntimeSettings;
import io.causalgym.standalone.demo.HttpQuestions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A whole system on a free port with a data folder that goes with it.
final class Throwaway implements AutoCloseable {
  private final Running running;
  private final Path folder;
  private final HttpQuestions questions;

  private Throwaway(Running running, Path folder, HttpQuestions questions) {
    this.running = running;
    this.folder = folder;
    this.questions = questions;
  }

  /// Starts it, whatever the settings of this machine's own system are.
  static Throwaway start() throws IOException {
    Path folder = Files.createTempDirectory("causal-gym-");
    StandaloneSettings settings =
        StandaloneSettings.alone(
            Map.of(RuntimeSettings.DATA_FOLDER, folder.toString(), GatewayKeys.PORT, "0"));
    Running running = new Running();
    Shutdown shutdown =
        Shutdown.closes(() -> {
          running.close();
          delete(folder);
        });
    try {
      RunningGym gym = RunningGym.start(settings, running);
      return new Throwaway(running, folder, new HttpQuestions(URI.create(gym.address())));
    } finally {
      shutdown.endsByItself();
    }
  }

  HttpQuestions questions() {
    return questions;
  }

  @Override
  public void close() throws IOException {
    questions.close();
    running.close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> files = Files.walk(folder)) {
      inside = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : inside) {
      Files.deleteIfExists(file);
    }
  }
}
