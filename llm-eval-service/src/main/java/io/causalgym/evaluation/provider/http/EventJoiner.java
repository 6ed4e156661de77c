package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;

/// Joins the events of a streamed reply. Events that were sent twice by mistake are harmless where
/// the format tells them apart; pieces of text carry no number and are joined as they come.
public interface EventJoiner<T> {
  /// @param event no error object
  void accept(JsonNode event);

  /// Whether the format says that nothing follows.
  boolean complete();

  /// @throws io.causalgym.evaluation.provider.ProviderException if the stream broke off
  T end();
}
