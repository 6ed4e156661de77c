package io.causalgym.evaluation.dispatch.limit;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Usage;

/// How many tokens a question will take, before the provider has counted them.
///
/// A prompt is taken to have a token for four characters, as English text has in the usual
/// byte-pair encodings, and four for each turn; the estimate is corrected by the ratio that the
/// counts of past replies had to it. A reply is taken to be as long as past replies were.
public final class TokenEstimate {
  private static final double CHARACTERS_PER_TOKEN = 4;
  private static final int TOKENS_PER_TURN = 4;
  private static final double FIRST_REPLY = 256;
  private static final double WEIGHT = 1 / 32.0;
  // A token for each byte of text in which each character has three, and some more.
  private static final double MOST_RATIO = 16;
  private static final int BYTES_PER_CHAR = 3;
  private static final int MOST_PER_TURN = 16;

  private double ratio = 1;
  private double reply = FIRST_REPLY;

  /// Tokens of prompt and reply to be expected.
  public double expected(ChatRequest request) {
    return plain(request) * ratio + Math.min(request.sampling().maxTokens(), reply);
  }

  /// Tokens of the prompt to be expected.
  public double prompt(ChatRequest request) {
    return plain(request) * ratio;
  }

  /// Learns from what the provider counted, as far as that can be: a count beyond what request and
  /// reply could hold must not stop a lane for days.
  ///
  /// @return the tokens that were used; what was not counted as it was expected
  public double learn(ChatRequest request, Usage usage) {
    double plain = plain(request);
    double promptTokens = plain * ratio;
    if (usage.prompt().isPresent()) {
      promptTokens = Math.clamp((double) usage.prompt().getAsLong(), 0, MOST_RATIO * plain);
      ratio += (promptTokens / plain - ratio) * WEIGHT;
    }
    double most = request.sampling().maxTokens();
    double replyTokens = Math.min(most, reply);
    if (usage.completion().isPresent()) {
      replyTokens = Math.clamp((double) usage.completion().getAsLong(), 0, most);
      reply += (replyTokens - reply) * WEIGHT;
    }
    return promptTokens + replyTokens;
  }

  /// More tokens than the prompt can have: none is shorter than a byte of UTF-8.
  public static long mostPromptTokens(ChatRequest request) {
    long bytes = MOST_PER_TURN;
    for (Message message : request.messages()) {
      bytes += MOST_PER_TURN + mostBytes(message.text());
    }
    return bytes + request.schema().map(s -> mostBytes(s.json()) + s.name().length()).orElse(0L);
  }

  private static double plain(ChatRequest request) {
    long characters = 0;
    for (Message message : request.messages()) {
      characters += message.text().length();
    }
    characters += request.schema().map(s -> s.json().length()).orElse(0);
    return characters / CHARACTERS_PER_TOKEN + TOKENS_PER_TURN * request.messages().size() + 1;
  }

  private static long mostBytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : BYTES_PER_CHAR;
    }
    return bytes;
  }
}
