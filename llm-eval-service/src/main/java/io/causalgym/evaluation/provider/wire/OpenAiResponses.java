package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import java.time.Duration;

/// OpenAI's Responses API. It knows no seed. Nothing is stored there, which it would do by default.
public final class OpenAiResponses implements Provider {
  private final Wire wire;

  public OpenAiResponses(ProviderClient client) {
    this.wire = new Wire(client, new Wire.Reading(ResponseReply::read, ResponseStream::new));
  }

  @Override
  public String name() {
    return "openai-responses";
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    return wire.post(
        Wire.json(endpoint, "/responses", document(request), Wire.bearer(endpoint)),
        request.streamed(),
        timeout);
  }

  private static ObjectNode document(ChatRequest request) {
    ObjectNode document = WireJson.object().put("model", request.model());
    Wire.messages(document, "input", request.messages());
    document.put("max_output_tokens", request.sampling().maxTokens()).put("store", false);
    request.sampling().temperature().ifPresent(t -> document.put("temperature", t));
    if (request.sampling().topLogprobs() > 0) {
      document.put("top_logprobs", request.sampling().topLogprobs());
      document.putArray("include").add("message.output_text.logprobs");
    }
    request.schema().ifPresent(schema -> document.putObject("text").set("format", format(schema)));
    if (request.streamed()) {
      document.put("stream", true);
    }
    return document;
  }

  private static ObjectNode format(ReplySchema schema) {
    ObjectNode format =
        WireJson.object().put("type", "json_schema").put("name", schema.name()).put("strict", true);
    format.set("schema", WireJson.parse(schema.json()));
    return format;
  }
}
