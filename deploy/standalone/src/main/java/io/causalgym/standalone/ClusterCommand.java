package io.causalgym.standalone;

import io.causalgym.gateway.GatewayKeys;
import io.causalgym.gateway.GatewaySettings;
import io.causalgym.runtime.launch.RuntimeSettings;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The system as several JVMs on this machine, as an installation has them.
@Command(
    name = "cluster",
    description = "Starts a gateway and workers as processes of their own; Ctrl-C stops them.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClusterCommand implements Callable<Integer> {
  private static final int MOST_WORKERS = 32;

  @Option(
      names = "--workers",
      paramLabel = "COUNT",
      description = "workers, 1 to " + MOST_WORKERS + " (default 2)")
  private int workers = 2;

  @Option(names = "--port", paramLabel = "PORT", description = "port of the gateway (default 8080)")
  private @Nullable String port;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "where everything is stored (default $XDG_DATA_HOME/causal-gym, else ~/.local/share/causal-gym)")
  private @Nullable String data;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new SettingsException("--workers is " + workers + "; use 1 to " + MOST_WORKERS);
    }
    StandaloneSettings settings = StandaloneSettings.read(given());
    GatewaySettings gateway = settings.gateway();
    if (gateway.port() == 0) {
      throw new SettingsException(
          "--port is 0, any free one, which only the gateway would know; name one");
    }
    Path folder = settings.runtime().dataFolder();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    LocalCluster cluster =
        LocalCluster.start(
            folder,
            workers,
            Map.of(
                GatewayKeys.PORT.name(), Integer.toString(gateway.port()),
                GatewayKeys.HOST.name(), gateway.host()));
    Shutdown shutdown = Shutdown.closes(cluster);
    out.println("Processes: " + cluster.processes() + "; logs in " + folder.resolve("logs"));
    out.println(
        "Causal Gym is ready: http://"
            + gateway.host()
            + ":"
            + gateway.port()
            + "   (Ctrl-C stops it)");
    out.flush();
    shutdown.await();
    return ExitCode.STOPPED.number();
  }

  private Map<SettingKey, String> given() {
    Map<SettingKey, String> given = new HashMap<>();
    if (port != null) {
      given.put(GatewayKeys.PORT, port);
    }
    if (data != null) {
      given.put(RuntimeSettings.DATA_FOLDER, data);
    }
    return given;
  }
}
