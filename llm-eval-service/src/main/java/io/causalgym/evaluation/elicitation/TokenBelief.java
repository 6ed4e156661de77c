package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.item.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Belief in one of two words by the probabilities of the first token: P(yes) / (P(yes) + P(no)),
/// each over all ways to write it.
final class TokenBelief {
  private TokenBelief() {}

  static Optional<Answer> of(List<TokenChoice> tokens, List<String> options) {
    if (tokens.isEmpty() || options.size() != 2) {
      return Optional.empty();
    }
    double first = mass(tokens.getFirst(), options.get(0));
    double second = mass(tokens.getFirst(), options.get(1));
    if (!(first + second > 0)) {
      return Optional.empty();
    }
    double share = first / (first + second);
    return Optional.of(
        share >= .5
            ? new Answer.Choice(options.get(0), share)
            : new Answer.Choice(options.get(1), 1 - share));
  }

  /// The chosen token may stand among its alternatives too, and counts once.
  private static double mass(TokenChoice token, String option) {
    Stream<TokenChoice.Alternative> all =
        Stream.concat(
            token.top().stream(),
            Stream.of(new TokenChoice.Alternative(token.token(), token.logprob())));
    return all
        .filter(one -> bare(one.token()).equals(bare(option)))
        .collect(
            Collectors.toMap(
                TokenChoice.Alternative::token, Function.identity(), (one, same) -> one))
        .values()
        .stream()
        .mapToDouble(one -> Math.exp(Math.min(0, one.logprob())))
        .sum();
  }

  private static String bare(String token) {
    return Choices.strip(token.replace('\u2581', ' ').replace('\u0120', ' '))
        .toLowerCase(Locale.ROOT);
  }
}
