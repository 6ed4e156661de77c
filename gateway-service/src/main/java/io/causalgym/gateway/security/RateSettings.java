package io.causalgym.gateway.security;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsSource;
import java.util.List;

/// How often somebody may ask one gateway; 0 is "as often as they like".
///
/// @param perSecond requests that read, of one principal
/// @param computePerSecond requests that compute or change something, of one principal
/// @param burstSeconds of how many seconds the requests may come at once
/// @param failuresPerMinute keys and tokens that are not valid, of one address
public record RateSettings(
    int perSecond, int computePerSecond, int burstSeconds, int failuresPerMinute) {
  static final SettingKey PER_SECOND =
      new SettingKey(
          "CAUSALGYM_RATE_PER_SECOND",
          "500; 0 without keys",
          "requests that read, a second and principal, 0 to 1000000; 0 is no limit");
  static final SettingKey COMPUTE_PER_SECOND =
      new SettingKey(
          "CAUSALGYM_COMPUTE_RATE_PER_SECOND",
          "200; 0 without keys",
          "requests that compute or store, a second and principal, 0 to 1000000; 0 is no limit");
  static final SettingKey BURST_SECONDS =
      new SettingKey(
          "CAUSALGYM_RATE_BURST_SECONDS",
          "4",
          "of how many seconds the requests may come at once, 1 to 3600");
  static final SettingKey FAILURES_PER_MINUTE =
      new SettingKey(
          "CAUSALGYM_FAILED_KEYS_PER_MINUTE",
          "60",
          "wrong keys and tokens, a minute and address, 0 to 1000000; 0 is no limit");

  /// Every key that is read here.
  static final List<SettingKey> KEYS =
      List.of(PER_SECOND, COMPUTE_PER_SECOND, BURST_SECONDS, FAILURES_PER_MINUTE);

  private static final int MOST = 1_000_000;

  /// Those of a gateway that asks nobody who it is: nobody's requests are told from another's.
  public static final RateSettings WITHOUT_KEYS = new RateSettings(0, 0, 4, 60);

  /// Those of a gateway with keys.
  public static final RateSettings WITH_KEYS = new RateSettings(500, 200, 4, 60);

  /// @param byDefault what holds where nothing is set
  static RateSettings read(SettingsSource source, RateSettings byDefault) {
    return new RateSettings(
        source.integer(PER_SECOND, 0, MOST, byDefault.perSecond),
        source.integer(COMPUTE_PER_SECOND, 0, MOST, byDefault.computePerSecond),
        source.integer(BURST_SECONDS, 1, 3600, byDefault.burstSeconds),
        source.integer(FAILURES_PER_MINUTE, 0, MOST, byDefault.failuresPerMinute));
  }
}
