package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Google's Gemini API. The model is a part of the path.
public final class Gemini implements Provider {
  private final Wire wire;

  public Gemini(ProviderClient client) {
    this.wire = new Wire(client, new Wire.Reading(GeminiReply::read, GeminiStream::new));
  }

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    String method = request.streamed() ? ":streamGenerateContent?alt=sse" : ":generateContent";
    Map<String, String> headers =
        endpoint.key().map(key -> Map.of("x-goog-api-key", key)).orElse(Map.of());
    return wire.post(
        Wire.json(
            endpoint, "/models/" + segment(request.model()) + method, document(request), headers),
        request.streamed(),
        timeout);
  }

  /// One segment of a path, whatever the model is called.
  private static String segment(String model) {
    String name = model.startsWith("models/") ? model.substring("models/".length()) : model;
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ObjectNode document(ChatRequest request) {
    ObjectNode document = WireJson.object();
    Wire.system(request)
        .ifPresent(system ->
            document
                .putObject("systemInstruction")
                .putArray("parts")
                .addObject()
                .put("text", system));
    var contents = document.putArray("contents");
    for (Message turn : Wire.turns(request)) {
      contents
          .addObject()
          .put("role", turn.role() == Message.Role.ASSISTANT ? "model" : "user")
          .putArray("parts")
          .addObject()
          .put("text", turn.text());
    }
    document.set("generationConfig", generation(request));
    return document;
  }

  private static ObjectNode generation(ChatRequest request) {
    Sampling sampling = request.sampling();
    ObjectNode config = WireJson.object().put("maxOutputTokens", sampling.maxTokens());
    sampling.temperature().ifPresent(t -> config.put("temperature", t));
    // An int32 there.
    sampling.seed().ifPresent(seed -> config.put("seed", (int) (seed & Integer.MAX_VALUE)));
    if (sampling.topLogprobs() > 0) {
      config.put("responseLogprobs", true).put("logprobs", sampling.topLogprobs());
    }
    request
        .schema()
        .ifPresent(schema ->
            config
                .put("responseMimeType", "application/json")
                .set("responseSchema", GeminiSchema.of(WireJson.parse(schema.json()))));
    return config;
  }
}
