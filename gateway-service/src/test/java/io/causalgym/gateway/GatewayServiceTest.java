package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.causalgym.gateway.security.SecuritySettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatewayServiceTest {

  @Test
  void aBusyPortIsFoundBeforeAnythingStartsAndTheRemedyIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatIOException()
          .isThrownBy(() -> new GatewayService(at(other.getLocalPort())).check())
          .withMessageContaining("port " + other.getLocalPort())
          .withMessageContaining("CAUSALGYM_PORT");
    }
  }

  @Test
  void aFreePortIsLeftFree() {
    GatewayService service = new GatewayService(at(0));

    assertThatCode(service::check).doesNotThrowAnyException();
    assertThatCode(service::check).doesNotThrowAnyException();
  }

  private static GatewaySettings at(int port) {
    Duration second = Duration.ofSeconds(1);
    return new GatewaySettings(
        "127.0.0.1", port, 1024, 4096, 4096, 8, second, second, second, SecuritySettings.OPEN);
  }
}
