package io.causalgym.evaluation.chat;

import java.util.List;

/// A token of a reply and what stood beside it.
///
/// @param logprob natural logarithm of its probability
/// @param top the likeliest tokens at this place, the chosen one usually among them
public record TokenChoice(String token, double logprob, List<Alternative> top) {
  public TokenChoice {
    top = List.copyOf(top);
  }

  /// A token that could have been chosen.
  public record Alternative(String token, double logprob) {}
}
