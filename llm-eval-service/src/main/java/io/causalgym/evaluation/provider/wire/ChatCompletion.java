package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.List;
import java.util.Optional;

/// The documents of chat completions.
final class ChatCompletion {
  static final String PATH = "/chat/completions";
  static final Wire.Reading READING =
      new Wire.Reading(ChatCompletion::read, ChatCompletionStream::new);

  private ChatCompletion() {}

  static ObjectNode document(ChatRequest request, String tokensField) {
    ObjectNode document = WireJson.object().put("model", request.model());
    Wire.messages(document, "messages", request.messages());
    document.put(tokensField, request.sampling().maxTokens());
    request.sampling().temperature().ifPresent(t -> document.put("temperature", t));
    request.sampling().seed().ifPresent(seed -> document.put("seed", seed));
    if (request.sampling().topLogprobs() > 0) {
      document.put("logprobs", true).put("top_logprobs", request.sampling().topLogprobs());
    }
    request.schema().ifPresent(schema -> document.set("response_format", format(schema)));
    if (request.streamed()) {
      document.put("stream", true).putObject("stream_options").put("include_usage", true);
    }
    return document;
  }

  private static ObjectNode format(ReplySchema schema) {
    ObjectNode format = WireJson.object().put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", schema.name())
        .put("strict", true)
        .set("schema", WireJson.parse(schema.json()));
    return format;
  }

  static ChatReply read(JsonNode document) {
    JsonNode choice = document.path("choices").path(0);
    if (!choice.path("message").isObject()) {
      throw WireJson.malformed("the reply holds no choices[0].message");
    }
    JsonNode message = choice.path("message");
    Optional<String> refusal = text(message, "refusal");
    return new ChatReply(
        content(message.path("content")),
        finish(text(choice, "finish_reason"), refusal),
        refusal,
        usage(document.path("usage")),
        text(document, "model").orElse(""),
        TokenChoices.read(choice.path("logprobs").path("content"), "logprob", "top_logprobs"));
  }

  /// A text, or parts of which some are texts.
  static String content(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : content) {
      text(part, "text").ifPresent(joined::append);
    }
    return joined.toString();
  }

  /// A model that refuses in words of their own has stopped as if all was said.
  static FinishReason finish(Optional<String> reason, Optional<String> refusal) {
    FinishReason finish =
        switch (reason.orElse("")) {
          case "stop", "eos", "end_turn" -> FinishReason.STOP;
          case "length", "max_tokens" -> FinishReason.LENGTH;
          case "content_filter" -> FinishReason.CONTENT_FILTER;
          case "refusal" -> FinishReason.REFUSAL;
          default -> FinishReason.OTHER;
        };
    return refusal.isPresent() && finish == FinishReason.STOP ? FinishReason.REFUSAL : finish;
  }

  static Usage usage(JsonNode usage) {
    return new Usage(
        WireJson.count(usage, "prompt_tokens"),
        WireJson.count(usage, "completion_tokens"),
        WireJson.count(usage.path("prompt_tokens_details"), "cached_tokens"),
        WireJson.count(usage.path("completion_tokens_details"), "reasoning_tokens"));
  }

  static ChatReply joined(
      StringBuilder content,
      StringBuilder refusal,
      Optional<String> reason,
      Usage usage,
      String model,
      List<TokenChoice> tokens) {
    Optional<String> refused =
        refusal.isEmpty() ? Optional.empty() : Optional.of(refusal.toString());
    return new ChatReply(
        content.toString(), finish(reason, refused), refused, usage, model, tokens);
  }
}
