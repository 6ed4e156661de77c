package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import java.time.Duration;

/// Ollama's own chat API. It streams unless told not to, has no limits to tell, and needs no key on
/// the machine it runs on. A prompt longer than the context that its model is loaded with is cut
/// there without a word.
public final class Ollama implements Provider {
  private final Wire wire;

  public Ollama(ProviderClient client) {
    this.wire = new Wire(client, new Wire.Reading(Ollama::whole, OllamaStream::new));
  }

  @Override
  public String name() {
    return "ollama";
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    return wire.post(
        Wire.json(endpoint, "/api/chat", document(request), Wire.bearer(endpoint)),
        request.streamed(),
        timeout);
  }

  private static ObjectNode document(ChatRequest request) {
    ObjectNode document = WireJson.object().put("model", request.model());
    Wire.messages(document, "messages", request.messages());
    document.put("stream", request.streamed());
    request.schema().ifPresent(s -> document.set("format", WireJson.parse(s.json())));
    if (request.sampling().topLogprobs() > 0) {
      document.put("logprobs", true).put("top_logprobs", request.sampling().topLogprobs());
    }
    ObjectNode options = document.putObject("options");
    options.put("num_predict", request.sampling().maxTokens());
    request.sampling().temperature().ifPresent(t -> options.put("temperature", t));
    request.sampling().seed().ifPresent(seed -> options.put("seed", seed));
    return document;
  }

  private static ChatReply whole(JsonNode document) {
    OllamaStream one = new OllamaStream();
    one.accept(document);
    return one.end();
  }
}
