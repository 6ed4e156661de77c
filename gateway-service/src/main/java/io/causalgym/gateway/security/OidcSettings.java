package io.causalgym.gateway.security;

import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The OpenID provider whose tokens are accepted.
///
/// @param issuer its address, which is also the claim `iss` of its tokens
/// @param audience what a token's claim `aud` has to name
/// @param roleClaim where a token names roles, with dots between the names of nested objects
/// @param rolePrefix what stands before `read`, `compute` and `admin` there
public record OidcSettings(URI issuer, String audience, String roleClaim, String rolePrefix) {
  static final SettingKey ISSUER =
      new SettingKey(
          "CAUSALGYM_OIDC_ISSUER",
          "",
          "https address of an OpenID provider whose tokens are taken");
  static final SettingKey AUDIENCE =
      new SettingKey("CAUSALGYM_OIDC_AUDIENCE", "", "what 'aud' of its tokens has to name");
  static final SettingKey ROLE_CLAIM =
      new SettingKey(
          "CAUSALGYM_OIDC_ROLE_CLAIM",
          "roles",
          "claim with the roles, such as realm_access.roles for a nested one");
  static final SettingKey ROLE_PREFIX =
      new SettingKey(
          "CAUSALGYM_OIDC_ROLE_PREFIX", "", "what stands before read, compute and admin there");

  /// Every key that is read here.
  static final List<SettingKey> KEYS = List.of(ISSUER, AUDIENCE, ROLE_CLAIM, ROLE_PREFIX);

  /// @return null where no provider is configured
  /// @throws SettingsException if the address is not a provider's, or the audience is missing
  static @Nullable OidcSettings read(SettingsSource source) {
    Optional<String> issuer = source.text(ISSUER);
    Optional<String> audience = source.text(AUDIENCE);
    if (issuer.isEmpty() && audience.isEmpty()) {
      return null;
    }
    if (issuer.isEmpty() || audience.isEmpty()) {
      throw new SettingsException(
          ISSUER.name()
              + " and "
              + AUDIENCE.name()
              + " belong together; a token that was made for another service must not pass here");
    }
    return new OidcSettings(
        address(issuer.get()),
        audience.get(),
        source.text(ROLE_CLAIM).orElse("roles"),
        source.text(ROLE_PREFIX).orElse(""));
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (isTrusted(address) && address.getQuery() == null && address.getFragment() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // The message below says what is wrong for this case too.
    }
    throw new SettingsException(
        ISSUER.name() + " is '" + text + "'; use an https address, or http on this machine");
  }

  /// Whether what is read there can be believed: whoever sits between could hand out keys else.
  static boolean isTrusted(URI address) {
    String host = address.getHost();
    return host != null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && HostCheck.isLoopback(host)));
  }
}
