package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.Optional;
import java.util.OptionalLong;

/// Joins the events of an Anthropic message. Counts are totals so far, so the last one counts.
final class MessageStream implements EventJoiner<ChatReply> {
  private final StringBuilder said = new StringBuilder();
  private Usage usage = Usage.UNKNOWN;
  private Optional<String> reason = Optional.empty();
  private Optional<String> explanation = Optional.empty();
  private String model = "";
  private boolean stopped;

  @Override
  public void accept(JsonNode event) {
    switch (event.path("type").asText()) {
      case "message_start" -> {
        model = text(event.path("message"), "model").orElse("");
        count(event.path("message").path("usage"));
      }
      case "content_block_start" -> add(event.path("content_block"), "text");
      case "content_block_delta" -> add(event.path("delta"), "text_delta");
      case "message_delta" -> {
        reason = text(event.path("delta"), "stop_reason").or(() -> reason);
        explanation =
            text(event.path("delta").path("stop_details"), "explanation").or(() -> explanation);
        count(event.path("usage"));
      }
      case "message_stop" -> stopped = true;
      default -> {
        // Pings, ends of blocks, and kinds of a later day.
      }
    }
  }

  private void add(JsonNode piece, String type) {
    if (piece.path("type").asText().equals(type)) {
      text(piece, "text").ifPresent(said::append);
    }
  }

  private void count(JsonNode counts) {
    Usage told = MessageReply.usage(counts);
    usage =
        new Usage(
            last(told.prompt(), usage.prompt()),
            last(told.completion(), usage.completion()),
            last(told.cached(), usage.cached()),
            last(told.reasoning(), usage.reasoning()));
  }

  private static OptionalLong last(OptionalLong told, OptionalLong before) {
    return told.isPresent() ? told : before;
  }

  @Override
  public boolean complete() {
    return stopped;
  }

  @Override
  public ChatReply end() {
    if (reason.isEmpty()) {
      throw WireJson.malformed("the stream ended before the message had stopped");
    }
    return MessageReply.reply(said.toString(), reason, explanation, usage, model);
  }
}
