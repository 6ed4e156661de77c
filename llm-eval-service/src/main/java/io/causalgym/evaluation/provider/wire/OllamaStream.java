package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.count;
import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Joins the lines of an Ollama reply; the one that says `done` has reason and counts.
final class OllamaStream implements EventJoiner<ChatReply> {
  private final StringBuilder said = new StringBuilder();
  private final List<TokenChoice> tokens = new ArrayList<>();
  private FinishReason finish = FinishReason.OTHER;
  private Usage usage = Usage.UNKNOWN;
  private String model = "";
  private boolean done;

  @Override
  public void accept(JsonNode line) {
    model = text(line, "model").orElse(model);
    text(line.path("message"), "content").ifPresent(said::append);
    tokens.addAll(TokenChoices.read(line.path("logprobs"), "logprob", "top_logprobs"));
    if (line.path("done").asBoolean(false)) {
      done = true;
      finish = finish(line.path("done_reason").asText());
      usage =
          new Usage(
              count(line, "prompt_eval_count"),
              count(line, "eval_count"),
              OptionalLong.empty(),
              OptionalLong.empty());
    }
  }

  private static FinishReason finish(String reason) {
    return switch (reason) {
      case "stop" -> FinishReason.STOP;
      case "length" -> FinishReason.LENGTH;
      default -> FinishReason.OTHER;
    };
  }

  @Override
  public boolean complete() {
    return done;
  }

  @Override
  public ChatReply end() {
    if (!done) {
      throw WireJson.malformed("the reply ended before its line of 'done'");
    }
    return new ChatReply(said.toString(), finish, Optional.empty(), usage, model, tokens);
  }
}
