package io.causalgym.benchmarks.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A library of another language, asked through a script: `SCRIPT KIND FILE` prints one JSON object
/// with the processor time of the call in milliseconds, the best of a few, and the edges found.
///
/// @param probe a command that succeeds where the library is installed
/// @param kinds of searches that the script knows
record ScriptPeer(String name, List<String> probe, List<String> command, Set<String> kinds) {
  ScriptPeer {
    probe = List.copyOf(probe);
    command = List.copyOf(command);
    kinds = Set.copyOf(kinds);
  }

  /// @param scripts the folder of the scripts
  static List<ScriptPeer> all(Path scripts) {
    String python = System.getenv().getOrDefault("PYTHON", "python3");
    return List.of(
        new ScriptPeer(
            "causal-learn",
            List.of(python, "-c", "import causallearn"),
            List.of(python, scripts.resolve("causal_learn.py").toString()),
            Set.of(
                "skeleton", "pc", "ges", "boss", "grasp", "pc-chi-square", "fci", "direct-lingam")),
        new ScriptPeer(
            "pcalg",
            List.of("Rscript", "-e", "library(pcalg)"),
            List.of("Rscript", scripts.resolve("pcalg.R").toString()),
            Set.of("skeleton", "pc", "ges")),
        new ScriptPeer(
            "bnlearn",
            List.of("Rscript", "-e", "library(bnlearn)"),
            List.of("Rscript", scripts.resolve("bnlearn.R").toString()),
            Set.of("skeleton", "pc", "pc-chi-square", "ges-bdeu")));
  }

  boolean installed() {
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Contender contender(String kind) {
    return new Contender(name, world -> () -> run(kind, world));
  }

  private Contender.Outcome run(String kind, World world) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.add(kind);
    line.add(world.file().orElseThrow().toString());
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      String printed = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IOException(name + " failed on " + world.name());
      }
      JsonNode answer =
          new ObjectMapper().readTree(printed.substring(printed.lastIndexOf("\n{") + 1));
      return new Contender.Outcome(
          Worlds.edges(answer.get("edges"), world.names(), "--"), answer.get("millis").asDouble());
    } finally {
      process.destroyForcibly();
    }
  }
}
