package io.causalgym.system.kubernetes;

import static io.causalgym.system.kubernetes.Manifests.container;
import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.system.GymLaunch;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// An unknown setting stops a process, so that manifests must have none.
@EnabledIf("io.causalgym.system.kubernetes.Manifests#kubectlIsHere")
final class SettingNamesIT {

  @Test
  void theApplicationKnowsEverySetting(@TempDir Path folder) throws IOException {
    Manifests manifests = Manifests.of("overlays/production");
    Set<String> given = new TreeSet<>(manifests.settings().keySet());
    for (Deployment deployment : manifests.all(Deployment.class)) {
      given.addAll(
          container(deployment).getEnv().stream()
              .map(EnvVar::getName)
              .filter(name -> name.startsWith("CAUSALGYM_"))
              .map(name ->
                  name.equals("CAUSALGYM_KEYS_FILE") ? name : name.replaceFirst("_FILE$", ""))
              .collect(Collectors.toSet()));
    }

    assertThat(GymLaunch.settings(folder.resolve("settings.txt"))).containsAll(given);
  }
}
