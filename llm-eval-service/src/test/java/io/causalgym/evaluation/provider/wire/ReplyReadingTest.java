package io.causalgym.evaluation.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How each provider says that a reply ended, was refused, or was cut.
class ReplyReadingTest {
  private static ChatReply chat(String choice) {
    return ChatCompletion.read(WireJson.parse("{\"choices\":[" + choice + "]}"));
  }

  private static ChatReply gemini(String document) {
    return GeminiReply.read(WireJson.parse(document));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, STOP", "length, LENGTH", "max_tokens, LENGTH", "content_filter, CONTENT_FILTER",
    "tool_calls, OTHER", "function_call, OTHER", "of_a_later_day, OTHER", "'', OTHER"
  })
  void chatCompletionsEnd(String reason, FinishReason finish) {
    String choice = "{\"message\":{\"content\":\"a\"},\"finish_reason\":\"" + reason + "\"}";
    assertThat(chat(choice).finish()).isEqualTo(finish);
    assertThat(chat(choice).usage()).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void aChatModelRefusesInWordsOfTheirOwn() {
    ChatReply reply =
        chat(
            "{\"message\":{\"content\":null,\"refusal\":\"I can't.\"},\"finish_reason\":\"stop\"}");
    assertThat(reply.text()).isEmpty();
    assertThat(reply.refusal()).contains("I can't.");
    assertThat(reply.finish()).isEqualTo(FinishReason.REFUSAL);
  }

  @Test
  void aTextMayComeInParts() {
    String parts =
        "[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image\"},7,{\"type\":\"text\",\"text\":\"b\"}]";
    assertThat(chat("{\"message\":{\"content\":" + parts + "},\"finish_reason\":\"stop\"}").text())
        .isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "\"21\"", "1.5", "1e400", "99999999999999999999999", "null", "[]"})
  void countsThatAreNoneAreAbsent(String count) {
    ChatReply reply =
        ChatCompletion.read(
            WireJson.parse(
                "{\"choices\":[{\"message\":{\"content\":\"a\"}}],\"usage\":{\"prompt_tokens\":"
                    + count
                    + "}}"));
    assertThat(reply.usage()).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void tokensWithoutTextOrNumberAreLeftOut() {
    ChatReply reply =
        chat(
            """
            {"message":{"content":"a"},"finish_reason":"stop","logprobs":{"content":[
             {"token":"a","logprob":-1,"top_logprobs":[{"token":"","logprob":-2},{"token":null}]},
             {"token":"b"},{"logprob":-1},null,{"token":"c","logprob":"x"}]}}\
            """);
    assertThat(reply.tokens()).hasSize(1);
    assertThat(reply.tokens().get(0).top()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "max_output_tokens, LENGTH",
    "content_filter, CONTENT_FILTER",
    "of_a_later_day, OTHER"
  })
  void responsesAreIncompleteForAReason(String reason, FinishReason finish) {
    ChatReply reply =
        ResponseReply.read(
            WireJson.parse(
                "{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\""
                    + reason
                    + "\"},\"output\":[]}"));
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.text()).isEmpty();
  }

  @Test
  void aResponseRefuses() {
    ChatReply reply =
        ResponseReply.read(
            WireJson.parse(
                """
                {"status":"completed","output":[{"type":"message","content":[
                 {"type":"refusal","refusal":"No."}]}]}\
                """));
    assertThat(reply.refusal()).contains("No.");
    assertThat(reply.finish()).isEqualTo(FinishReason.REFUSAL);
  }

  @Test
  void aResponseThatFailedIsAFailureAndOneThatGoesOnIsNone() {
    String failed =
        """
        {"object":"response","status":"failed","output":[],
         "error":{"code":"rate_limit_exceeded","message":"slow"}}\
        """;
    assertThat(
            catchThrowableOfType(
                    ProviderException.class, () -> ResponseReply.read(WireJson.parse(failed)))
                .kind())
        .isEqualTo(FailureKind.RATE_LIMITED);
    for (String status : new String[] {"in_progress", "queued", "cancelled", ""}) {
      String document = "{\"status\":\"" + status + "\",\"output\":[]}";
      assertThat(
              catchThrowableOfType(
                      ProviderException.class, () -> ResponseReply.read(WireJson.parse(document)))
                  .kind())
          .isEqualTo(FailureKind.MALFORMED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP", "stop_sequence, STOP", "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH", "refusal, REFUSAL", "tool_use, OTHER",
    "pause_turn, OTHER", "of_a_later_day, OTHER"
  })
  void messagesStop(String reason, FinishReason finish) {
    ChatReply reply =
        MessageReply.read(
            WireJson.parse(
                "{\"content\":[{\"type\":\"text\",\"text\":\"a\"}],\"stop_reason\":\""
                    + reason
                    + "\"}"));
    assertThat(reply.finish()).isEqualTo(finish);
    assertThat(reply.refusal().isPresent()).isEqualTo(finish == FinishReason.REFUSAL);
  }

  @Test
  void aRefusalMayBeExplainedBesideWhatWasSaid() {
    String document =
        """
        {"content":[],"stop_reason":"refusal",
         "stop_details":{"type":"refusal","category":null,"explanation":"Why not."}}\
        """;
    ChatReply reply = MessageReply.read(WireJson.parse(document));
    assertThat(reply.refusal()).contains("Why not.");
    MessageStream stream = new MessageStream();
    stream.accept(WireJson.parse("{\"type\":\"message_delta\",\"delta\":" + document + "}"));
    assertThat(stream.end().refusal()).contains("Why not.");
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "SAFETY, CONTENT_FILTER",
    "RECITATION, CONTENT_FILTER",
    "PROHIBITED_CONTENT, CONTENT_FILTER",
    "SPII, CONTENT_FILTER",
    "BLOCKLIST, CONTENT_FILTER",
    "LANGUAGE, CONTENT_FILTER",
    "OTHER, OTHER",
    "MALFORMED_FUNCTION_CALL, OTHER",
    "OF_A_LATER_DAY, OTHER"
  })
  void geminiFinishesWithOrWithoutContent(String reason, FinishReason finish) {
    assertThat(gemini("{\"candidates\":[{\"finishReason\":\"" + reason + "\"}]}").finish())
        .isEqualTo(finish);
    String empty =
        "{\"candidates\":[{\"content\":{\"parts\":null},\"finishReason\":\"" + reason + "\"}]}";
    assertThat(gemini(empty).text()).isEmpty();
  }

  @Test
  void geminiBlocksPrompts() {
    ChatReply reply =
        gemini(
            """
            {"promptFeedback":{"blockReason":"SAFETY"},
             "usageMetadata":{"promptTokenCount":9,"totalTokenCount":9}}\
            """);
    assertThat(reply.finish()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(reply.usage().completion()).hasValue(0);
  }

  @Test
  void geminiThinksWithinTheCompletion() {
    ChatReply reply =
        gemini(
            """
            {"candidates":[{"finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":9,
             "thoughtsTokenCount":100,"totalTokenCount":109}}\
            """);
    assertThat(reply.usage())
        .isEqualTo(
            new Usage(
                OptionalLong.of(9),
                OptionalLong.of(100),
                OptionalLong.empty(),
                OptionalLong.of(100)));
  }

  @ParameterizedTest
  @CsvSource({"stop, STOP", "length, LENGTH", "load, OTHER", "'', OTHER"})
  void ollamaIsDone(String reason, FinishReason finish) {
    EventJoiner<ChatReply> joiner = new OllamaStream();
    joiner.accept(WireJson.parse("{\"done\":true,\"done_reason\":\"" + reason + "\"}"));
    assertThat(joiner.end().finish()).isEqualTo(finish);
  }

  @Test
  void otherChoicesOfAStreamAreNotMixedIn() {
    ChatCompletionStream stream = new ChatCompletionStream();
    stream.accept(
        WireJson.parse(
            """
            {"choices":[{"index":1,"delta":{"content":"x"}},
             {"index":0,"delta":{"content":"a","refusal":"No."},"finish_reason":"stop"}]}\
            """));
    assertThat(stream.end().text()).isEqualTo("a");
    assertThat(stream.end().finish()).isEqualTo(FinishReason.REFUSAL);
  }

  @Test
  void geminisSchemaKeepsTheOrderAndDropsWhatItRefuses() {
    String schema =
        """
        {"type":"object","additionalProperties":false,"required":["z","a"],"properties":{
         "z":{"type":["string","null"],"description":"first"},
         "a":{"type":"array","items":{"type":"object","additionalProperties":false,
          "properties":{"title":{"type":"number"}},"required":["title"]}},
         "b":{"anyOf":[{"type":"string"},{"type":"object","additionalProperties":false}]}}}\
        """;
    String expected =
        """
        {"type":"object","required":["z","a"],"properties":{
         "z":{"type":"string","nullable":true,"description":"first"},
         "a":{"type":"array","items":{"type":"object",
          "properties":{"title":{"type":"number"}},"propertyOrdering":["title"],
          "required":["title"]}},
         "b":{"anyOf":[{"type":"string"},{"type":"object"}]}},"propertyOrdering":["z","a","b"]}\
        """;
    assertThat(GeminiSchema.of(WireJson.parse(schema))).isEqualTo(WireJson.parse(expected));
  }
}
