package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.vertx.core.Future;
import java.time.Duration;

/// Chat completions of anyone else: vLLM, llama.cpp, gateways, the reference agents. The limit of
/// tokens is `max_tokens`, which all of them know, the newer name being known to some.
public final class OpenAiCompatible implements Provider {
  static final String TOKENS = "max_tokens";

  private final String name;
  private final Wire wire;

  /// @param name such as `vllm` or `openai-compatible`
  public OpenAiCompatible(String name, ProviderClient client) {
    this.name = name;
    this.wire = new Wire(client, ChatCompletion.READING);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    return wire.post(
        Wire.json(
            endpoint,
            ChatCompletion.PATH,
            ChatCompletion.document(request, TOKENS),
            Wire.bearer(endpoint)),
        request.streamed(),
        timeout);
  }
}
