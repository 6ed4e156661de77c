package io.causalgym.runtime.cluster;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Who belongs together.
///
/// @param name systems with different names never merge
/// @param host the address that members and the event bus bind to
/// @param port the member port; an island takes the next free one where it is busy
/// @param busPort the port of the event bus, 0 for any free one
/// @param found how others are found
public record ClusterSettings(String name, String host, int port, int busPort, Discovery found) {

  /// How a member finds the others.
  public sealed interface Discovery {
    /// It looks for nobody.
    record Island() implements Discovery {}

    /// @param members `host:port` of the members to join
    record Named(List<String> members) implements Discovery {
      public Named {
        members = List.copyOf(members);
      }
    }

    /// @param name a name that resolves to the addresses of all members, all with the same port, as
    ///   that of a headless service of Kubernetes does
    record Dns(String name) implements Discovery {}
  }

  static final SettingKey NAME =
      new SettingKey(
          "CAUSALGYM_CLUSTER_NAME",
          "derived from the data folder",
          "name shared by all members of one system; needed to join others");
  static final SettingKey HOST =
      new SettingKey("CAUSALGYM_CLUSTER_HOST", "127.0.0.1", "address that members bind to");
  static final SettingKey PORT =
      new SettingKey("CAUSALGYM_CLUSTER_PORT", "5701", "first member port to try");
  static final SettingKey MEMBERS =
      new SettingKey(
          "CAUSALGYM_CLUSTER_MEMBERS", "", "host:port of the members to join, separated by commas");

  static final SettingKey DNS =
      new SettingKey(
          "CAUSALGYM_CLUSTER_DNS",
          "",
          "name that resolves to all members, such as a headless service's; in place of members");
  static final SettingKey BUS_PORT =
      new SettingKey(
          "CAUSALGYM_CLUSTER_BUS_PORT", "0", "port of the event bus, 0 for any free one");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(NAME, HOST, PORT, BUS_PORT, MEMBERS, DNS);

  /// @param dataFolder what the name derives from while nobody is to be joined
  /// @throws SettingsException if others are to be joined without a shared name, or in two ways
  public static ClusterSettings read(SettingsSource source, Path dataFolder) {
    Optional<String> name = source.text(NAME);
    return new ClusterSettings(
        name.orElseGet(() -> "causal-gym-" + digest(dataFolder)),
        source.text(HOST).orElse("127.0.0.1"),
        source.integer(PORT, 1, 65_535, 5701),
        source.integer(BUS_PORT, 0, 65_535, 0),
        discovery(source, name.isPresent()));
  }

  private static Discovery discovery(SettingsSource source, boolean named) {
    List<String> members =
        source.text(MEMBERS).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
    Optional<String> dns = source.text(DNS);
    if (!members.isEmpty() && dns.isPresent()) {
      throw new SettingsException(
          MEMBERS.name() + " and " + DNS.name() + " are both set; keep the one that fits");
    }
    if (members.isEmpty() && dns.isEmpty()) {
      return new Discovery.Island();
    }
    if (!named) {
      throw new SettingsException(
          (dns.isPresent() ? DNS : MEMBERS).name()
              + " is set and "
              + NAME.name()
              + " is not; give all members the same name");
    }
    return dns.<Discovery>map(Discovery.Dns::new).orElseGet(() -> new Discovery.Named(members));
  }

  private static String digest(Path folder) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  folder.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JVM has SHA-256", e);
    }
  }
}
