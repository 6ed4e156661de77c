package io.causalgym.evaluation.provider.price;

import io.causalgym.evaluation.chat.Usage;

/// What a model costs, in US dollars for a million tokens.
///
/// @param cached for tokens of the prompt that the provider had in its cache
public record Price(double prompt, double completion, double cached) {
  /// Models that run at home.
  public static final Price FREE = new Price(0, 0, 0);

  private static final double NANODOLLARS_PER_TOKEN = 1e9 / 1e6;
  private static final double MOST = 1e6;

  public Price {
    requirePrice("prompt", prompt);
    requirePrice("completion", completion);
    requirePrice("cached", cached);
  }

  /// Without a discount for cached prompts.
  public static Price of(double prompt, double completion) {
    return new Price(prompt, completion, prompt);
  }

  /// The cost of so many tokens in nanodollars, rounded up: never less than the true one.
  public long nanodollars(long promptTokens, long completionTokens) {
    return ceiling(promptTokens * Math.max(prompt, cached) + completionTokens * completion);
  }

  /// The cost of what was used, in nanodollars, or of `otherwise` where the provider did not count.
  public long nanodollars(Usage usage, long otherwise) {
    if (usage.prompt().isEmpty() || usage.completion().isEmpty()) {
      return otherwise;
    }
    long all = Math.max(0, usage.prompt().getAsLong());
    long cachedTokens = Math.clamp(usage.cached().orElse(0), 0L, all);
    return ceiling(
        (all - cachedTokens) * prompt
            + cachedTokens * cached
            + Math.max(0, usage.completion().getAsLong()) * completion);
  }

  private static long ceiling(double dollarsPerMillion) {
    return (long) Math.ceil(Math.max(0, dollarsPerMillion * NANODOLLARS_PER_TOKEN));
  }

  private static void requirePrice(String name, double value) {
    if (!(value >= 0 && value <= MOST)) {
      throw new IllegalArgumentException(
          name + " price " + value + " must be from 0 to 1e6 dollars per million tokens");
    }
  }
}
