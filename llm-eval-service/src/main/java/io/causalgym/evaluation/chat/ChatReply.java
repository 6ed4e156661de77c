package io.causalgym.evaluation.chat;

import java.util.List;
import java.util.Optional;

/// A model's reply.
///
/// @param text what it said, empty if nothing
/// @param refusal its words where the provider marks them as a refusal
/// @param model that answered, as the provider named it
/// @param tokens empty unless asked for and told
public record ChatReply(
    String text,
    FinishReason finish,
    Optional<String> refusal,
    Usage usage,
    String model,
    List<TokenChoice> tokens) {
  public ChatReply {
    tokens = List.copyOf(tokens);
  }
}
