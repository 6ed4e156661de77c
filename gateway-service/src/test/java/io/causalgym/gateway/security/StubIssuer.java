package io.causalgym.gateway.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An OpenID provider on loopback: its discovery document, its keys, and the tokens that it signs,
/// by the means of the JDK alone.
public final class StubIssuer implements AutoCloseable {
  public static final String AUDIENCE = "causal-gym";

  private final HttpServer server;
  private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean broken;
  private volatile String issuerTold;
  private volatile JsonArray extra = new JsonArray();

  public StubIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    issuerTold = address();
    server.createContext("/gym/.well-known/openid-configuration", this::discovery);
    server.createContext("/gym/keys", this::keys);
    server.start();
    rotate("first");
  }

  public OidcSettings settings() {
    return new OidcSettings(URI.create(address()), AUDIENCE, "roles", "gym-");
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/gym";
  }

  /// Signs with a new key from now on, and shows no other.
  void rotate(String id) {
    keys.clear();
    keys.put(id, pair());
  }

  void broken(boolean fails) {
    broken = fails;
  }

  void callsItself(String issuer) {
    issuerTold = issuer;
  }

  /// Shows a further key, of whatever kind.
  void shows(JsonObject key) {
    extra = new JsonArray().add(key);
  }

  void showsNoKeyOfItsOwn() {
    keys.clear();
  }

  /// How often its keys were read.
  int asked() {
    return asked.get();
  }

  /// Claims that are all in order.
  public JsonObject claims(String subject, String... roles) {
    long now = System.currentTimeMillis() / 1000;
    return new JsonObject()
        .put("iss", address())
        .put("aud", AUDIENCE)
        .put("sub", subject)
        .put("iat", now)
        .put("exp", now + 300)
        .put("roles", new JsonArray(Arrays.asList(roles)));
  }

  public String signed(JsonObject claims) {
    Map.Entry<String, KeyPair> key = keys.entrySet().iterator().next();
    return signed(
        new JsonObject().put("alg", "RS256").put("kid", key.getKey()), claims, key.getValue());
  }

  String signed(JsonObject header, JsonObject claims, KeyPair key) {
    String input = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The public key taken for a shared secret (RFC 8725, section 2.1).
  String signedWithThePublicKeyAsASecret(JsonObject claims, byte[] secret) {
    String input =
        part(new JsonObject().put("alg", "HS256").put("kid", "first")) + "." + part(claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  KeyPair key(String id) {
    return Objects.requireNonNull(keys.get(id), "the key that it signs with now");
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String part(JsonObject json) {
    return base64(json.encode().getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(
        exchange, new JsonObject().put("issuer", issuerTold).put("jwks_uri", address() + "/keys"));
  }

  private void keys(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    JsonArray shown = extra.copy();
    keys.forEach((id, pair) -> {
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      shown.add(
          new JsonObject()
              .put("kty", "RSA")
              .put("alg", "RS256")
              .put("use", "sig")
              .put("kid", id)
              .put("n", base64(magnitude(key.getModulus())))
              .put("e", base64(magnitude(key.getPublicExponent()))));
    });
    answer(exchange, new JsonObject().put("keys", shown));
  }

  private static byte[] magnitude(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private void answer(HttpExchange exchange, JsonObject body) throws IOException {
    byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(broken ? 500 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
