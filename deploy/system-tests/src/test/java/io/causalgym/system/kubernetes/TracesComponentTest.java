package io.causalgym.system.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// An installation that also has the component of traces.
@EnabledIf("io.causalgym.system.kubernetes.Manifests#kubectlIsHere")
final class TracesComponentTest {

  @Test
  void everyPodKnowsTheCollectorAndReachesItsPortAlone(@TempDir Path folder) throws IOException {
    Path here = folder.toRealPath();
    Path ours = here.relativize(Path.of("..", "kubernetes").toRealPath());
    Files.writeString(
        here.resolve("kustomization.yaml"),
        """
        resources: [%s/overlays/production]
        components: [%s/components/traces]
        """
            .formatted(ours, ours));

    Manifests manifests = Manifests.of(here.toString());

    assertThat(manifests.settings())
        .containsEntry("CAUSALGYM_TRACES_ENDPOINT", "http://otel-collector.observability:4318")
        .containsEntry("CAUSALGYM_CLUSTER_DNS", "causal-gym-members");
    NetworkPolicy policy = manifests.one(NetworkPolicy.class, "causal-gym-traces");
    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Egress");
    assertThat(policy.getSpec().getEgress()).hasSize(1);
    assertThat(policy.getSpec().getEgress().getFirst().getPorts())
        .extracting(port -> port.getPort().getIntVal())
        .containsExactly(4318);
    assertThat(manifests.all(Deployment.class))
        .hasSize(4)
        .allSatisfy(one ->
            assertThat(Manifests.labels(one))
                .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels()));
  }
}
