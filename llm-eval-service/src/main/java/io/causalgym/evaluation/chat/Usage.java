package io.causalgym.evaluation.chat;

import java.util.OptionalLong;

/// Tokens as the provider counted them; what it did not say is absent.
///
/// @param prompt all tokens of the request, cached ones included
/// @param completion all tokens of the reply, reasoning included
/// @param cached those of the prompt that the provider had in its cache
/// @param reasoning those of the completion that are not shown
public record Usage(
    OptionalLong prompt, OptionalLong completion, OptionalLong cached, OptionalLong reasoning) {

  /// Nothing is known.
  public static final Usage UNKNOWN =
      new Usage(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /// Prompt and completion only.
  public static Usage of(long prompt, long completion) {
    return new Usage(
        OptionalLong.of(prompt),
        OptionalLong.of(completion),
        OptionalLong.empty(),
        OptionalLong.empty());
  }
}
