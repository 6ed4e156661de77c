package io.causalgym.standalone;

import io.causalgym.standalone.demo.Tour;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts the system, asks a few questions and stops, so that the JVM can record which classes that
/// takes.
@Command(name = "train", hidden = true, description = "Starts once for the AOT cache.")
final class TrainCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    try (Throwaway system = Throwaway.start()) {
      Tour.rehearse(system.questions());
    }
    return ExitCode.STOPPED.number();
  }
}
