package io.causalgym.evaluation.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatBodyTest {
  private static ChatBody with(String more) {
    return ChatBody.read(
        "{\"model\": \"ref/oracle\", \"messages\": [{\"role\": \"user\", \"content\": \"12345678\"}]"
            + more
            + "}");
  }

  @Test
  void whatIsNotAskedForIsNotSent() {
    ChatBody body = with("");

    assertThat(body.model()).isEqualTo("ref/oracle");
    assertThat(body.prompt()).isEqualTo("12345678");
    assertThat(body.promptTokens()).isEqualTo(3);
    assertThat(body.choices()).isEqualTo(1);
    assertThat(body.stream() || body.usage() || body.logprobs() || body.structured()).isFalse();
  }

  @Test
  void whatIsAskedForIsFound() {
    ChatBody body =
        with(
            ", \"n\": 3, \"stream\": true, \"stream_options\": {\"include_usage\": true},"
                + " \"logprobs\": true, \"response_format\": {\"type\": \"json_schema\","
                + " \"json_schema\": {\"schema\": {\"properties\": {\"answer\": {}}}}}");

    assertThat(body.choices()).isEqualTo(3);
    assertThat(body.stream() && body.usage() && body.logprobs() && body.structured()).isTrue();
  }

  @Test
  void anthropicsSchemaIsFoundToo() {
    assertThat(
            with(", \"output_config\": {\"format\": {\"schema\": {\"properties\": {}}}}")
                .structured())
        .isTrue();
  }

  @Test
  void otherFieldsArePassedOver() {
    assertThat(with(", \"temperature\": \"hot\", \"tools\": [1], \"later\": {\"x\": null}").model())
        .isEqualTo("ref/oracle");
  }

  @Test
  void theQuestionIsInTheUsersLastMessageWhichMayHaveParts() {
    ChatBody body =
        ChatBody.read(
            """
            {"model": "m", "messages": [
              {"role": "system", "content": "Be brief."},
              {"role": "user", "content": "first"},
              {"role": "assistant", "content": null},
              {"role": "user", "content": [{"type": "text", "text": "sec"},
                {"type": "image_url", "image_url": {}}, {"type": "text", "text": "ond"}]},
              {"role": "assistant", "content": "I"}]}
            """);

    assertThat(body.prompt()).isEqualTo("second");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{| the body is not valid JSON",
        "``| the body is not a JSON object",
        "null| the body is not a JSON object",
        "[1]| the body is not a JSON object",
        "{}| you must provide a model parameter",
        "{\"model\": 1}| you must provide a model parameter",
        "{\"model\": \"m\"}| 'messages' must be a list with at least one",
        "{\"model\": \"m\", \"messages\": []}| 'messages' must be a list with at least one",
        "{\"model\": \"m\", \"messages\": [{}], \"n\": 0}| 'n' must be from 1 to 128",
        "{\"model\": \"m\", \"messages\": [{}], \"n\": 129}| 'n' must be from 1 to 128"
      })
  void whatCannotBeReadIsRefused(String body, String message) {
    assertThatThrownBy(() -> ChatBody.read(body))
        .isInstanceOf(ReferenceRefusal.class)
        .hasMessage(message)
        .extracting(refusal -> ((ReferenceRefusal) refusal).status())
        .isEqualTo(400);
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertThatThrownBy(() -> ChatBody.read("[".repeat(100_000)))
        .isInstanceOf(ReferenceRefusal.class);
  }
}
