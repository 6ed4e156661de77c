package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.elicitation.Style;

/// The body of a chat completion request, as far as the reference models look at it; whatever else
/// is in it is ignored, as the OpenAI API's servers do.
///
/// @param prompt the last message of the user
/// @param structured whether a JSON schema asks for the answer
/// @param choices how many replies are wanted
/// @param usage whether a stream ends with a count of tokens
public record ChatBody(
    String model,
    String prompt,
    Style style,
    boolean structured,
    boolean stream,
    boolean usage,
    boolean logprobs,
    int choices,
    int promptTokens) {
  private static final int DEEPEST = 64;
  private static final int MOST_CHOICES = 128;
  private static final int CHARACTERS_OF_A_TOKEN = 4;
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  /// The body of a request for one reply to a JSON schema, reasoning first.
  public static ChatBody of(ChatRequest request) {
    int characters = request.messages().stream().mapToInt(turn -> turn.text().length()).sum();
    return new ChatBody(
        request.model(),
        request.messages().getLast().text(),
        Style.COT,
        request.schema().isPresent(),
        false,
        false,
        false,
        1,
        1 + characters / CHARACTERS_OF_A_TOKEN);
  }

  /// Reads a body.
  ///
  /// @throws ReferenceRefusal that says what is wrong, in the words of the OpenAI API
  public static ChatBody read(String body) {
    JsonNode json = tree(body);
    JsonNode messages = json.path("messages");
    if (!json.path("model").isTextual()) {
      throw ReferenceRefusal.invalid("you must provide a model parameter", "model");
    }
    if (!messages.isArray() || messages.isEmpty()) {
      throw ReferenceRefusal.invalid("'messages' must be a list with at least one", "messages");
    }
    String prompt = "";
    int characters = 0;
    for (JsonNode message : messages) {
      String text = content(message.path("content"));
      characters += text.length();
      prompt = message.path("role").asText().equals("user") ? text : prompt;
    }
    int choices = json.path("n").asInt(1);
    if (choices < 1 || choices > MOST_CHOICES) {
      throw ReferenceRefusal.invalid("'n' must be from 1 to " + MOST_CHOICES, "n");
    }
    JsonNode schema = schema(json);
    return new ChatBody(
        json.path("model").asText(),
        prompt,
        style(json, schema, prompt),
        !schema.isMissingNode(),
        json.path("stream").asBoolean(false),
        json.at("/stream_options/include_usage").asBoolean(false),
        json.path("logprobs").asBoolean(false),
        choices,
        1 + characters / CHARACTERS_OF_A_TOKEN);
  }

  /// The properties of the answer's schema, as OpenAI's clients send it, or Anthropic's.
  private static JsonNode schema(JsonNode json) {
    JsonNode schema = json.at("/response_format/json_schema/schema/properties");
    return schema.isMissingNode() ? json.at("/output_config/format/schema/properties") : schema;
  }

  private static JsonNode tree(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException unreadable) {
      throw ReferenceRefusal.invalid("the body is not valid JSON", "");
    }
    throw ReferenceRefusal.invalid("the body is not a JSON object", "");
  }

  /// A text, or parts of which some are texts.
  private static String content(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      text.append(part.path("text").asText(""));
    }
    return text.toString();
  }

  /// In which manner it is asked, from what the answer is to be called.
  private static Style style(JsonNode json, JsonNode schema, String prompt) {
    if (schema.has("count") || prompt.contains("<number of cases out of 1000>")) {
      return Style.FREQUENCY;
    }
    if (schema.has("price") || prompt.contains("<price in cents, 0 to 100>")) {
      return Style.BET;
    }
    if (schema.isObject() && !schema.has("reasoning")) {
      return Style.DIRECT;
    }
    return json.path("logprobs").asBoolean(false) && prompt.contains("The word is one of")
        ? Style.LOGPROB
        : Style.COT;
  }
}
