package io.causalgym.standalone;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./gym`.
@Command(
    name = "gym",
    description = "Answers causal questions.",
    mixinStandardHelpOptions = true,
    subcommands = {UpCommand.class, ClusterCommand.class, DemoCommand.class, TrainCommand.class})
public final class GymApplication {
  private GymApplication() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The commands; what they return is an exit code as {@link ExitCode} numbers them.
  static CommandLine commandLine() {
    return new CommandLine(new GymApplication())
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
  }

  /// One sentence for the person at the terminal; the whole story for the log where nobody foresaw
  /// the failure.
  private static int explain(Exception failure, CommandLine command) {
    ExitCode code = ExitCode.of(failure);
    command.getErr().println("gym: " + said(ExitCode.cause(failure)));
    command.getErr().flush();
    if (code == ExitCode.FAILED) {
      LoggerFactory.getLogger(GymApplication.class).atError().setCause(failure).log("failed");
    }
    return code.number();
  }

  private static String said(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
