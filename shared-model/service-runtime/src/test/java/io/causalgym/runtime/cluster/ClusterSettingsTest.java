package io.causalgym.runtime.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.instance.EndpointQualifier;
import io.causalgym.runtime.cluster.ClusterSettings.Discovery;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSettingsTest {

  private static ClusterSettings read(String folder, Map<String, String> environment) {
    SettingsSource source =
        SettingsSource.read(Map.of(), new Properties(), environment, ClusterSettings.KEYS);
    return ClusterSettings.read(source, Path.of(folder));
  }

  @Test
  void withoutMembersAJvmIsAnIslandNamedAfterItsData() {
    ClusterSettings one = read("data-one", Map.of());

    assertThat(one.found()).isEqualTo(new Discovery.Island());
    assertThat(one.host()).isEqualTo("127.0.0.1");
    assertThat(one.port()).isEqualTo(5701);
    assertThat(one.name()).isEqualTo(read("./data-one", Map.of()).name());
    assertThat(one.name()).isNotEqualTo(read("data-two", Map.of()).name());
  }

  @Test
  void everyKeyIsRead() {
    ClusterSettings settings =
        read(
            "data",
            Map.of(
                "CAUSALGYM_CLUSTER_NAME", "prod",
                "CAUSALGYM_CLUSTER_HOST", "10.0.0.5",
                "CAUSALGYM_CLUSTER_PORT", "6000",
                "CAUSALGYM_CLUSTER_BUS_PORT", "6001",
                "CAUSALGYM_CLUSTER_MEMBERS", "10.0.0.6:6000, 10.0.0.7:6000"));

    assertThat(settings)
        .isEqualTo(
            new ClusterSettings(
                "prod",
                "10.0.0.5",
                6000,
                6001,
                new Discovery.Named(List.of("10.0.0.6:6000", "10.0.0.7:6000"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CAUSALGYM_CLUSTER_MEMBERS", "CAUSALGYM_CLUSTER_DNS"})
  void othersWithoutASharedNameAreRefused(String key) {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read("data", Map.of(key, "a")))
        .withMessageContaining(key + " is set and CAUSALGYM_CLUSTER_NAME is not");
  }

  @Test
  void twoWaysToFindOthersAreRefused() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() ->
            read(
                "data",
                Map.of(
                    "CAUSALGYM_CLUSTER_NAME", "prod",
                    "CAUSALGYM_CLUSTER_MEMBERS", "a:1",
                    "CAUSALGYM_CLUSTER_DNS", "members.prod")))
        .withMessageContaining("CAUSALGYM_CLUSTER_MEMBERS and CAUSALGYM_CLUSTER_DNS");
  }

  @Test
  void aNameThatResolvesToAllMembersIsAskedForTheirAddressesAtOnePort() {
    Config config =
        Membership.config(
            read(
                "data",
                Map.of(
                    "CAUSALGYM_CLUSTER_NAME", "prod",
                    "CAUSALGYM_CLUSTER_PORT", "6000",
                    "CAUSALGYM_CLUSTER_DNS", "members.prod")));

    JoinConfig join = config.getAdvancedNetworkConfig().getJoin();
    assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
    assertThat(join.getKubernetesConfig().getProperties())
        .containsEntry("service-dns", "members.prod")
        .containsEntry("service-port", "6000");
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(members(config).isPortAutoIncrement()).isFalse();
  }

  @Test
  void anIslandLooksForNobody() {
    Config config = Membership.config(read("data", Map.of()));

    JoinConfig join = config.getAdvancedNetworkConfig().getJoin();
    assertThat(join.getMulticastConfig().isEnabled()).isFalse();
    assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
    assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    assertThat(members(config).getInterfaces().getInterfaces()).containsExactly("127.0.0.1");
  }

  @Test
  void itsPortIsForMembersAlone() {
    AdvancedNetworkConfig network =
        Membership.config(read("data", Map.of())).getAdvancedNetworkConfig();

    assertThat(network.isEnabled()).isTrue();
    assertThat(network.getEndpointConfigs()).containsOnlyKeys(EndpointQualifier.MEMBER);
  }

  private static ServerSocketEndpointConfig members(Config config) {
    return Objects.requireNonNull(
        (ServerSocketEndpointConfig)
            config.getAdvancedNetworkConfig().getEndpointConfigs().get(EndpointQualifier.MEMBER));
  }
}
