package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.TokenChoice.Alternative;
import io.causalgym.evaluation.provider.http.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tokens with what stood beside them.
final class TokenChoices {
  private TokenChoices() {}

  /// Tokens that hold their alternatives themselves. One without a text or a number is left out.
  static List<TokenChoice> read(JsonNode tokens, String logprob, String alternatives) {
    List<TokenChoice> choices = new ArrayList<>();
    for (JsonNode token : tokens) {
      alternative(token, logprob)
          .map(chosen ->
              new TokenChoice(
                  chosen.token(),
                  chosen.logprob(),
                  alternatives(token.path(alternatives), logprob)))
          .ifPresent(choices::add);
    }
    return choices;
  }

  static List<Alternative> alternatives(JsonNode list, String logprob) {
    List<Alternative> found = new ArrayList<>();
    for (JsonNode one : list) {
      alternative(one, logprob).ifPresent(found::add);
    }
    return found;
  }

  /// An empty token is one: the end of a text.
  static Optional<Alternative> alternative(JsonNode one, String logprob) {
    return one.path("token").isTextual()
        ? WireJson.number(one, logprob)
            .map(value -> new Alternative(one.path("token").textValue(), value))
        : Optional.empty();
  }
}
