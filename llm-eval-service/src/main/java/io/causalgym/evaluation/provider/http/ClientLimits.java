package io.causalgym.evaluation.provider.http;

import java.time.Duration;

/// What the client of all providers allows itself and them.
///
/// @param connections to one origin at most
/// @param waiting requests that may wait for a connection to one origin; more fail at once
/// @param keepAlive how long a connection may idle; below what servers allow (node closes after 5
///   s), since a request that meets a closing connection is lost
/// @param connect longest time to get a connection, names and TLS included
/// @param replyBytes longest body of a reply, unpacked
public record ClientLimits(
    int connections, int waiting, Duration keepAlive, Duration connect, int replyBytes) {

  /// For a service: the dispatcher bounds what is in flight, by less than these.
  public static final ClientLimits DEFAULT =
      new ClientLimits(1024, 4096, Duration.ofSeconds(4), Duration.ofSeconds(10), 16 << 20);

  public ClientLimits {
    if (connections < 1 || waiting < 0 || replyBytes < 1024) {
      throw new IllegalArgumentException(
          "a client needs a connection, no negative queue and replies of 1024 bytes or more; got "
              + connections
              + ", "
              + waiting
              + ", "
              + replyBytes);
    }
  }
}
