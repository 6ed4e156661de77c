package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.elicitation.Style;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnthropicProtocolTest {
  private static final Protocol PROTOCOL = new AnthropicProtocol();

  private static Completion completion(String model) {
    return Asked.completion(
        model, Items.edges(), Asked.body(model, Items.edges(), Style.COT, false));
  }

  private static List<JsonNode> events(String stream) {
    List<JsonNode> events = new ArrayList<>();
    for (String frame : stream.split("\n\n", -1)) {
      if (!frame.isEmpty()) {
        String[] lines = frame.split("\n", -1);
        assertThat(lines).hasSize(2);
        JsonNode data = Asked.tree(lines[1].substring("data: ".length()));
        assertThat(lines[0]).isEqualTo("event: " + data.path("type").asText());
        events.add(data);
      }
    }
    return events;
  }

  @Test
  void thePathDecidesWhichProtocolIsSpoken() {
    assertThat(Protocol.of("messages")).isEqualTo(PROTOCOL);
    assertThat(Protocol.of("chat/completions")).isEqualTo(new OpenAiProtocol());
    assertThat(Protocol.of("models/messages")).isEqualTo(new OpenAiProtocol());
  }

  @ParameterizedTest
  @CsvSource({"oracle, end_turn, 1", "truncating, max_tokens, 1", "refuser, refusal, 0"})
  void aDocumentHasWhatAClientLooksFor(String name, String stop, int blocks) {
    Completion completion = completion("ref/" + name);

    JsonNode body = Asked.tree(PROTOCOL.document(completion));

    assertThat(body.path("id").asText()).isEqualTo("msg_7");
    assertThat(body.path("type").asText()).isEqualTo("message");
    assertThat(body.path("role").asText()).isEqualTo("assistant");
    assertThat(body.path("stop_reason").asText()).isEqualTo(stop);
    assertThat(body.path("content")).hasSize(blocks);
    assertThat(body.at("/content/0/text").asText()).isEqualTo(completion.text());
    assertThat(body.at("/usage/input_tokens").asInt()).isPositive();
    assertThat(body.at("/usage/output_tokens").asInt()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"oracle, end_turn", "truncating, max_tokens", "refuser, refusal"})
  void aStreamIsMadeOfTheKnownEvents(String name, String stop) {
    Completion completion = completion("ref/" + name);

    List<JsonNode> events = events(PROTOCOL.stream(completion));

    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.at("/delta/text").asText("")));
    assertThat(text).hasToString(completion.text());
    assertThat(events.stream().map(event -> event.path("type").asText()).distinct())
        .containsSubsequence(
            "message_start",
            "content_block_start",
            "content_block_stop",
            "message_delta",
            "message_stop");
    assertThat(events.getFirst().at("/message/content")).isEmpty();
    assertThat(events.getFirst().at("/message/stop_reason").isNull()).isTrue();
    assertThat(events.get(events.size() - 2).at("/delta/stop_reason").asText()).isEqualTo(stop);
  }

  static List<ReferenceRefusal> refusals() {
    return List.of(
        ReferenceRefusal.noCase(),
        ReferenceRefusal.token(),
        ReferenceRefusal.closed(),
        ReferenceRefusal.model("x"),
        ReferenceRefusal.path("x"),
        ReferenceRefusal.tooLarge(1),
        ReferenceRefusal.tooMany("requests", 1, Duration.ofSeconds(1)),
        ReferenceRefusal.internal());
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void anErrorHasTheTypeOfItsStatus(ReferenceRefusal refusal) {
    JsonNode body = Asked.tree(PROTOCOL.error(refusal));

    String type =
        switch (refusal.status()) {
          case 400 -> "invalid_request_error";
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          default -> "api_error";
        };
    assertThat(body.path("type").asText()).isEqualTo("error");
    assertThat(body.at("/error/type").asText()).isEqualTo(type);
    assertThat(body.at("/error/message").asText()).isEqualTo(refusal.getMessage());
  }

  @Test
  void headersTellTheLimitsAndWhenAllIsThereAgain() {
    Standing standing =
        new Standing(
            new Standing.Level(60, 59, Duration.ofNanos(1)),
            new Standing.Level(600, 0, Duration.ofMinutes(6)));

    Map<String, String> headers =
        PROTOCOL.headers(
            new Served("r-1", Duration.ofMillis(34), Instant.EPOCH, Optional.of(standing)));

    assertThat(headers)
        .containsOnly(
            Map.entry("request-id", "r-1"),
            Map.entry("x-request-id", "r-1"),
            Map.entry("anthropic-ratelimit-requests-limit", "60"),
            Map.entry("anthropic-ratelimit-requests-remaining", "59"),
            Map.entry("anthropic-ratelimit-requests-reset", "1970-01-01T00:00:00.001Z"),
            Map.entry("anthropic-ratelimit-tokens-limit", "600"),
            Map.entry("anthropic-ratelimit-tokens-remaining", "0"),
            Map.entry("anthropic-ratelimit-tokens-reset", "1970-01-01T00:06:00Z"));
  }
}
