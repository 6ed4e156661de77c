package io.causalgym.standalone;

import io.causalgym.gateway.GatewayKeys;
import io.causalgym.runtime.launch.Running;
import io.causalgym.runtime.launch.RuntimeSettings;
import io.causalgym.runtime.settings.SettingKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Starts the system and runs until a signal ends it.
@Command(
    name = "up",
    description = "Starts everything in one JVM and prints the address; Ctrl-C stops it.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class UpCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "port of the gateway, 0 for any free one (default 8080)")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "address to listen on (default 127.0.0.1); any other than loopback needs keys")
  private @Nullable String host;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "where everything is stored (default $XDG_DATA_HOME/causal-gym, else ~/.local/share/causal-gym)")
  private @Nullable String data;

  @Option(
      names = "--roles",
      paramLabel = "ROLES",
      description =
          "which parts run here, of: gateway,inference,discovery,evaluation (default: all)")
  private @Nullable String roles;

  @Option(names = "--settings", description = "lists every setting and exits")
  private boolean listing;

  @Option(names = "--ends-with-parent", hidden = true)
  private boolean endsWithParent;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (listing) {
      StandaloneSettings.KEYS.forEach(key -> out.println(line(key)));
      return ExitCode.STOPPED.number();
    }
    if (endsWithParent) {
      // Whoever started this one may be killed, and could not stop it then.
      ProcessHandle.current().parent().ifPresent(UpCommand::endWith);
    }
    StandaloneSettings settings = StandaloneSettings.read(given());
    Running running = new Running();
    Shutdown shutdown = Shutdown.closes(running);
    if (settings.roles().contains(Role.INFERENCE)) {
      out.println("Data: " + settings.runtime().dataFolder());
      out.flush();
    }
    out.println(
        "Causal Gym is ready: " + started(settings, running, shutdown) + "   (Ctrl-C stops it)");
    out.flush();
    shutdown.await();
    return ExitCode.STOPPED.number();
  }

  private static void endWith(ProcessHandle parent) {
    var _ = parent.onExit().thenRun(() -> System.exit(ExitCode.STOPPED.number()));
  }

  /// @return where it is
  private static String started(StandaloneSettings settings, Running running, Shutdown shutdown)
      throws IOException {
    boolean started = false;
    try {
      String address = RunningGym.start(settings, running).address();
      started = true;
      return address;
    } finally {
      if (!started) {
        shutdown.endsByItself();
      }
    }
  }

  private static String line(SettingKey key) {
    return String.format(
        "%-36s %s (default %s)",
        key.name(), key.meaning(), key.fallback().isEmpty() ? "none" : key.fallback());
  }

  /// The options as settings.
  private Map<SettingKey, String> given() {
    Map<SettingKey, String> given = new HashMap<>();
    put(given, GatewayKeys.PORT, port);
    put(given, GatewayKeys.HOST, host);
    put(given, RuntimeSettings.DATA_FOLDER, data);
    put(given, StandaloneSettings.ROLES, roles);
    return given;
  }

  private static void put(Map<SettingKey, String> given, SettingKey key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }
}
