package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.Optional;

/// Waits for the last event of a response: it repeats everything that came in pieces before.
final class ResponseStream implements EventJoiner<ChatReply> {
  private Optional<ChatReply> reply = Optional.empty();

  @Override
  public void accept(JsonNode event) {
    switch (event.path("type").asText()) {
      case "response.completed", "response.incomplete", "response.failed" ->
          reply = Optional.of(ResponseReply.read(event.path("response")));
      default -> {
        // Pieces, and kinds of a later day.
      }
    }
  }

  @Override
  public boolean complete() {
    return reply.isPresent();
  }

  @Override
  public ChatReply end() {
    return reply.orElseThrow(
        () -> WireJson.malformed("the stream ended before the response was complete"));
  }
}
