package io.causalgym.gateway;

import io.causalgym.gateway.security.SecuritySettings;
import java.time.Duration;

/// What can be set about the gateway.
///
/// @param host the address to listen on
/// @param port the port, 0 for any free one
/// @param maxBody bytes of one request body at most
/// @param maxBodies bytes of all request bodies in memory at most, with what is read from them, so
///   that many large bodies at once are refused and not the end of the process
/// @param maxDataset bytes of one dataset at most, which is not kept in memory
/// @param maxConcurrent requests that are computed at once at most
/// @param receiveTimeout time in which a request has to arrive in full
/// @param answerTimeout time from a request's arrival after which nobody waits for its answer
/// @param idleTimeout time without a request after which a connection is closed
/// @param security who may ask
public record GatewaySettings(
    String host,
    int port,
    long maxBody,
    long maxBodies,
    long maxDataset,
    int maxConcurrent,
    Duration receiveTimeout,
    Duration answerTimeout,
    Duration idleTimeout,
    SecuritySettings security) {

  /// Listening on loopback, port 8080, without keys.
  public static final GatewaySettings DEFAULT =
      new GatewaySettings(
          "127.0.0.1",
          8080,
          Math.min(64L << 20, memoryForBodies()),
          memoryForBodies(),
          10L << 30,
          1024,
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          SecuritySettings.OPEN);

  /// @throws IllegalArgumentException if the host is open to other machines and nobody is asked who
  ///   it is
  public GatewaySettings {
    security.refuseOpen(GatewayKeys.HOST.name(), host);
    if (maxBodies < maxBody) {
      throw new IllegalArgumentException(
          GatewayKeys.MAX_BODIES.name()
              + " is less than "
              + GatewayKeys.MAX_BODY.name()
              + "; allow at least one body of the largest size");
    }
  }

  // In whole megabytes, as the settings are.
  private static long memoryForBodies() {
    return Math.max(1, Runtime.getRuntime().maxMemory() >> 22) << 20;
  }

  /// Time without any byte after which a connection is closed, even one that waits for its answer.
  Duration patience() {
    Duration longest = answerTimeout.compareTo(idleTimeout) > 0 ? answerTimeout : idleTimeout;
    return longest.plusSeconds(5);
  }
}
