package io.causalgym.evaluation.provider.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.evaluation.provider.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which addresses are asked, and which key goes where.
class OriginsTest {
  private static final String KEY = "sk-secret-0123456789";
  private static final Origins OPEN =
      origins(
          Map.of(
              "CAUSALGYM_MODEL_ORIGINS",
              "loopback, https://models.example.org , https://10.0.0.5:8443,https://[2001:db8::5]"));

  private static Origins origins(Map<String, String> settings) {
    return new Origins(ProviderSettings.of(settings));
  }

  private static EndpointRefused refused(Origins origins, String provider, String base) {
    EndpointRefused refused =
        catchThrowableOfType(
            EndpointRefused.class, () -> origins.resolve(3, provider, Optional.of(base)));
    assertThat(refused).as(base).isNotNull();
    return refused;
  }

  @ParameterizedTest
  @CsvSource({
    "https://models.example.org, https://models.example.org",
    "https://models.example.org/, https://models.example.org",
    "https://models.example.org/v1, https://models.example.org/v1",
    "https://models.example.org/a/b-c_d.e~f/v1/, https://models.example.org/a/b-c_d.e~f/v1",
    "https://models.example.org:443/v1, https://models.example.org/v1",
    "HTTPS://Models.Example.ORG/v1, https://models.example.org/v1",
    "https://10.0.0.5:8443/v1, https://10.0.0.5:8443/v1",
    "https://[2001:DB8:0::5]/v1, https://[2001:db8:0:0:0:0:0:5]/v1",
    "http://127.0.0.1:8000/v1, http://127.0.0.1:8000/v1",
    "http://127.3.2.1, http://127.3.2.1",
    "http://localhost:1234, http://localhost:1234",
    "http://LOCALHOST/v1, http://localhost/v1",
    "http://[::1]:8000/v1, http://[0:0:0:0:0:0:0:1]:8000/v1",
    "http://[0:0::0:1]:8000, http://[0:0:0:0:0:0:0:1]:8000",
    "https://127.0.0.1:8443/v1, https://127.0.0.1:8443/v1"
  })
  void listedAndLoopbackAddressesAreAskedInTheirPlainForm(String base, String asked) {
    Endpoint endpoint = OPEN.resolve(0, "openai-compatible", Optional.of(base));
    assertThat(endpoint.base()).hasToString(asked);
    assertThat(endpoint.key()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // not on the list
        "https://evil.example",
        "https://models.example.org.evil.example/v1",
        "https://sub.models.example.org/v1",
        "https://xmodels.example.org",
        "https://models.example.org:8443/v1",
        "https://models.example.com",
        "https://example.org",
        "https://10.0.0.5/v1",
        "https://10.0.0.6:8443/v1",
        "https://192.168.0.1",
        "https://172.16.0.1",
        "https://169.254.169.254/latest/meta-data",
        "https://metadata.google.internal/computeMetadata/v1",
        "https://0.0.0.0",
        "https://[::]",
        "https://[fe80::1]",
        "https://[fd00::1]",
        "https://[2001:db8::6]",
        "https://kubernetes.default.svc",
        "https://xn--mdels-kua.example.org",
        "https://localtest.me",
        "https://127.0.0.1.nip.io",
        "https://foo.localhost",
        // http beyond this machine
        "http://models.example.org/v1",
        "http://10.0.0.5:8443/v1",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0:8000",
        "http://[::]:8000",
        // addresses in disguise
        "http://2130706433",
        "http://2130706433:8000/v1",
        "http://0x7f000001",
        "http://0x7f.0.0.1",
        "http://0177.0.0.1",
        "http://017700000001",
        "http://127.1",
        "http://127.0.1",
        "http://127.0.0.01",
        "http://127.0.0.256",
        "http://127.0.0.1.",
        "http://127.0.0.1.5",
        "http://0x7f.1",
        "http://foo.0x1",
        "http://foo.1",
        "http://[::ffff:127.0.0.1]",
        "http://[::ffff:7f00:1]",
        "http://[::127.0.0.1]",
        "http://[::7f00:1]",
        "http://[64:ff9b::7f00:1]",
        "http://[2002:7f00:1::]",
        "http://[2001:0::7f00:1]",
        "http://[::1%25lo]",
        "http://[::1%lo]",
        "http://[::1",
        "http://::1",
        "http://①②⑦.⓪.⓪.①",
        "http://127。0。0。1",
        "http://ｌocalhost",
        // names in disguise
        "https://models.example.org.",
        "http://localhost.",
        "https://models..example.org",
        "https://.models.example.org",
        "https://-models.example.org",
        "https://models_x.example.org",
        "https://mödels.example.org",
        "https://models%2eexample.org",
        "https://%6dodels.example.org",
        // someone else's credentials, ports, queries
        "https://user@models.example.org",
        "https://user:pass@models.example.org/v1",
        "https://models.example.org@evil.example",
        "https://models.example.org:pass@evil.example/v1",
        "http://127.0.0.1:80@evil.example",
        "https://models.example.org:",
        "https://models.example.org:0",
        "https://models.example.org:0443",
        "https://models.example.org:65536",
        "https://models.example.org:99999999999",
        "https://models.example.org:+443",
        "https://models.example.org:443:443",
        "https://models.example.org?x=1",
        "https://models.example.org/v1?key=abc",
        "https://models.example.org/v1#fragment",
        "https://evil.example#models.example.org",
        "https://evil.example?models.example.org",
        // what browsers repair
        "https:models.example.org",
        "https:///models.example.org",
        "https:\\\\models.example.org",
        "https://evil.example\\@models.example.org",
        "https://models.example.org\\.evil.example",
        "https://models.example.org /v1",
        "https://models.example.org\r\nHost: evil",
        "https://models.example.org\t",
        "\thttps://models.example.org",
        "https://models.example.org/\u0000",
        "https://models.example.org/v1/../../admin",
        "https://models.example.org/./v1",
        "https://models.example.org//v1",
        "https://models.example.org/%2e%2e/admin",
        "https://models.example.org/v1;x=y",
        "//models.example.org/v1",
        "models.example.org/v1",
        "",
        " ",
        "/",
        // other schemes
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "ftp://models.example.org",
        "jar:https://models.example.org!/",
        "unix:/var/run/docker.sock",
        "ws://127.0.0.1:8000",
        "javascript:alert(1)"
      })
  void everythingElseIsRefused(String base) {
    EndpointRefused refused = refused(OPEN, "openai-compatible", base);
    assertThat(refused.field()).isEqualTo("models[3].baseUrl");
    assertThat(refused.getMessage()).doesNotContain("pass@", "key=abc").hasSizeLessThan(700);
  }

