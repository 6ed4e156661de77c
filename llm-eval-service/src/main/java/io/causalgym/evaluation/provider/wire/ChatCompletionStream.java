package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins the chunks of a chat completion. Usage comes in a chunk of its own after the last text,
/// with `choices` empty, or null from some servers; or in every chunk, where the last counts.
final class ChatCompletionStream implements EventJoiner<ChatReply> {
  private final StringBuilder content = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final List<TokenChoice> tokens = new ArrayList<>();
  private Optional<String> reason = Optional.empty();
  private Usage usage = Usage.UNKNOWN;
  private String model = "";
  private boolean begun;

  @Override
  public void accept(JsonNode chunk) {
    model = text(chunk, "model").orElse(model);
    if (chunk.path("usage").isObject()) {
      usage = ChatCompletion.usage(chunk.path("usage"));
    }
    for (JsonNode choice : chunk.path("choices")) {
      if (choice.path("index").asInt(0) == 0) {
        begun = true;
        accept(choice, choice.path("delta"));
      }
    }
  }

  private void accept(JsonNode choice, JsonNode delta) {
    content.append(ChatCompletion.content(delta.path("content")));
    text(delta, "refusal").ifPresent(refusal::append);
    tokens.addAll(
        TokenChoices.read(choice.path("logprobs").path("content"), "logprob", "top_logprobs"));
    reason = text(choice, "finish_reason").or(() -> reason);
  }

  /// Usage may follow the reason, so only `[DONE]` or the end of the answer ends it.
  @Override
  public boolean complete() {
    return false;
  }

  @Override
  public ChatReply end() {
    if (!begun || reason.isEmpty()) {
      throw WireJson.malformed("the stream ended before the model had finished");
    }
    return ChatCompletion.joined(content, refusal, reason, usage, model, tokens);
  }
}
