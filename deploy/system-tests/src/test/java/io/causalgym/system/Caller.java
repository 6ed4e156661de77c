package io.causalgym.system;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Somebody with a key.
final class Caller {
  private final GymClient gym;
  private final String key;

  Caller(GymClient gym, String key) {
    this.gym = gym;
    this.key = key;
  }

  /// The line of a file of keys that lets this key in.
  static String line(String name, String role, String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return name + ":" + role + ":" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer get(String path) {
    return ask("GET", path, null);
  }

  Answer post(String path, JsonObject body) {
    return ask("POST", path, body);
  }

  Answer ask(String method, String path, @Nullable JsonObject body) {
    HttpRequest.Builder request = request(path);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(body.encode()));
    }
    return gym.send(request.build());
  }

  HttpRequest.Builder request(String path) {
    return gym.request(path).header("Authorization", "Bearer " + key);
  }
}
