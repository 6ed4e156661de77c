package io.causalgym.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// In which words a problem is told: those of the protocol that is spoken at the path, since a
/// client of the OpenAI API or of the Anthropic API understands no other, whoever on the way
/// refused its request.
enum ErrorForm {
  /// RFC 9457, everywhere but below `/v1`.
  PROBLEM,
  /// `{"error": {"message", "type", "param", "code"}}`.
  OPENAI,
  /// `{"type": "error", "error": {"type", "message"}, "request_id"}`.
  ANTHROPIC;

  /// How Anthropic's clients call `X-Request-Id`.
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("request-id");

  /// Anthropic's own status for what others call 503.
  private static final int ANTHROPIC_OVERLOADED = 529;

  private static final int INTERNAL = ProblemType.INTERNAL.status();
  private static final int UNAVAILABLE = ProblemType.OVERLOADED.status();

  private record OpenAiError(OpenAiDetail error) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record OpenAiDetail(String message, String type, @Nullable String param, String code) {}

  private record AnthropicError(
      String type, AnthropicDetail error, @JsonProperty("request_id") String requestId) {}

  private record AnthropicDetail(String type, String message) {}

  /// @param path of the request, absent where it cannot be read
  static ErrorForm of(@Nullable String path) {
    if (path == null || !isBelow("/v1", path)) {
      return PROBLEM;
    }
    return isBelow("/v1/messages", path) ? ANTHROPIC : OPENAI;
  }

  private static boolean isBelow(String prefix, String path) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }

  int status(Problem problem) {
    return this == ANTHROPIC && problem.status() == UNAVAILABLE
        ? ANTHROPIC_OVERLOADED
        : problem.status();
  }

  CharSequence mediaType() {
    return this == PROBLEM ? MediaTypes.PROBLEM : MediaTypes.JSON;
  }

  /// @param requestId by which the log has it
  Buffer body(Problem problem, String requestId) {
    return switch (this) {
      case PROBLEM -> Json.write(problem);
      case OPENAI ->
          Json.write(
              new OpenAiError(
                  new OpenAiDetail(
                      problem.detail(),
                      problem.status() < INTERNAL ? "invalid_request_error" : "server_error",
                      problem.field(),
                      problem.kind().slug().replace('-', '_'))));
      case ANTHROPIC ->
          Json.write(
              new AnthropicError(
                  "error",
                  new AnthropicDetail(anthropicType(problem.status()), problem.detail()),
                  requestId));
    };
  }

  /// Source: Anthropic, API documentation, "Errors".
  private static String anthropicType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 503 -> "overloaded_error";
      case 504 -> "timeout_error";
      default -> status < INTERNAL ? "invalid_request_error" : "api_error";
    };
  }

  /// What the status and the protocol want beside the body.
  ///
  /// @param nanos since the request came
  Map<String, String> headers(Problem problem, long nanos) {
    Map<String, String> headers = new HashMap<>(ProblemHeaders.of(problem));
    if (this == OPENAI) {
      headers.put("openai-processing-ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos)));
      String seconds = headers.get(ProblemHeaders.RETRY_AFTER);
      if (seconds != null) {
        headers.put("retry-after-ms", seconds + "000");
      }
    }
    return headers;
  }

  /// The request's id under the protocol's own name too.
  void name(HttpServerResponse response, String requestId) {
    if (this == ANTHROPIC) {
      response.putHeader(REQUEST_ID, requestId);
    }
  }
}
