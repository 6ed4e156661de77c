package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Item;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Bodies of requests as an evaluation and others send them.
final class Asked {
  static final JsonMapper JSON = new JsonMapper();

  private Asked() {}

  /// How an evaluation asks for an item, with OpenAI's schema or without one.
  static ChatBody body(String model, Item item, Style style, boolean structured) {
    Elicitation elicitation =
        new Elicitation(
            style,
            structured,
            OptionalDouble.of(0),
            OptionalLong.empty(),
            OptionalInt.empty(),
            false);
    ChatRequest request = elicitation.request(item, "Case x", model);
    var json = JSON.createObjectNode().put("model", model);
    var messages = json.putArray("messages");
    request
        .messages()
        .forEach(message ->
            messages
                .addObject()
                .put("role", message.role().name().toLowerCase(java.util.Locale.ROOT))
                .put("content", message.text()));
    request
        .schema()
        .ifPresent(schema ->
            json.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .set("schema", tree(schema.json())));
    json.put("logprobs", style == Style.LOGPROB);
    return ChatBody.read(json.toString());
  }

  static Completion completion(String model, Item item, ChatBody body) {
    return new Completion(ReferenceAgent.of(model).orElseThrow(), body, item, "7", 1_700_000_000);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(json, notJson);
    }
  }
}
