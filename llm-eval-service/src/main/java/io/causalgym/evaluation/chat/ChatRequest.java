package io.causalgym.evaluation.chat;

import java.util.List;
import java.util.Optional;

/// A question to a model.
///
/// @param model as its provider calls it
/// @param messages a system message first, if there is one, then turns that end with the user's
/// @param schema what the reply must be, where the provider supports that
/// @param streamed whether the reply shall come as a stream, which is joined again: some endpoints
///   answer long replies in no other way
public record ChatRequest(
    String model,
    List<Message> messages,
    Optional<ReplySchema> schema,
    Sampling sampling,
    boolean streamed) {
  public ChatRequest {
    messages = List.copyOf(messages);
  }
}
