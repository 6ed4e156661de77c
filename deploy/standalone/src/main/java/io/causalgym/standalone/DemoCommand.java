package io.causalgym.standalone;

import io.causalgym.standalone.demo.Tour;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows a stranger what the system is for.
@Command(
    name = "demo",
    description = "A tour on real data; prints what it finds and writes charts.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "where charts are written (default ./demo-output)")
  private Path output = Path.of("demo-output");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Starting a throwaway system ...");
    out.flush();
    try (Throwaway system = Throwaway.start()) {
      Tour.take(system.questions(), out, output);
    }
    out.println();
    out.println("Ask more with './gym up': it prints an address to open in a browser.");
    out.flush();
    return ExitCode.STOPPED.number();
  }
}
