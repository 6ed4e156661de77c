package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.count;
import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a message of Anthropic.
final class MessageReply {
  private MessageReply() {}

  static ChatReply read(JsonNode document) {
    if (!document.path("content").isArray()) {
      throw WireJson.malformed("the reply holds no list 'content'");
    }
    StringBuilder said = new StringBuilder();
    for (JsonNode block : document.path("content")) {
      if (block.path("type").asText().equals("text")) {
        text(block, "text").ifPresent(said::append);
      }
    }
    return reply(
        said.toString(),
        text(document, "stop_reason"),
        text(document.path("stop_details"), "explanation"),
        usage(document.path("usage")),
        text(document, "model").orElse(""));
  }

  /// @param explanation of a refusal, where there is one beside what was said
  static ChatReply reply(
      String said,
      Optional<String> reason,
      Optional<String> explanation,
      Usage usage,
      String model) {
    FinishReason finish =
        switch (reason.orElse("")) {
          case "end_turn", "stop_sequence" -> FinishReason.STOP;
          case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
          case "refusal" -> FinishReason.REFUSAL;
          default -> FinishReason.OTHER;
        };
    Optional<String> refusal =
        finish == FinishReason.REFUSAL
            ? explanation.or(() -> Optional.of(said)).filter(words -> !words.isEmpty())
            : Optional.empty();
    return new ChatReply(said, finish, refusal, usage, model, List.of());
  }

  /// `input_tokens` leaves out what was written to and read from the cache.
  static Usage usage(JsonNode usage) {
    OptionalLong read = count(usage, "cache_read_input_tokens");
    OptionalLong fresh = count(usage, "input_tokens");
    OptionalLong prompt =
        fresh.isEmpty()
            ? fresh
            : OptionalLong.of(
                fresh.getAsLong()
                    + read.orElse(0)
                    + count(usage, "cache_creation_input_tokens").orElse(0));
    return new Usage(
        prompt,
        count(usage, "output_tokens"),
        read,
        count(usage.path("output_tokens_details"), "thinking_tokens"));
  }
}
