package io.causalgym.evaluation.provider.catalog;

import io.causalgym.evaluation.provider.Endpoint;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides which addresses are asked, and with which key.
///
/// An address outside the list is never asked, so it is never looked up either: no name of a
/// stranger can resolve to a machine of ours, now or at the second look. A name on the list is the
/// operator's word, wherever it leads. A key goes to the base URL that it is set for and nowhere
/// else.
public final class Origins {
  private static final String LOOPBACK = "loopback";

  /// Loopback for who asks without a key, and so sits at this machine: whoever has a key may sit
  /// anywhere, and would reach what listens for this machine alone.
  public static final String LOOPBACK_WITHOUT_KEYS = "loopback-without-keys";

  private final ProviderSettings settings;
  private final Map<ProviderName, BaseAddress> bases = new EnumMap<>(ProviderName.class);
  private final Set<String> allowed = new HashSet<>();
  private final boolean loopback;
  private final boolean loopbackWithoutKeys;

  /// @throws IllegalArgumentException if an address of the settings is none, naming the setting
  public Origins(ProviderSettings settings) {
    this.settings = settings;
    for (ProviderName name : ProviderName.values()) {
      Optional<String> base = Optional.ofNullable(settings.bases().get(name));
      base.or(name::usualBase)
          .map(text -> setting(name.baseSetting().orElse(""), text))
          .ifPresent(address -> bases.put(name, address));
    }
    bases.values().forEach(base -> allowed.add(base.origin()));
    for (String text : settings.allowed()) {
      if (!text.equals(LOOPBACK) && !text.equals(LOOPBACK_WITHOUT_KEYS)) {
        allowed.add(listed(text).origin());
      }
    }
    this.loopback = settings.allowed().contains(LOOPBACK);
    this.loopbackWithoutKeys = settings.allowed().contains(LOOPBACK_WITHOUT_KEYS);
  }

  private static BaseAddress listed(String text) {
    BaseAddress address = setting(ProviderSettings.ALLOWED, text);
    if (!address.path().isEmpty()) {
      throw new IllegalArgumentException(
          ProviderSettings.ALLOWED + " lists origins; leave out the path of " + shown(text));
    }
    return address;
  }

  private static BaseAddress setting(String setting, String text) {
    try {
      return BaseAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          setting + ": " + shown(text) + " cannot be used, " + e.getMessage(), e);
    }
  }

  /// Where a model of a request is asked.
  ///
  /// @param index of the model in the request, for messages
  /// @throws EndpointRefused if there is no such provider, or it may not be asked there
  public Endpoint resolve(int index, String provider, Optional<String> baseUrl) {
    String field = "models[" + index + "].baseUrl";
    ProviderName name =
        ProviderName.of(provider)
            .orElseThrow(() ->
                new EndpointRefused(
                    "models[" + index + "].provider",
                    "no provider is called " + shown(provider) + "; known: " + ProviderName.all()));
    Optional<String> key = Optional.ofNullable(settings.keys().get(name));
    Optional<BaseAddress> own = Optional.ofNullable(bases.get(name));
    if (baseUrl.isEmpty()) {
      BaseAddress base =
          own.orElseThrow(() ->
              new EndpointRefused(field, "'" + provider + "' needs a baseUrl in the request"));
      return keyed(index, name, base, key);
    }
    BaseAddress wanted = wanted(field, baseUrl.get());
    if (own.filter(wanted::equals).isPresent()) {
      return keyed(index, name, wanted, key);
    }
    if (key.isPresent()) {
      throw new EndpointRefused(field, bound(name, own, baseUrl.get()));
    }
    return new Endpoint(listed(field, wanted).uri(), Optional.empty());
  }

  /// @param index of the model in the request, for messages
  /// @throws EndpointRefused if the address is for those alone who ask without a key
  public void refuseWithKey(int index, String baseUrl) {
    String field = "models[" + index + "].baseUrl";
    BaseAddress wanted = wanted(field, baseUrl);
    if (wanted.loopback() && !loopback && !allowed.contains(wanted.origin())) {
      throw unlisted(field, wanted);
    }
  }

  private static Endpoint keyed(
      int index, ProviderName name, BaseAddress base, Optional<String> key) {
    boolean usual = name.usualBase().map(BaseAddress::parse).filter(base::equals).isPresent();
    if (key.isEmpty() && name.keyed() && usual) {
      throw new EndpointRefused(
          "models[" + index + "].provider",
          "there is no key for '" + name.text() + "'; set " + name.keySetting().orElse(""));
    }
    return new Endpoint(base.uri(), key);
  }

  private static BaseAddress wanted(String field, String text) {
    try {
      return BaseAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new EndpointRefused(
          field,
          shown(text)
              + " cannot be used, "
              + e.getMessage()
              + "; write it like https://host/v1 or http://127.0.0.1:8000/v1");
    }
  }

  private static String bound(ProviderName name, Optional<BaseAddress> own, String text) {
    return shown(text)
        + " is not where the key of '"
        + name.text()
        + "' belongs, "
        + own.map(base -> base.uri().toString()).orElse("")
        + "; use the provider 'openai-compatible', which sends no key, or set "
        + name.baseSetting().orElse("");
  }

  private BaseAddress listed(String field, BaseAddress wanted) {
    if (allowed.contains(wanted.origin())
        || ((loopback || loopbackWithoutKeys) && wanted.loopback())) {
      return wanted;
    }
    throw unlisted(field, wanted);
  }

  private static EndpointRefused unlisted(String field, BaseAddress wanted) {
    return new EndpointRefused(
        field,
        "'"
            + wanted.uri()
            + "' is not on the list of this server; its operator can add '"
            + (wanted.loopback() ? LOOPBACK : wanted.origin())
            + "' to "
            + ProviderSettings.ALLOWED);
  }

  /// Shows no password, no token and no long text.
  private static String shown(String text) {
    int at = text.lastIndexOf('@');
    int query = text.indexOf('?');
    String whole = query < 0 ? text : text.substring(0, query) + "?...";
    String safe = at < 0 ? whole : "...@" + text.substring(at + 1).split("\\?", 2)[0];
    StringBuilder quoted = new StringBuilder("'");
    safe.codePoints()
        .limit(200)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append('\'').toString();
  }
}
