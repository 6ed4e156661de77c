package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.count;
import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a response of OpenAI's Responses API.
final class ResponseReply {
  private ResponseReply() {}

  static ChatReply read(JsonNode document) {
    String status = text(document, "status").orElse("");
    if (status.equals("failed")) {
      throw WireJson.failure(document.path("error"));
    }
    if (!document.path("output").isArray()
        || !(status.equals("completed") || status.equals("incomplete"))) {
      throw WireJson.malformed("the response is neither completed nor incomplete");
    }
    StringBuilder said = new StringBuilder();
    StringBuilder refused = new StringBuilder();
    List<TokenChoice> tokens = new ArrayList<>();
    for (JsonNode item : document.path("output")) {
      for (JsonNode part : item.path("content")) {
        if (part.path("type").asText().equals("output_text")) {
          text(part, "text").ifPresent(said::append);
          tokens.addAll(TokenChoices.read(part.path("logprobs"), "logprob", "top_logprobs"));
        }
        text(part, "refusal").ifPresent(refused::append);
      }
    }
    Optional<String> refusal =
        refused.isEmpty() ? Optional.empty() : Optional.of(refused.toString());
    return new ChatReply(
        said.toString(),
        finish(document, refusal),
        refusal,
        usage(document.path("usage")),
        text(document, "model").orElse(""),
        tokens);
  }

  private static FinishReason finish(JsonNode document, Optional<String> refusal) {
    if (document.path("status").asText().equals("completed")) {
      return refusal.isPresent() ? FinishReason.REFUSAL : FinishReason.STOP;
    }
    return switch (document.path("incomplete_details").path("reason").asText()) {
      case "max_output_tokens" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.OTHER;
    };
  }

  private static Usage usage(JsonNode usage) {
    return new Usage(
        count(usage, "input_tokens"),
        count(usage, "output_tokens"),
        count(usage.path("input_tokens_details"), "cached_tokens"),
        count(usage.path("output_tokens_details"), "reasoning_tokens"));
  }
}
