package io.causalgym.evaluation.reference;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Why a request gets no completion, in the terms of the OpenAI API.
public final class ReferenceRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String INVALID = "invalid_request_error";
  private static final String NOTHING = "";

  private final int status;
  private final String type;
  private final String param;
  private final String code;
  private final Duration retryAfter;

  private ReferenceRefusal(
      int status, String type, String message, String param, String code, Duration retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  private static ReferenceRefusal of(int status, String message, String param, String code) {
    return new ReferenceRefusal(status, INVALID, message, param, code, Duration.ZERO);
  }

  static ReferenceRefusal invalid(String message, String param) {
    return of(400, message, param, NOTHING);
  }

  /// No token, or one that opens nothing.
  public static ReferenceRefusal token() {
    return of(
        401,
        "Incorrect API key provided: the key is the token of an evaluation",
        NOTHING,
        "invalid_api_key");
  }

  /// The evaluation is not over, and its questions are secret.
  public static ReferenceRefusal closed() {
    return of(
        403,
        "the evaluation has a hidden seed and is not over: its reference models answer only it",
        NOTHING,
        "closed");
  }

  /// There is no such model.
  public static ReferenceRefusal model(String model) {
    return of(404, "The model '" + model + "' does not exist", "model", "model_not_found");
  }

  /// There is nothing at the path.
  public static ReferenceRefusal path(String path) {
    return of(404, "there is nothing at /v1/" + path, NOTHING, "not_found");
  }

  /// The prompt is not of the evaluation.
  public static ReferenceRefusal noCase() {
    return invalid(
        "no message has the case reference of a question of this evaluation: 'Case ' and 26"
            + " characters",
        "messages");
  }

  /// @param limit bytes at most
  public static ReferenceRefusal tooLarge(long limit) {
    return of(413, "the body has more than " + limit + " bytes; send less", NOTHING, "too_large");
  }

  /// @param what `requests` or `tokens`
  /// @param limit for a minute
  static ReferenceRefusal tooMany(String what, long limit, Duration retryAfter) {
    return new ReferenceRefusal(
        429,
        what,
        "Rate limit reached: " + limit + " " + what + " per minute for this token",
        NOTHING,
        "rate_limit_exceeded",
        retryAfter);
  }

  /// Something went wrong here, which the log tells.
  public static ReferenceRefusal internal() {
    return new ReferenceRefusal(
        500, "server_error", "something went wrong here", NOTHING, "internal", Duration.ZERO);
  }

  public int status() {
    return status;
  }

  String type() {
    return type;
  }

  Optional<String> param() {
    return Optional.of(param).filter(text -> !text.isEmpty());
  }

  Optional<String> code() {
    return Optional.of(code).filter(text -> !text.isEmpty());
  }

  /// When to come back, where that helps; rounded up, so that whoever does is answered.
  public Map<String, String> headers() {
    if (retryAfter.isZero()) {
      return Map.of();
    }
    long millis = (retryAfter.toNanos() + 999_999) / 1_000_000;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("retry-after", Long.toString((millis + 999) / 1_000));
    headers.put("retry-after-ms", Long.toString(millis));
    return headers;
  }
}
