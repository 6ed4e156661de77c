package io.causalgym.evaluation.provider.wire;

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

/// Joins the pieces of a Gemini reply, each a `GenerateContentResponse`; the last usage counts.
final class GeminiStream implements EventJoiner<ChatReply> {
  private final StringBuilder said = new StringBuilder();
  private final List<TokenChoice> tokens = new ArrayList<>();
  private Optional<FinishReason> finish = Optional.empty();
  private Usage usage = Usage.UNKNOWN;
  private String model = "";

  @Override
  public void accept(JsonNode piece) {
    model = text(piece, "modelVersion").orElse(model);
    if (piece.path("usageMetadata").isObject()) {
      usage = GeminiReply.usage(piece.path("usageMetadata"));
    }
    JsonNode candidate = piece.path("candidates").path(0);
    said.append(GeminiReply.said(candidate));
    tokens.addAll(GeminiReply.tokens(candidate.path("logprobsResult")));
    finish =
        text(candidate, "finishReason")
            .map(GeminiReply::finish)
            .or(() -> GeminiReply.blocked(piece).map(reason -> FinishReason.CONTENT_FILTER))
            .or(() -> finish);
  }

  /// Nothing marks the last piece: usage may follow the reason.
  @Override
  public boolean complete() {
    return false;
  }

  @Override
  public ChatReply end() {
    FinishReason reason =
        finish.orElseThrow(
            () -> WireJson.malformed("the reply holds no candidate that has finished"));
    return new ChatReply(said.toString(), reason, Optional.empty(), usage, model, tokens);
  }
}
