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
/// @param port the member port; the next free one is taken where it is busy and no members are
///   named
/// @param members `host:port` of the members to join; empty for an island
public record ClusterSettings(String name, String host, int port, List<String> members) {

  static final SettingKey NAME =
      new SettingKey(
          "CAUSALGYM_CLUSTER_NAME",
          "derived from the data folder",
          "name shared by all members of one system; needed with members");
  static final SettingKey HOST =
      new SettingKey("CAUSALGYM_CLUSTER_HOST", "127.0.0.1", "address that members bind to");
  static final SettingKey PORT =
      new SettingKey("CAUSALGYM_CLUSTER_PORT", "5701", "first member port to try");
  static final SettingKey MEMBERS =
      new SettingKey(
          "CAUSALGYM_CLUSTER_MEMBERS", "", "host:port of the members to join, separated by commas");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(NAME, HOST, PORT, MEMBERS);

  public ClusterSettings {
    members = List.copyOf(members);
  }

  /// @param dataFolder what the name derives from while no members are named
  /// @throws SettingsException if members are named without a shared name
  public static ClusterSettings read(SettingsSource source, Path dataFolder) {
    List<String> members =
        source.text(MEMBERS).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(member -> !member.isEmpty())
            .toList();
    Optional<String> name = source.text(NAME);
    if (!members.isEmpty() && name.isEmpty()) {
      throw new SettingsException(
          MEMBERS.name()
              + " is set and "
              + NAME.name()
              + " is not; give all members the same name");
    }
    return new ClusterSettings(
        name.orElseGet(() -> "causal-gym-" + digest(dataFolder)),
        source.text(HOST).orElse("127.0.0.1"),
        source.integer(PORT, 1, 65_535, 5701),
        members);
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