  @Test
  void aLongAddressIsRefusedShortly() {
    EndpointRefused refused =
        refused(OPEN, "openai-compatible", "https://models.example.org/" + "a".repeat(1_000_000));
    assertThat(refused.getMessage()).hasSizeLessThan(500);
  }

  @Test
  void whoHasAKeySitsAnywhereAndReachesLoopbackOnlyIfTheListSaysSo() {
    String here = "http://127.0.0.1:9000/v1";
    Origins usual = origins(Map.of("CAUSALGYM_MODEL_ORIGINS", "loopback-without-keys"));
    assertThat(usual.resolve(0, "openai-compatible", Optional.of(here)).base()).hasToString(here);
    assertThat(catchThrowableOfType(EndpointRefused.class, () -> usual.refuseWithKey(2, here)))
        .hasMessageContaining("'loopback'")
        .returns("models[2].baseUrl", EndpointRefused::field);
    assertThat(
            catchThrowableOfType(
                EndpointRefused.class, () -> usual.refuseWithKey(0, "http://localhost:6379")))
        .isNotNull();
    // What the operator has listed is for everybody, as are the places of local servers.
    origins(Map.of("CAUSALGYM_MODEL_ORIGINS", "loopback")).refuseWithKey(0, here);
    origins(Map.of("CAUSALGYM_MODEL_ORIGINS", "http://127.0.0.1:9000")).refuseWithKey(0, here);
    usual.refuseWithKey(0, "http://localhost:11434");
  }

  @Test
  void loopbackIsOpenOnlyIfTheListSaysSo() {
    Origins closed = origins(Map.of());
    assertThat(refused(closed, "openai-compatible", "http://127.0.0.1:9000/v1"))
        .hasMessageContaining("'loopback'")
        .hasMessageContaining("CAUSALGYM_MODEL_ORIGINS");
    assertThat(refused(closed, "openai-compatible", "http://localhost:9000")).isNotNull();
    // The usual places of local servers are providers of their own.
    assertThat(closed.resolve(0, "ollama", Optional.empty()).base())
        .hasToString("http://localhost:11434");
    assertThat(closed.resolve(0, "vllm", Optional.empty()).base())
        .hasToString("http://localhost:8000/v1");
  }

