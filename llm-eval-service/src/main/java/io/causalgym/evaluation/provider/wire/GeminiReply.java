package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.count;
import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads a `GenerateContentResponse`. Where a filter stepped in there may be a candidate without
/// content, or none but a word on the prompt.
final class GeminiReply {
  private GeminiReply() {}

  static ChatReply read(JsonNode document) {
    JsonNode holder = document.isArray() ? document.path(0) : document;
    GeminiStream one = new GeminiStream();
    one.accept(holder);
    return one.end();
  }

  /// What the model said, without what it thought.
  static String said(JsonNode candidate) {
    StringBuilder said = new StringBuilder();
    for (JsonNode part : candidate.path("content").path("parts")) {
      if (!part.path("thought").asBoolean(false)) {
        text(part, "text").ifPresent(said::append);
      }
    }
    return said.toString();
  }

  static FinishReason finish(String reason) {
    return switch (reason) {
      case "STOP" -> FinishReason.STOP;
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "LANGUAGE",
          "IMAGE_SAFETY" ->
          FinishReason.CONTENT_FILTER;
      default -> FinishReason.OTHER;
    };
  }

  /// Chosen tokens and their alternatives stand in two lists, place by place.
  static List<TokenChoice> tokens(JsonNode result) {
    List<TokenChoice> tokens = new ArrayList<>();
    JsonNode chosen = result.path("chosenCandidates");
    for (int place = 0; place < chosen.size(); place++) {
      JsonNode beside = result.path("topCandidates").path(place).path("candidates");
      TokenChoices.alternative(chosen.path(place), "logProbability")
          .map(one ->
              new TokenChoice(
                  one.token(), one.logprob(), TokenChoices.alternatives(beside, "logProbability")))
          .ifPresent(tokens::add);
    }
    return tokens;
  }

  static Usage usage(JsonNode usage) {
    OptionalLong thoughts = count(usage, "thoughtsTokenCount");
    OptionalLong shown = count(usage, "candidatesTokenCount");
    OptionalLong prompt = count(usage, "promptTokenCount");
    OptionalLong completion =
        shown.isEmpty() && thoughts.isEmpty()
            ? rest(usage, prompt)
            : OptionalLong.of(shown.orElse(0) + thoughts.orElse(0));
    return new Usage(prompt, completion, count(usage, "cachedContentTokenCount"), thoughts);
  }

  /// Zero counts are left out there: what the total leaves is known all the same.
  private static OptionalLong rest(JsonNode usage, OptionalLong prompt) {
    OptionalLong total = count(usage, "totalTokenCount");
    return total.isPresent() && prompt.isPresent() && total.getAsLong() >= prompt.getAsLong()
        ? OptionalLong.of(total.getAsLong() - prompt.getAsLong())
        : OptionalLong.empty();
  }

  static Optional<String> blocked(JsonNode document) {
    return text(document.path("promptFeedback"), "blockReason");
  }
}
