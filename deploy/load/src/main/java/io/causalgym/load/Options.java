package io.causalgym.load;

import java.time.Duration;

/// What `./gym load` was asked for.
final class Options {
  private Options() {}

  static String address() {
    return System.getProperty("gym.address", "http://127.0.0.1:8080");
  }

  /// Of {@link ReferenceMix}.
  static int users() {
    return Integer.getInteger("gym.users", 1_000);
  }

  /// Of {@link Arrivals}.
  static double perSecond() {
    return Double.parseDouble(System.getProperty("gym.rate", "500"));
  }

  static Duration duration() {
    return Duration.ofSeconds(Integer.getInteger("gym.seconds", 60));
  }
}