  @Test
  void aKeyGoesToItsProvidersBaseOnly() {
    Origins origins =
        origins(
            Map.of(
                "CAUSALGYM_OPENAI_KEY",
                KEY,
                "CAUSALGYM_MODEL_ORIGINS",
                "loopback,https://models.example.org"));
    for (String provider : new String[] {"openai", "openai-responses"}) {
      assertThat(origins.resolve(0, provider, Optional.empty()))
          .isEqualTo(new Endpoint(URI.create("https://api.openai.com/v1"), Optional.of(KEY)));
      assertThat(origins.resolve(0, provider, Optional.of("https://api.openai.com/v1/")).key())
          .contains(KEY);
      for (String other :
          new String[] {
            "https://models.example.org/v1",
            "http://127.0.0.1:8000/v1",
            "https://api.openai.com/v2",
            "https://api.openai.com",
            "https://api.openai.com:8443/v1",
            "https://api.openai.com.evil.example/v1",
            "https://api.anthropic.com/v1"
          }) {
        EndpointRefused refused = refused(origins, provider, other);
        assertThat(refused.field()).isEqualTo("models[3].baseUrl");
        assertThat(refused)
            .hasMessageContaining(other)
            .hasMessageContaining("CAUSALGYM_OPENAI_URL")
            .hasMessageContaining("openai-compatible")
            .hasMessageNotContaining(KEY);
      }
    }
  }

  @Test
  void otherProvidersNeverGetThatKey() {
    Origins origins =
        origins(Map.of("CAUSALGYM_OPENAI_KEY", KEY, "CAUSALGYM_MODEL_ORIGINS", "loopback"));
    assertThat(origins.resolve(0, "vllm", Optional.empty()).key()).isEmpty();
    assertThat(
            origins.resolve(0, "openai-compatible", Optional.of("https://api.openai.com/v1")).key())
        .isEmpty();
  }

  @Test
  void aMovedProviderTakesItsKeyAlong() {
    Origins origins =
        origins(
            Map.of(
                "CAUSALGYM_OPENAI_KEY",
                KEY,
                "CAUSALGYM_OPENAI_URL",
                "https://proxy.example.org/openai/v1/"));
    Endpoint endpoint = origins.resolve(0, "openai", Optional.empty());
    assertThat(endpoint.base()).hasToString("https://proxy.example.org/openai/v1");
    assertThat(endpoint.key()).contains(KEY);
    assertThat(refused(origins, "openai", "https://api.openai.com/v1")).isNotNull();
  }

  @Test
  void aProviderThatAnswersNobodyWithoutAKeySaysWhichSettingIsMissing() {
    EndpointRefused refused =
        catchThrowableOfType(
            EndpointRefused.class,
            () -> origins(Map.of()).resolve(1, "anthropic", Optional.empty()));
    assertThat(refused.field()).isEqualTo("models[1].provider");
    assertThat(refused).hasMessageContaining("CAUSALGYM_ANTHROPIC_KEY");
    // Somewhere else that is on the list it may do without.
    assertThat(OPEN.resolve(0, "anthropic", Optional.of("http://127.0.0.1:4010/v1")).key())
        .isEmpty();
  }

  @Test
  void unknownProvidersAndMissingAddressesAreNamed() {
    EndpointRefused unknown =
        catchThrowableOfType(
            EndpointRefused.class, () -> OPEN.resolve(2, "openia", Optional.empty()));
    assertThat(unknown.field()).isEqualTo("models[2].provider");
    assertThat(unknown).hasMessageContaining("'openia'").hasMessageContaining("openai-responses");
    EndpointRefused nowhere =
        catchThrowableOfType(
            EndpointRefused.class, () -> OPEN.resolve(2, "openai-compatible", Optional.empty()));
    assertThat(nowhere.field()).isEqualTo("models[2].baseUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://models.example.org",
        "models.example.org",
        "https://models.example.org/v1",
        "*",
        "https://*.example.org",
        "LOOPBACK"
      })
  void aListOfWhatIsNoOriginIsRefusedAtTheStart(String list) {
    assertThatThrownBy(() -> origins(Map.of("CAUSALGYM_MODEL_ORIGINS", list)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CAUSALGYM_MODEL_ORIGINS")
        .hasMessageContaining(list);
  }
}
