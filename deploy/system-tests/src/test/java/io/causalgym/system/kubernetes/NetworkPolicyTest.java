package io.causalgym.system.kubernetes;

import static io.causalgym.system.kubernetes.Manifests.labels;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// Which connections the policies let through, all of them: a table, so that one more is seen.
@EnabledIf("io.causalgym.system.kubernetes.Manifests#kubectlIsHere")
final class NetworkPolicyTest {
  private final Manifests manifests = Manifests.of("overlays/production");

  @Test
  void nothingComesInButThis() {
    TreeSet<String> allowed = new TreeSet<>();
    for (Deployment deployment : manifests.all(Deployment.class)) {
      for (NetworkPolicy policy : policies(deployment, "Ingress")) {
        for (NetworkPolicyIngressRule rule : policy.getSpec().getIngress()) {
          peers(rule.getFrom())
              .forEach(peer ->
                  ports(rule.getPorts())
                      .forEach(port -> allowed.add(peer + " -> " + name(deployment) + ":" + port)));
        }
      }
    }

    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "anybody -> gateway:8080",
            "member -> discovery:5701",
            "member -> discovery:5710",
            "member -> evaluation:5701",
            "member -> evaluation:5710",
            "member -> gateway:5701",
            "member -> gateway:5710",
            "member -> inference:5701",
            "member -> inference:5710",
            "monitoring -> discovery:9090",
            "monitoring -> evaluation:9090",
            "monitoring -> gateway:9090",
            "monitoring -> inference:9090");
  }

  @Test
  void nothingGoesOutButThis() {
    TreeSet<String> allowed = new TreeSet<>();
    for (Deployment deployment : manifests.all(Deployment.class)) {
      for (NetworkPolicy policy : policies(deployment, "Egress")) {
        for (NetworkPolicyEgressRule rule : policy.getSpec().getEgress()) {
          peers(rule.getTo())
              .forEach(peer ->
                  ports(rule.getPorts())
                      .forEach(port -> allowed.add(name(deployment) + " -> " + peer + ":" + port)));
        }
      }
    }

    assertThat(allowed.removeIf(one -> one.endsWith("-> kube-system:53"))).isTrue();
    assertThat(allowed.removeIf(one -> one.matches(".* -> member:57(01|10)"))).isTrue();
    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "discovery -> anybody:5432",
            "discovery -> anybody:6379",
            "evaluation -> anybody:5432",
            "evaluation -> anybody:6379",
            "evaluation -> public addresses:443",
            "inference -> anybody:5432",
            "inference -> anybody:6379");
  }

  @Test
  void everyPodIsClosedInBothDirectionsBeforeAnythingIsOpened() {
    NetworkPolicy closed = manifests.one(NetworkPolicy.class, "causal-gym-nothing-else");

    assertThat(closed.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(closed.getSpec().getIngress()).isEmpty();
    assertThat(closed.getSpec().getEgress()).isEmpty();
    assertThat(manifests.all(Deployment.class))
        .allSatisfy(one -> assertThat(selects(closed.getSpec().getPodSelector(), one)).isTrue());
  }

  private List<NetworkPolicy> policies(Deployment deployment, String direction) {
    return manifests.all(NetworkPolicy.class).stream()
        .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
        .filter(policy -> selects(policy.getSpec().getPodSelector(), deployment))
        .toList();
  }

  private static boolean selects(LabelSelector selector, Deployment deployment) {
    Map<String, String> labels = labels(deployment);
    return labels.entrySet().containsAll(labelsOf(selector).entrySet())
        && selector.getMatchExpressions().stream()
            .allMatch(one ->
                one.getOperator().equals("In")
                    && one.getValues().contains(labels.get(one.getKey())));
  }

  private static Map<String, String> labelsOf(LabelSelector selector) {
    return selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
  }

  private static List<String> peers(List<NetworkPolicyPeer> peers) {
    return peers.isEmpty()
        ? List.of("anybody")
        : peers.stream().map(NetworkPolicyTest::peer).toList();
  }

  private static String peer(NetworkPolicyPeer peer) {
    if (peer.getIpBlock() != null) {
      assertThat(peer.getIpBlock().getExcept())
          .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16");
      return "public addresses";
    }
    if (peer.getNamespaceSelector() != null) {
      assertThat(peer.getPodSelector()).isNull();
      return labelsOf(peer.getNamespaceSelector())
          .getOrDefault("kubernetes.io/metadata.name", "no name");
    }
    assertThat(labelsOf(peer.getPodSelector()))
        .isEqualTo(Map.of("app.kubernetes.io/part-of", "causal-gym"));
    return "member";
  }

  private static List<Integer> ports(List<NetworkPolicyPort> ports) {
    assertThat(ports).as("a rule without ports opens all").isNotEmpty();
    return ports.stream().map(port -> port.getPort().getIntVal()).toList();
  }

  private static String name(Deployment deployment) {
    return deployment.getMetadata().getName();
  }
}
