package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiProtocolTest {
  private static final Protocol PROTOCOL = new OpenAiProtocol();

  private static Completion completion(String model, Item item) {
    return Asked.completion(model, item, Asked.body(model, item, Style.COT, true));
  }

  private static Completion asking(String model, String more) {
    ChatBody body =
        ChatBody.read(
            "{\"model\": \""
                + model
                + "\", \"messages\": [{\"role\": \"user\", \"content\": \"é🎲?\"}]"
                + more
                + "}");
    return Asked.completion(model, Items.choice(), body);
  }

  /// The documents of a stream, its last line checked.
  private static List<JsonNode> chunks(String stream) {
    List<JsonNode> chunks = new ArrayList<>();
    String[] frames = stream.split("\n\n", -1);
    assertThat(frames[frames.length - 1]).isEmpty();
    assertThat(frames[frames.length - 2]).isEqualTo("data: [DONE]");
    for (int frame = 0; frame < frames.length - 2; frame++) {
      assertThat(frames[frame]).startsWith("data: {").doesNotContain("\n");
      chunks.add(Asked.tree(frames[frame].substring("data: ".length())));
    }
    return chunks;
  }

  private static String joined(List<JsonNode> chunks, int index) {
    StringBuilder text = new StringBuilder();
    for (JsonNode chunk : chunks) {
      JsonNode choice = chunk.path("choices").path(0);
      if (choice.path("index").asInt() == index) {
        text.append(choice.at("/delta/content").asText(""));
      }
    }
    return text.toString();
  }

  @Test
  void aDocumentHasWhatAClientLooksFor() {
    JsonNode body = Asked.tree(PROTOCOL.document(completion("ref/oracle", Items.doing())));

    assertThat(body.path("id").asText()).isEqualTo("chatcmpl-7");
    assertThat(body.path("object").asText()).isEqualTo("chat.completion");
    assertThat(body.path("created").asLong()).isEqualTo(1_700_000_000);
    assertThat(body.path("model").asText()).isEqualTo("ref/oracle");
    JsonNode choice = body.at("/choices/0");
    assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    assertThat(choice.at("/message/role").asText()).isEqualTo("assistant");
    assertThat(choice.at("/message/content").asText()).contains("0.7");
    assertThat(choice.at("/message/refusal").isNull()).isTrue();
    assertThat(choice.path("logprobs").isNull()).isTrue();
    assertThat(body.at("/usage/total_tokens").asInt())
        .isEqualTo(
            body.at("/usage/prompt_tokens").asInt() + body.at("/usage/completion_tokens").asInt());
  }

  @Test
  void aRefusalHasNoContent() {
    JsonNode message =
        Asked.tree(PROTOCOL.document(completion("ref/refuser", Items.doing())))
            .at("/choices/0/message");

    assertThat(message.path("content").isNull()).isTrue();
    assertThat(message.path("refusal").asText()).startsWith("I'm sorry");
  }

  @Test
  void whatIsCutOffSaysSo() {
    JsonNode choice =
        Asked.tree(PROTOCOL.document(completion("ref/truncating", Items.doing()))).at("/choices/0");

    assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
  }

  @Test
  void asManyChoicesAreGivenAndCountedAsAskedFor() {
    JsonNode one = Asked.tree(PROTOCOL.document(asking("ref/oracle", "")));
    JsonNode three = Asked.tree(PROTOCOL.document(asking("ref/oracle", ", \"n\": 3")));

    assertThat(three.path("choices")).hasSize(3);
    assertThat(three.at("/choices/2/index").asInt()).isEqualTo(2);
    assertThat(three.at("/usage/completion_tokens").asInt())
        .isEqualTo(3 * one.at("/usage/completion_tokens").asInt());
  }

  @Test
  void logprobsTellTheConfidence() {
    JsonNode token =
        Asked.tree(PROTOCOL.document(asking("ref/constant", ", \"logprobs\": true")))
            .at("/choices/0/logprobs/content/0");

    assertThat(token.path("logprob").asDouble()).isEqualTo(Math.log(.5));
    assertThat(token.path("top_logprobs")).hasSize(1);
    assertThat(token.path("bytes")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ref/oracle", "ref/malformed", "ref/truncating", "ref/slow-200"})
  void aStreamSaysTheSameInPieces(String model) {
    Completion completion = completion(model, Items.edges());

    List<JsonNode> chunks = chunks(PROTOCOL.stream(completion));

    assertThat(joined(chunks, 0)).isEqualTo(completion.text());
    assertThat(chunks.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
    assertThat(chunks.getFirst().at("/choices/0/delta/content").asText("none")).isEmpty();
    assertThat(chunks.getLast().at("/choices/0/delta")).isEmpty();
    assertThat(chunks.getLast().at("/choices/0/finish_reason").asText())
        .isEqualTo(model.equals("ref/truncating") ? "length" : "stop");
    assertThat(chunks)
        .allSatisfy(chunk -> {
          assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
          assertThat(chunk.path("id").asText()).isEqualTo("chatcmpl-7");
          assertThat(chunk.has("usage")).isFalse();
        });
  }

  @Test
  void aStreamedRefusalIsAFieldOfItsOwn() {
    List<JsonNode> chunks = chunks(PROTOCOL.stream(completion("ref/refuser", Items.doing())));

    assertThat(joined(chunks, 0)).isEmpty();
    assertThat(chunks.get(1).at("/choices/0/delta/refusal").asText()).startsWith("I'm sorry");
  }

  @Test
  void usageComesLastAndWithoutChoices() {
    List<JsonNode> chunks =
        chunks(
            PROTOCOL.stream(
                asking("ref/oracle", ", \"n\": 2, \"stream_options\": {\"include_usage\": true}")));

    assertThat(chunks.getLast().path("choices")).isEmpty();
    assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isPositive();
    assertThat(joined(chunks, 1)).isEqualTo(joined(chunks, 0)).isNotEmpty();
  }

  @Test
  void anErrorHasTheFourFields() {
    JsonNode error = Asked.tree(PROTOCOL.error(ReferenceRefusal.model("gpt-\"4\""))).path("error");

    assertThat(error.path("message").asText()).isEqualTo("The model 'gpt-\"4\"' does not exist");
    assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    assertThat(error.path("param").asText()).isEqualTo("model");
    assertThat(error.path("code").asText()).isEqualTo("model_not_found");
    assertThat(Asked.tree(PROTOCOL.error(ReferenceRefusal.token())).at("/error/param").isNull())
        .isTrue();
  }

  @Test
  void headersTellTheLimits() {
    Standing standing =
        new Standing(
            new Standing.Level(60, 59, Duration.ofMillis(12)),
            new Standing.Level(600, 0, Duration.ofMinutes(6)));

    Map<String, String> headers =
        PROTOCOL.headers(
            new Served("r-1", Duration.ofMillis(34), Instant.EPOCH, Optional.of(standing)));

    assertThat(headers)
        .containsOnly(
            Map.entry("x-request-id", "r-1"),
            Map.entry("openai-processing-ms", "34"),
            Map.entry("x-ratelimit-limit-requests", "60"),
            Map.entry("x-ratelimit-remaining-requests", "59"),
            Map.entry("x-ratelimit-reset-requests", "12ms"),
            Map.entry("x-ratelimit-limit-tokens", "600"),
            Map.entry("x-ratelimit-remaining-tokens", "0"),
            Map.entry("x-ratelimit-reset-tokens", "6m0s"));
  }

  @Test
  void withoutATokenThereAreNoLimitsToTell() {
    Map<String, String> headers =
        PROTOCOL.headers(new Served("r-1", Duration.ZERO, Instant.EPOCH, Optional.empty()));

    assertThat(headers).containsOnlyKeys("x-request-id", "openai-processing-ms");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0ms",
    "1, 1ms",
    "11000001, 12ms",
    "999000000, 999ms",
    "999000001, 1s",
    "8640000000, 8.64s",
    "61005000000, 1m1.005s",
    "360000000000, 6m0s",
    "3600000000000, 1h0m0s",
    "3725500000000, 1h2m5.5s"
  })
  void durationsAreWrittenAsGoWritesThem(long nanos, String text) {
    assertThat(OpenAiProtocol.text(Duration.ofNanos(nanos))).isEqualTo(text);
  }
}
