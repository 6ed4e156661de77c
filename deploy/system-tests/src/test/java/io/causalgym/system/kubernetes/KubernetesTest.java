package io.causalgym.system.kubernetes;

import static io.causalgym.system.kubernetes.Manifests.container;
import static io.causalgym.system.kubernetes.Manifests.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The overlays of `deploy/kubernetes`, rendered and held against themselves. Runs where there is a
/// `kubectl`; `./gym test` says so where there is none.
@EnabledIf("io.causalgym.system.kubernetes.Manifests#kubectlIsHere")
final class KubernetesTest {
  private static final String PRODUCTION = "overlays/production";
  private static final String DEV = "overlays/dev";
  private static final List<String> ROLES =
      List.of("gateway", "inference", "discovery", "evaluation");
  private static final BigDecimal FOUR_GB = new BigDecimal(4L << 30);

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void everyObjectIsOneThatKubernetesHas(String overlay) {
    Manifests manifests = Manifests.of(overlay);

    assertThat(manifests.untyped()).isSubsetOf("PodMonitor");
    assertThat(manifests.objects())
        .allSatisfy(object -> {
          assertThat(object.getApiVersion())
              .isEqualTo(HasMetadata.getApiVersion(object.getClass()));
          if (!object.getKind().equals("Namespace")) {
            assertThat(object.getMetadata().getNamespace()).isEqualTo("causal-gym");
          }
        });
    assertThat(manifests.all(Deployment.class))
        .extracting(one -> one.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(ROLES);
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void noContainerMayDoMoreThanItNeeds(String overlay) {
    for (Deployment deployment : Manifests.of(overlay).all(Deployment.class)) {
      PodSpec pod = deployment.getSpec().getTemplate().getSpec();
      assertThat(pod.getContainers()).hasSize(1);
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      var security = container(deployment).getSecurityContext();
      assertThat(security.getReadOnlyRootFilesystem()).isTrue();
      assertThat(security.getAllowPrivilegeEscalation()).isFalse();
      assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
      assertThat(security.getCapabilities().getAdd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void everyContainerStaysBelowFourGigabytesAndHasWhatItAsksFor(String overlay) {
    for (Deployment deployment : Manifests.of(overlay).all(Deployment.class)) {
      var resources = container(deployment).getResources();
      BigDecimal limit = Quantity.getAmountInBytes(resources.getLimits().get("memory"));
      assertThat(limit).isLessThan(FOUR_GB);
      assertThat(Quantity.getAmountInBytes(resources.getRequests().get("memory")))
          .isLessThanOrEqualTo(limit);
      assertThat(resources.getRequests()).containsKey("cpu");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void probesAskPortsThatTheContainerHas(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    for (Deployment deployment : manifests.all(Deployment.class)) {
      var container = container(deployment);
      Map<String, Integer> ports =
          container.getPorts().stream()
              .collect(Collectors.toMap(ContainerPort::getName, ContainerPort::getContainerPort));
      assertThat(ports)
          .containsEntry("health", port(manifests, "CAUSALGYM_HEALTH_PORT"))
          .containsEntry("hazelcast", port(manifests, "CAUSALGYM_CLUSTER_PORT"))
          .containsEntry("bus", port(manifests, "CAUSALGYM_CLUSTER_BUS_PORT"));
      assertThat(
              Stream.of(
                      container.getStartupProbe(),
                      container.getLivenessProbe(),
                      container.getReadinessProbe())
                  .map(Probe::getHttpGet)
                  .map(HTTPGetAction::getPath))
          .containsExactly("/health/ready", "/health/live", "/health/ready");
      assertThat(container.getLivenessProbe().getHttpGet().getPort().getStrVal())
          .isIn(ports.keySet());
    }
  }

  private static int port(Manifests manifests, String setting) {
    return Integer.parseInt(manifests.setting(setting));
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void membersAreFoundByTheNameOfTheHeadlessService(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    Service members = manifests.one(Service.class, manifests.setting("CAUSALGYM_CLUSTER_DNS"));

    assertThat(members.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(members.getSpec().getPublishNotReadyAddresses()).isTrue();
    assertThat(members.getSpec().getPorts())
        .extracting(ServicePort::getPort)
        .containsExactly(
            port(manifests, "CAUSALGYM_CLUSTER_PORT"),
            port(manifests, "CAUSALGYM_CLUSTER_BUS_PORT"));
    assertThat(manifests.all(Deployment.class))
        .allSatisfy(
            one -> assertThat(labels(one)).containsAllEntriesOf(members.getSpec().getSelector()));
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void whatIsScaledAndProtectedExists(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    assertThat(manifests.all(HorizontalPodAutoscaler.class))
        .extracting(one -> one.getSpec().getScaleTargetRef().getName())
        .containsExactlyInAnyOrderElementsOf(ROLES);
    for (PodDisruptionBudget budget : manifests.all(PodDisruptionBudget.class)) {
      Deployment deployment = manifests.one(Deployment.class, budget.getMetadata().getName());
      assertThat(labels(deployment))
          .containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
      assertThat(deployment.getSpec().getReplicas()).as("the autoscaler says how many").isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void clientsReachTheGatewayOnly(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    Service gateway = manifests.one(Service.class, "causal-gym");

    assertThat(manifests.all(Deployment.class))
        .filteredOn(
            one -> labels(one).entrySet().containsAll(gateway.getSpec().getSelector().entrySet()))
        .extracting(one -> one.getMetadata().getName())
        .containsExactly("gateway");
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void aPodThatStopsHasTheTimeThatItNeeds(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    for (Deployment deployment : manifests.all(Deployment.class)) {
      long grace = deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
      long before = container(deployment).getLifecycle().getPreStop().getSleep().getSeconds();
      assertThat(grace).isGreaterThan(before + port(manifests, "CAUSALGYM_DRAIN_SECONDS") + 10);
      assertThat(
              deployment.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void secretsAreNamedAndNotHeld(String overlay) {
    Manifests manifests = Manifests.of(overlay);
    assertThat(manifests.untyped()).doesNotContain("Secret");
    Set<String> secret = Set.of("PASSWORD", "KEY", "TOKEN");
    List<EnvVar> variables =
        manifests.all(Deployment.class).stream()
            .flatMap(one -> container(one).getEnv().stream())
            .toList();

    assertThat(variables)
        .filteredOn(one -> secret.stream().anyMatch(one.getName()::contains))
        .allSatisfy(one -> assertThat(one.getName()).endsWith("_FILE"));
    assertThat(manifests.settings().keySet())
        .noneMatch(name -> secret.stream().anyMatch(name::contains));
  }

  @ParameterizedTest
  @ValueSource(strings = {PRODUCTION, DEV})
  void prometheusFindsPodsByTheirLabelAndPort(String overlay) throws IOException {
    String prometheus =
        Files.readString(Path.of("..", "monitoring", "prometheus", "prometheus-kubernetes.yaml"));

    assertThat(prometheus)
        .contains("pod_label_app_kubernetes_io_part_of", "regex: causal-gym", "regex: health");
    assertThat(Manifests.of(overlay).all(Deployment.class))
        .allSatisfy(one -> {
          assertThat(labels(one)).containsEntry("app.kubernetes.io/part-of", "causal-gym");
          assertThat(container(one).getPorts())
              .extracting(ContainerPort::getName)
              .contains("health");
        });
  }
}
