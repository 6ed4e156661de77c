package io.causalgym.evaluation.provider.price;

import io.causalgym.evaluation.chat.Usage;
import java.util.OptionalDouble;

/// US dollars for a million tokens.
///
/// @param prompt of the request
/// @param cached of the request, where the provider had it in its cache; absent if unknown
/// @param completion of the reply, reasoning included
public record Price(double prompt, OptionalDouble cached, double completion) {
  private static final double MILLION = 1e6;

  /// Nothing, as for models on a machine of one's own.
  public static final Price FREE = new Price(0, OptionalDouble.of(0), 0);

  public Price {
    boolean known = notNegative(prompt) && notNegative(completion) && notNegative(cached.orElse(0));
    if (!known) {
      throw new IllegalArgumentException(
          "a price is a finite number of US dollars, 0 or more; got "
              + prompt
              + ", "
              + cached
              + ", "
              + completion);
    }
  }

  private static boolean notNegative(double price) {
    return price >= 0 && price < Double.POSITIVE_INFINITY;
  }

  /// What a reply cost; absent if a count or a price that matters is unknown.
  public OptionalDouble cost(Usage usage) {
    if (usage.prompt().isEmpty() || usage.completion().isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean oneForAll = cached.isPresent() && cached.getAsDouble() == prompt;
    if (usage.cached().isEmpty() && !oneForAll) {
      return OptionalDouble.empty();
    }
    long fromCache = Math.min(usage.cached().orElse(0), usage.prompt().getAsLong());
    if (fromCache > 0 && cached.isEmpty()) {
      return OptionalDouble.empty();
    }
    double dollars =
        (usage.prompt().getAsLong() - fromCache) * prompt
            + fromCache * cached.orElse(0)
            + usage.completion().getAsLong() * completion;
    return OptionalDouble.of(dollars / MILLION);
  }

  /// The most that so many tokens cost, nothing being cached: what a budget must reckon with.
  public double atMost(long promptTokens, long completionTokens) {
    double dearest = Math.max(prompt, cached.orElse(0));
    return (promptTokens * dearest + completionTokens * completion) / MILLION;
  }
}
