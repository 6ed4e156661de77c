package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.system.TestAuthority.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that speaks TLS itself.
final class HttpsIT {
  private static final Pattern ADDRESS = Pattern.compile("https://127\\.0\\.0\\.1:\\d+");
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
  private static final Duration RENEWS_WITHIN = Duration.ofSeconds(30);

  private final Path folder;
  private final TestAuthority authority;

  HttpsIT(@TempDir Path folder) {
    this.folder = folder;
    this.authority = new TestAuthority(folder.resolve("authority"));
  }

  private GymProcess start(Issued issued) {
    return GymLaunch.on(folder.resolve("data"))
        .option("--roles", "gateway")
        .setting("CAUSALGYM_TLS_CERT", issued.certificate().toString())
        .setting("CAUSALGYM_TLS_KEY", issued.key().toString())
        .start();
  }

  private static URI health(GymProcess gym) {
    assertThat(gym.await(STARTS_WITHIN, () -> ADDRESS.matcher(gym.output()).find()))
        .as(gym.output())
        .isTrue();
    Matcher address = ADDRESS.matcher(gym.output());
    assertThat(address.find()).isTrue();
    return URI.create(address.group() + "/health/live");
  }

  private HttpResponse<String> get(URI address, String protocol) throws IOException {
    return get(address, protocol, authority.trusting());
  }

  private static HttpResponse<String> get(URI address, String protocol, SSLContext trust)
      throws IOException {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(trust).sslParameters(parameters).build()) {
      return client.send(
          HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private BigInteger serial(URI address) {
    try {
      SSLSession session = get(address, "TLSv1.3").sslSession().orElseThrow();
      return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theGatewaySpeaksTlsAndShowsANewCertificateWithoutARestart() throws IOException {
    Issued first = authority.issue("first");
    try (GymProcess gym = start(first)) {
      URI address = health(gym);

      for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
        HttpResponse<String> answer = get(address, protocol);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(answer.headers().firstValue("Strict-Transport-Security"))
            .contains("max-age=63072000");
      }
      SSLContext strangers = new TestAuthority(folder.resolve("strangers")).trusting();
      assertThatExceptionOfType(SSLException.class)
          .isThrownBy(() -> get(address, "TLSv1.3", strangers));
      URI plain = URI.create(address.toString().replace("https", "http"));
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(plain, "TLSv1.3"));

      BigInteger before = serial(address);
      Issued second = authority.issue("second");
      // For a moment the files do not belong together.
      Files.move(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
      Files.move(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
      assertThat(gym.await(RENEWS_WITHIN, () -> !serial(address).equals(before)))
          .as("it goes on with the old certificate:%n%s", gym.output())
          .isTrue();
    }
  }

  @Test
  void whatIsNoCertificateIsNotStartedWith() throws IOException {
    Issued broken = authority.issue("broken");
    Files.writeString(broken.key(), "no key");
    refuses(broken);
  }

  @Test
  void theKeyOfAnotherCertificateIsNotStartedWith() {
    refuses(new Issued(authority.issue("one").certificate(), authority.issue("another").key()));
  }

  private void refuses(Issued issued) {
    try (GymProcess gym = start(issued)) {
      assertThat(gym.exitCode(STARTS_WITHIN)).isEqualTo(2);
      assertThat(gym.output()).doesNotContain("is ready").contains("CAUSALGYM_TLS_KEY");
    }
  }
}
