package io.causalgym.runtime.tracing;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Where traces go, and how many.
///
/// @param endpoint of a collector that speaks OTLP over HTTP, without the path of a signal
/// @param sampled the share of requests that are traced, 0 to 1, of those whose caller has not
///   decided that already
public record TraceSettings(URI endpoint, double sampled) {

  static final SettingKey ENDPOINT =
      new SettingKey(
          "CAUSALGYM_TRACES_ENDPOINT",
          "",
          "http(s)://host:port of an OpenTelemetry collector that takes OTLP over HTTP; traces are"
              + " off without");
  static final SettingKey SAMPLED =
      new SettingKey(
          "CAUSALGYM_TRACES_SAMPLED",
          "1",
          "share of requests that are traced, 0 to 1, where the caller's traceparent does not say");

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = List.of(ENDPOINT, SAMPLED);

  /// The settings, or nothing where traces are off.
  ///
  /// @throws SettingsException if a value cannot be used
  public static Optional<TraceSettings> read(SettingsSource source) {
    double sampled = share(source);
    return source.text(ENDPOINT).map(text -> new TraceSettings(endpoint(text), sampled));
  }

  private static URI endpoint(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      // A password in it would stand in the log when the collector is away.
      boolean plain = uri.getUserInfo() == null && uri.getQuery() == null;
      if (web && plain && uri.getHost() != null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The message below says what is wrong for this case too.
    }
    throw new SettingsException(
        ENDPOINT.name() + " is no address of a collector; use http://host:4318 or https://host");
  }

  private static double share(SettingsSource source) {
    String text = source.text(SAMPLED).orElse(SAMPLED.fallback());
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // The message below says what is wrong for this case too.
    }
    throw new SettingsException(SAMPLED.name() + " is '" + text + "'; use a number from 0 to 1");
  }
}
