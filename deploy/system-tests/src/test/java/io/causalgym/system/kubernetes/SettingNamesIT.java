package io.causalgym.system.kubernetes;

import static io.causalgym.system.kubernetes.Manifests.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.GymLaunch;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// An unknown setting stops a process, so that manifests and compose files must have none.
final class SettingNamesIT {

  @Test
  @EnabledIf("io.causalgym.system.kubernetes.Manifests#kubectlIsHere")
  void theApplicationKnowsEverySettingOfKubernetes(@TempDir Path folder) throws IOException {
    Manifests manifests = Manifests.of("overlays/production");
    Set<String> given = new TreeSet<>(manifests.settings().keySet());
    for (Deployment deployment : manifests.all(Deployment.class)) {
      given.addAll(
          container(deployment).getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet()));
    }

    assertKnown(given, folder);
  }

  @Test
  void theApplicationKnowsEverySettingOfCompose(@TempDir Path folder) throws IOException {
    Map<String, Object> compose =
        new Yaml().load(Files.readString(Path.of("..", "container", "compose.yaml")));
    JsonObject services = new JsonObject(compose).getJsonObject("services");
    Set<String> given = new TreeSet<>();
    for (String role : List.of("gateway", "inference", "discovery", "evaluation")) {
      JsonObject service = services.getJsonObject(role);
      assertThat(service.getBoolean("read_only")).isTrue();
      assertThat(service.getJsonObject("environment").getString("CAUSALGYM_ROLES")).isEqualTo(role);
      given.addAll(service.getJsonObject("environment").fieldNames());
    }

    assertThat(given).contains("CAUSALGYM_CLUSTER_MEMBERS");
    assertKnown(given, folder);
  }

  private static void assertKnown(Set<String> given, Path folder) throws IOException {
    Set<String> known = GymLaunch.settings(folder.resolve("settings.txt"));

    assertThat(given)
        .filteredOn(name -> name.startsWith("CAUSALGYM_"))
        .isNotEmpty()
        .allMatch(name -> known.contains(name) || known.contains(name.replaceFirst("_FILE$", "")));
  }
}
