package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.vertx.core.Future;
import java.time.Duration;

/// OpenAI's chat completions. The limit of tokens is `max_completion_tokens`, which its reasoning
/// models insist on.
public final class OpenAiChat implements Provider {
  static final String TOKENS = "max_completion_tokens";

  private final Wire wire;

  public OpenAiChat(ProviderClient client) {
    this.wire = new Wire(client, ChatCompletion.READING);
  }

  @Override
  public String name() {
    return "openai";
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
