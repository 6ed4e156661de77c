package io.causalgym.evaluation.reference;

/// What the reference models answer to one token in a minute, once it has used up a minute's worth.
///
/// @param tokens of prompts and replies together
public record AllowedPerMinute(long requests, long tokens) {
  public AllowedPerMinute {
    requirePositive("requests", requests);
    requirePositive("tokens", tokens);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " per minute is " + value + "; allow at least 1");
    }
  }
}
