package io.causalgym.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority that lives as long as a test, and the certificates that it issues, made by the
/// JDK's keytool.
final class TestAuthority {
  private static final String PASSWORD = "only-for-a-test";
  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

  /// @param certificate in PEM
  /// @param key in PEM
  record Issued(Path certificate, Path key) {}

  private final Path folder;
  private final Path store;
  private final Path certificate;

  /// @param folder where its files may lie
  TestAuthority(Path folder) {
    this.folder = folder;
    this.store = folder.resolve("authority.p12");
    this.certificate = folder.resolve("authority.pem");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keytool(
        store,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=authority",
        "-ext",
        "bc:c");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
  }

  /// Its own certificate, in PEM.
  Path certificate() {
    return certificate;
  }

  /// A certificate for 127.0.0.1.
  Issued issue(String name) {
    Path own = folder.resolve(name + ".p12");
    Path request = folder.resolve(name + ".csr");
    Path signed = folder.resolve(name + ".pem");
    keytool(own, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name);
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
    return new Issued(signed, key(own, folder.resolve(name + ".key")));
  }

  private static Path key(Path store, Path file) {
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      Key key = keys.getKey("mine", PASSWORD.toCharArray());
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
      return Files.writeString(
          file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// For a client that believes this authority and no other.
  SSLContext trusting() {
    try {
      Certificate own =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("authority", own);
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>(List.of(KEYTOOL));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "mine", "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
