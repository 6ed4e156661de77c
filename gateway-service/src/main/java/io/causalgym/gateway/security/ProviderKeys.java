package io.causalgym.gateway.security;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public keys of an OpenID provider, read by its discovery document and read again when a
/// token names a new one, when they are old, and never more often than every few seconds, however
/// many tokens with invented keys arrive.
final class ProviderKeys {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);

  /// Seconds by which clocks may differ.
  private static final int LEEWAY = 30;

  /// Between two readings at least.
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /// After this they are read again in the background, so that a key that was withdrawn goes.
  private static final Duration FRESH = Duration.ofMinutes(10);

  /// After this they are no longer believed: better no answer than one to a withdrawn key.
  private static final Duration BELIEVED = Duration.ofHours(1);

  private static final Set<String> KEY_TYPES = Set.of("RSA", "EC", "OKP");

  private record Known(JWTAuth check, Set<String> ids, long atNanos) {
    private boolean has(@Nullable String id) {
      return id == null || ids.contains(id);
    }
  }

  private final Vertx vertx;
  private final OidcSettings settings;
  private final LongSupplier nanos;
  private final JsonDocuments documents;
  private volatile @Nullable Known known;
  private @Nullable Future<Known> reading;
  private long readingSince;

  /// @param nanos a clock as {@link System#nanoTime}
  ProviderKeys(Vertx vertx, OidcSettings settings, LongSupplier nanos) {
    this.vertx = vertx;
    this.settings = settings;
    this.nanos = nanos;
    this.documents = new JsonDocuments(vertx);
  }

  /// What checks tokens that are signed with this key.
  ///
  /// @param id null where the token does not say
  /// @return fails with `UNAUTHENTICATED` if the provider has no such key, with `UNAVAILABLE` if it
  ///   cannot be asked
  Future<JWTAuth> having(@Nullable String id) {
    Known now = known;
    if (now != null && now.has(id)) {
      long age = nanos.getAsLong() - now.atNanos();
      if (age > FRESH.toNanos()) {
        Future<Known> renewed = read();
        if (age > BELIEVED.toNanos()) {
          return renewed.compose(renewal -> check(renewal, id));
        }
      }
      return Future.succeededFuture(now.check());
    }
    return read().compose(renewal -> check(renewal, id));
  }

  private static Future<JWTAuth> check(Known keys, @Nullable String id) {
    return keys.has(id)
        ? Future.succeededFuture(keys.check())
        : Future.failedFuture(
            Problem.of(ProblemType.UNAUTHENTICATED, "the provider has no such key as the token's")
                .exception());
  }

  /// One reading at a time, whose outcome counts until the next is allowed.
  private synchronized Future<Known> read() {
    long now = nanos.getAsLong();
    Future<Known> last = reading;
    if (last != null && (!last.isComplete() || now - readingSince < PAUSE.toNanos())) {
      return last;
    }
    readingSince = now;
    Future<Known> next =
        documents
            .read(settings.issuer().resolve(discoveryPath(settings.issuer())))
            .compose(this::keysOf)
            .map(set -> known(set, now))
            .onSuccess(keys -> known = keys)
            .recover(this::unavailable);
    reading = next;
    return next;
  }

  // OpenID Connect Discovery 1.0, section 4: the path is appended to the issuer's own.
  private static String discoveryPath(URI issuer) {
    return issuer.getPath().replaceAll("/$", "") + "/.well-known/openid-configuration";
  }

  private Future<JsonObject> keysOf(JsonObject document) {
    String issuer = settings.issuer().toString();
    if (!issuer.equals(document.getString("issuer"))) {
      throw new IllegalStateException("the document there names another issuer");
    }
    URI keys = URI.create(document.getString("jwks_uri", ""));
    if (!OidcSettings.isTrusted(keys)) {
      throw new IllegalStateException("its jwks_uri is not an https address");
    }
    return documents.read(keys);
  }

  private Known known(JsonObject set, long now) {
    List<JsonObject> keys =
        set.getJsonArray("keys", new JsonArray()).stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .filter(ProviderKeys::isForTokens)
            .toList();
    if (keys.isEmpty()) {
      throw new IllegalStateException("it has no public key for signatures");
    }
    Set<String> ids = new HashSet<>();
    keys.forEach(key -> ids.add(key.getString("kid", "")));
    JWTOptions expected =
        new JWTOptions()
            .setIssuer(settings.issuer().toString())
            .addAudience(settings.audience())
            .setLeeway(LEEWAY);
    JWTAuth check =
        JWTAuth.create(vertx, new JWTAuthOptions().setJwks(keys).setJWTOptions(expected));
    return new Known(check, ids, now);
  }

  private static boolean isForTokens(JsonObject key) {
    return KEY_TYPES.contains(key.getString("kty")) && "sig".equals(key.getString("use", "sig"));
  }

  private Future<Known> unavailable(Throwable reason) {
    LOG.atWarn()
        .addKeyValue("issuer", settings.issuer())
        .addKeyValue("reason", reason)
        .log("keys of the OpenID provider cannot be read");
    return Future.failedFuture(
        Problem.of(
                ProblemType.UNAVAILABLE,
                "the keys of the OpenID provider cannot be read now; try again, or send a key of"
                    + " this gateway")
            .with("retryAfter", PAUSE.toSeconds())
            .exception());
  }
}
