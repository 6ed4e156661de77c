package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Anthropic's Messages API. It knows neither seed nor log-probabilities; `max_tokens` is required,
/// and the system's words stand beside the messages.
public final class AnthropicMessages implements Provider {
  private static final String VERSION = "2023-06-01";

  private final Wire wire;

  public AnthropicMessages(ProviderClient client) {
    this.wire = new Wire(client, new Wire.Reading(MessageReply::read, MessageStream::new));
  }

  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    Map<String, String> headers = new HashMap<>(Map.of("anthropic-version", VERSION));
    endpoint.key().ifPresent(key -> headers.put("x-api-key", key));
    return wire.post(
        Wire.json(endpoint, "/messages", document(request), headers), request.streamed(), timeout);
  }

  private static ObjectNode document(ChatRequest request) {
    ObjectNode document = WireJson.object().put("model", request.model());
    document.put("max_tokens", request.sampling().maxTokens());
    Wire.system(request).ifPresent(system -> document.put("system", system));
    Wire.messages(document, "messages", Wire.turns(request));
    request.sampling().temperature().ifPresent(t -> document.put("temperature", t));
    request
        .schema()
        .ifPresent(schema ->
            document
                .putObject("output_config")
                .putObject("format")
                .put("type", "json_schema")
                .set("schema", WireJson.parse(schema.json())));
    if (request.streamed()) {
      document.put("stream", true);
    }
    return document;
  }
}
