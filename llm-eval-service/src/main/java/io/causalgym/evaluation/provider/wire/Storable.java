package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.TokenChoice.Alternative;
import java.util.List;

/// Makes texts of strangers such that they can be written as UTF-8, stored in a database and sent
/// again: halves of surrogate pairs, which JSON can spell, and U+0000, which PostgreSQL refuses,
/// become U+FFFD. Only whole texts are treated, since a stream may split a pair.
final class Storable {
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  static ChatReply reply(ChatReply reply) {
    return new ChatReply(
        text(reply.text()),
        reply.finish(),
        reply.refusal().map(Storable::text),
        reply.usage(),
        text(reply.model()),
        reply.tokens().stream().map(Storable::token).toList());
  }

  private static TokenChoice token(TokenChoice token) {
    List<Alternative> top =
        token.top().stream().map(one -> new Alternative(text(one.token()), one.logprob())).toList();
    return new TokenChoice(text(token.token()), token.logprob(), top);
  }

  static String text(String text) {
    if (text.codePoints().noneMatch(Storable::unfit)) {
      return text;
    }
    StringBuilder fit = new StringBuilder(text.length());
    text.codePoints().map(c -> unfit(c) ? REPLACEMENT : c).forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean unfit(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
