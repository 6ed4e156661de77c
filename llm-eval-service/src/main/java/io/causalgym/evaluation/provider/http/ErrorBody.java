package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What an error object of any provider says: `{"error": {message, type, code}}` of OpenAI and
/// those who follow it, `{"type": "error", "error": {..}}` of Anthropic, `{"error": {code, status,
/// details}}` of Google (streams send it in an array), `{"error": "text"}` of Ollama, `{"object":
/// "error", ..}` of older vLLM.
///
/// @param words type, code and status, in lower case
/// @param status of HTTP that the object itself names, such as a gateway's within a 200; 0 if none
/// @param retryAfter of Google's RetryInfo
/// @param daily whether Google's quota of a day is used up, which no retry of minutes outlasts
record ErrorBody(
    String message, List<String> words, int status, Optional<Duration> retryAfter, boolean daily) {

  /// The error object that a document is or holds, if any.
  static Optional<ErrorBody> in(JsonNode document) {
    JsonNode holder = document.isArray() ? document.path(0) : document;
    JsonNode error = holder.path("error");
    if (error.isTextual()) {
      return Optional.of(new ErrorBody(error.textValue(), List.of(), 0, Optional.empty(), false));
    }
    if (error.isObject() && !error.isEmpty() && !finishedReply(holder)) {
      return Optional.of(read(error));
    }
    boolean itself =
        holder.path("object").asText().equals("error")
            || (holder.path("type").asText().equals("error") && holder.has("message"));
    return itself ? Optional.of(read(holder)) : Optional.empty();
  }

  /// A reply of the Responses API carries its own error, which its reader judges.
  private static boolean finishedReply(JsonNode holder) {
    return holder.path("object").asText().equals("response");
  }

  static ErrorBody read(JsonNode error) {
    JsonNode code = error.path("code");
    OptionalLong number = WireJson.count(error, "code");
    List<String> words =
        List.of(error.path("type"), code, error.path("status")).stream()
            .filter(JsonNode::isTextual)
            .map(word -> word.textValue().toLowerCase(Locale.ROOT))
            .toList();
    return new ErrorBody(
        WireJson.text(error, "message").orElse("no message"),
        words,
        number.isPresent() && number.getAsLong() < 600 ? (int) number.getAsLong() : 0,
        retryDelay(error.path("details")),
        dailyQuota(error.path("details")));
  }

  /// Fails if a document of an answer whose status said that all was well is an error object.
  static void refuse(JsonNode document) {
    Optional<ErrorBody> error = in(document);
    if (error.isPresent()) {
      throw error.get().failure();
    }
  }

  ProviderException failure() {
    FailureKind kind =
        byWords().orElse(status >= 400 ? FailureKinds.of(status) : FailureKind.SERVER_ERROR);
    return new ProviderException(
        kind,
        0,
        retryAfter,
        Optional.empty(),
        RateLimits.NONE,
        "the answer holds an error: " + message);
  }

  /// The kind that the words name; a status alone does not tell a passing limit from an empty
  /// account.
  Optional<FailureKind> byWords() {
    if (daily) {
      return Optional.of(FailureKind.QUOTA);
    }
    for (String word : words) {
      Optional<FailureKind> kind = FailureKinds.of(word);
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> retryDelay(JsonNode details) {
    for (JsonNode detail : details) {
      if (detail.path("@type").asText().endsWith("RetryInfo")) {
        return TimeText.duration(detail.path("retryDelay").asText());
      }
    }
    return Optional.empty();
  }

  private static boolean dailyQuota(JsonNode details) {
    for (JsonNode detail : details) {
      for (JsonNode violation : detail.path("violations")) {
        if (violation.path("quotaId").asText().contains("PerDay")) {
          return true;
        }
      }
    }
    return false;
  }
}
