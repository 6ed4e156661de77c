package io.causalgym.gateway;

import io.causalgym.gateway.security.RateSettings;
import io.causalgym.gateway.security.SecuritySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Starts gateways that have a key for each role: `r-secret` of `reader`, `w-secret` of `worker`
/// and `a-secret` of `root`.
final class KeyedGateway {
  /// For tests that ask, or guess, faster than anybody may.
  static final RateSettings UNLIMITED = new RateSettings(0, 0, 1, 0);

  private KeyedGateway() {}

  /// @param folder where the file with the keys may lie
  static RunningGateway start(Path folder) throws Exception {
    return start(new SecuritySettings(keys(folder), null, UNLIMITED, null));
  }

  static RunningGateway start(SecuritySettings security) throws Exception {
    GatewaySettings plain = RunningGateway.settings();
    return new RunningGateway(
        new GatewaySettings(
            "127.0.0.1",
            0,
            plain.maxBody(),
            plain.maxBodies(),
            plain.maxDataset(),
            plain.maxConcurrent(),
            plain.receiveTimeout(),
            plain.answerTimeout(),
            plain.idleTimeout(),
            security));
  }

  static Path keys(Path folder) throws IOException, NoSuchAlgorithmException {
    return Files.write(
        folder.resolve("keys"),
        List.of(
            "# name:role:hash",
            "",
            "reader:read:" + sha256("r-secret"),
            "worker:compute:" + sha256("w-secret"),
            "root:admin:" + sha256("a-secret")));
  }

  private static String sha256(String key) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
  }
}
