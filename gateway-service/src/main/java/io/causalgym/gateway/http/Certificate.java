package io.causalgym.gateway.http;

import io.causalgym.gateway.security.TlsSettings;
import io.causalgym.runtime.settings.SettingsException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of one server, read again when its files change: certificates that renew
/// themselves every few weeks must not need a restart.
///
/// Files that do not belong together, as for a moment while they are replaced, change nothing.
public final class Certificate {
  private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
  private static final long LOOK_MILLIS = 5_000;

  private final Vertx vertx;
  private final TlsSettings settings;
  private PemKeyCertOptions shown = new PemKeyCertOptions();

  public Certificate(Vertx vertx, TlsSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
  }

  /// What is in the files now.
  ///
  /// @throws SettingsException if they are not a certificate and its key
  public PemKeyCertOptions read() {
    shown = content();
    return shown;
  }

  /// Has the server show what is in the files from now on.
  public void follow(HttpServer server) {
    vertx.setPeriodic(LOOK_MILLIS, tick -> look(server));
  }

  private void look(HttpServer server) {
    vertx
        .executeBlocking(this::content)
        .compose(found -> found.equals(shown) ? Future.succeededFuture() : show(server, found))
        .onFailure(reason ->
            LOG.atWarn()
                .addKeyValue("reason", reason.getMessage())
                .log("the certificate cannot be renewed; the old one goes on"));
  }

  private Future<Boolean> show(HttpServer server, PemKeyCertOptions found) {
    return server
        .updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(found))
        .onSuccess(renewed -> {
          shown = found;
          LOG.info("the certificate was renewed");
        });
  }

  private PemKeyCertOptions content() {
    try {
      PemKeyCertOptions found =
          new PemKeyCertOptions()
              .setCertValue(Buffer.buffer(Files.readAllBytes(settings.certificate())))
              .setKeyValue(Buffer.buffer(Files.readAllBytes(settings.key())));
      checkPair(found.getKeyManagerFactory(vertx));
      return found;
    } catch (Exception unusable) {
      // The library declares no narrower type.
      throw new SettingsException(TlsSettings.unusable(unusable.getMessage()));
    }
  }

  // The library takes any two, and only the first handshake would tell.
  private static void checkPair(KeyManagerFactory factory) throws GeneralSecurityException {
    for (KeyManager manager : factory.getKeyManagers()) {
      if (manager instanceof X509ExtendedKeyManager keys) {
        for (String type : new String[] {"RSA", "EC", "EdDSA"}) {
          String[] names = keys.getServerAliases(type, null);
          if (names != null && names.length > 0) {
            checkPair(
                type,
                keys.getPrivateKey(names[0]),
                keys.getCertificateChain(names[0])[0].getPublicKey());
            return;
          }
        }
      }
    }
    throw new GeneralSecurityException("there is no certificate with an RSA, EC or EdDSA key");
  }

  private static void checkPair(String type, PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    String algorithm =
        switch (type) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> type;
        };
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(type.getBytes(StandardCharsets.US_ASCII));
    Signature checking = Signature.getInstance(algorithm);
    checking.initVerify(certified);
    checking.update(type.getBytes(StandardCharsets.US_ASCII));
    if (!checking.verify(signing.sign())) {
      throw new GeneralSecurityException("the key is not the one of the certificate");
    }
  }
}
