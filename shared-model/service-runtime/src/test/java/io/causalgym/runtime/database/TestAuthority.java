package io.causalgym.runtime.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An authority that lives as long as a test, made by the JDK's keytool; its certificates name
/// 127.0.0.1.
final class TestAuthority {
  private static final String PASSWORD = "only-for-a-test";
  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

  private final Path folder;
  private final Path store;

  /// In PEM.
  final Path certificate;

  TestAuthority(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.store = folder.resolve("authority.p12");
    this.certificate = folder.resolve("authority.pem");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
  }

  /// @param certificate text in PEM
  /// @param key text in PEM
  record Issued(String certificate, String key) {}

  Issued issue() throws IOException, GeneralSecurityException {
    Path own = folder.resolve("server.p12");
    Path request = folder.resolve("server.csr");
    Path signed = folder.resolve("server.pem");
    keytool(own, "-genkeypair", "-keyalg", "EC", "-dname", "CN=server");
    keytool(own, "-certreq", "-file", request.toString());
    keytool(
        store,
        "-gencert",
        "-rfc",
        "-infile",
        request.toString(),
        "-outfile",
        signed.toString(),
        "-ext",
        "san=ip:127.0.0.1");
    KeyStore keys = KeyStore.getInstance(own.toFile(), PASSWORD.toCharArray());
    String key =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getKey("mine", PASSWORD.toCharArray()).getEncoded());
    return new Issued(
        Files.readString(signed),
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(KEYTOOL));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "mine", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }
}
