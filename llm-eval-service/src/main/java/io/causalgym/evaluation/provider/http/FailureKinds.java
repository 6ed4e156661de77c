package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.FailureKind;
import java.util.Map;
import java.util.Optional;

/// What statuses and the words of error objects mean.
final class FailureKinds {
  // Types and codes as documented: OpenAI "error codes", Anthropic "errors", Google "API errors".
  private static final Map<String, FailureKind> WORDS =
      Map.ofEntries(
          Map.entry("insufficient_quota", FailureKind.QUOTA),
          Map.entry("billing_hard_limit_reached", FailureKind.QUOTA),
          Map.entry("billing_not_active", FailureKind.QUOTA),
          Map.entry("billing_error", FailureKind.QUOTA),
          Map.entry("quota_exceeded", FailureKind.QUOTA),
          Map.entry("rate_limit_exceeded", FailureKind.RATE_LIMITED),
          Map.entry("rate_limit_error", FailureKind.RATE_LIMITED),
          Map.entry("too_many_requests", FailureKind.RATE_LIMITED),
          Map.entry("resource_exhausted", FailureKind.RATE_LIMITED),
          Map.entry("requests", FailureKind.RATE_LIMITED),
          Map.entry("tokens", FailureKind.RATE_LIMITED),
          Map.entry("overloaded_error", FailureKind.OVERLOADED),
          Map.entry("overloaded", FailureKind.OVERLOADED),
          Map.entry("unavailable", FailureKind.OVERLOADED),
          Map.entry("authentication_error", FailureKind.KEY_REFUSED),
          Map.entry("invalid_api_key", FailureKind.KEY_REFUSED),
          Map.entry("unauthenticated", FailureKind.KEY_REFUSED),
          Map.entry("permission_error", FailureKind.FORBIDDEN),
          Map.entry("permission_denied", FailureKind.FORBIDDEN),
          Map.entry("not_found_error", FailureKind.NOT_FOUND),
          Map.entry("model_not_found", FailureKind.NOT_FOUND),
          Map.entry("not_found", FailureKind.NOT_FOUND),
          Map.entry("invalid_request_error", FailureKind.BAD_REQUEST),
          Map.entry("request_too_large", FailureKind.BAD_REQUEST),
          Map.entry("context_length_exceeded", FailureKind.BAD_REQUEST),
          Map.entry("invalid_prompt", FailureKind.BAD_REQUEST),
          Map.entry("bio_policy", FailureKind.BAD_REQUEST),
          Map.entry("data_residency_mismatch", FailureKind.BAD_REQUEST),
          Map.entry("invalid_argument", FailureKind.BAD_REQUEST),
          Map.entry("failed_precondition", FailureKind.BAD_REQUEST),
          Map.entry("timeout_error", FailureKind.SERVER_ERROR),
          Map.entry("server_error", FailureKind.SERVER_ERROR),
          Map.entry("api_error", FailureKind.SERVER_ERROR));

  private FailureKinds() {}

  static Optional<FailureKind> of(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }

  /// @param status not of success
  static FailureKind of(int status) {
    return switch (status) {
      case 401 -> FailureKind.KEY_REFUSED;
      case 402 -> FailureKind.QUOTA;
      case 403 -> FailureKind.FORBIDDEN;
      case 404 -> FailureKind.NOT_FOUND;
      case 408, 409, 425 -> FailureKind.SERVER_ERROR;
      case 429 -> FailureKind.RATE_LIMITED;
      case 503, 529 -> FailureKind.OVERLOADED;
      default -> status >= 500 ? FailureKind.SERVER_ERROR : FailureKind.BAD_REQUEST;
    };
  }
}
