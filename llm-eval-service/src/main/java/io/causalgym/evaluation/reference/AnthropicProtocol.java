package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// The Anthropic API's messages. One request has one reply here.
public record AnthropicProtocol() implements Protocol {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String document(Completion completion) {
    ObjectNode message = head(completion);
    ArrayNode content = message.putArray("content");
    if (!completion.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", completion.text());
    }
    message.put("stop_reason", stopReason(completion)).putNull("stop_sequence");
    return usage(message, completion, completion.completionTokens()).toString();
  }

  private static ObjectNode head(Completion completion) {
    return JSON.objectNode()
        .put("id", "msg_" + completion.id())
        .put("type", "message")
        .put("role", "assistant")
        .put("model", completion.request().model());
  }

  private static ObjectNode usage(ObjectNode message, Completion completion, int output) {
    message
        .putObject("usage")
        .put("input_tokens", completion.request().promptTokens())
        .put("output_tokens", output);
    return message;
  }

  private static String stopReason(Completion completion) {
    return switch (completion.ending()) {
      case STOP -> "end_turn";
      case LENGTH -> "max_tokens";
      case REFUSAL -> "refusal";
    };
  }

  @Override
  public String stream(Completion completion) {
    StringBuilder events = new StringBuilder();
    write(events, start(completion));
    ObjectNode block = event("content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    write(events, block);
    for (String piece : completion.pieces()) {
      ObjectNode delta = event("content_block_delta").put("index", 0);
      delta.putObject("delta").put("type", "text_delta").put("text", piece);
      write(events, delta);
    }
    write(events, event("content_block_stop").put("index", 0));
    write(events, end(completion));
    write(events, event("message_stop"));
    return events.toString();
  }

  /// Nothing is said yet, and one token is counted, as the API does.
  private static ObjectNode start(Completion completion) {
    ObjectNode message = head(completion);
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    ObjectNode start = event("message_start");
    start.set("message", usage(message, completion, 1));
    return start;
  }

  private static ObjectNode end(Completion completion) {
    ObjectNode end = event("message_delta");
    end.putObject("delta").put("stop_reason", stopReason(completion)).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", completion.completionTokens());
    return end;
  }

  private static ObjectNode event(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static void write(StringBuilder events, ObjectNode event) {
    events
        .append("event: ")
        .append(event.path("type").asText())
        .append("\ndata: ")
        .append(event)
        .append("\n\n");
  }

  @Override
  public String error(ReferenceRefusal refusal) {
    ObjectNode body = event("error");
    body.putObject("error")
        .put("type", errorType(refusal.status()))
        .put("message", refusal.getMessage());
    return body.toString();
  }

  /// Source: Anthropic, API documentation, "Errors".
  private static String errorType(int status) {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      default -> status < 500 ? "invalid_request_error" : "api_error";
    };
  }

  @Override
  public Map<String, String> headers(Served served) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("request-id", served.requestId());
    headers.put("x-request-id", served.requestId());
    served
        .standing()
        .ifPresent(standing -> {
          put(headers, "requests", standing.requests(), served.at());
          put(headers, "tokens", standing.tokens(), served.at());
        });
    return headers;
  }

  private static void put(
      Map<String, String> headers, String of, Standing.Level level, Instant at) {
    String name = "anthropic-ratelimit-" + of + "-";
    headers.put(name + "limit", Long.toString(level.limit()));
    headers.put(name + "remaining", Long.toString(level.remaining()));
    // Rounded up to the millisecond: whoever waits so long waits long enough.
    Instant full = at.plus(level.reset()).plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    headers.put(name + "reset", full.toString());
  }
}
