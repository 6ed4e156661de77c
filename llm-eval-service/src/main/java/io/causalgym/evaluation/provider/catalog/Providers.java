package io.causalgym.evaluation.provider.catalog;

import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.batch.BatchProvider;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.wire.AnthropicMessages;
import io.causalgym.evaluation.provider.wire.Gemini;
import io.causalgym.evaluation.provider.wire.Ollama;
import io.causalgym.evaluation.provider.wire.OpenAiBatch;
import io.causalgym.evaluation.provider.wire.OpenAiChat;
import io.causalgym.evaluation.provider.wire.OpenAiCompatible;
import io.causalgym.evaluation.provider.wire.OpenAiResponses;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One provider of each name, over one client.
public final class Providers {
  private final Map<ProviderName, Provider> byName = new EnumMap<>(ProviderName.class);
  private final Map<ProviderName, BatchProvider> batches = new EnumMap<>(ProviderName.class);

  public Providers(ProviderClient client) {
    this(client, UnaryOperator.identity());
  }

  /// @param around what each provider is put into, such as what measures it
  public Providers(ProviderClient client, UnaryOperator<Provider> around) {
    for (ProviderName name : ProviderName.values()) {
      byName.put(name, around.apply(provider(name, client)));
      batch(name, client).ifPresent(batch -> batches.put(name, batch));
    }
  }

  private static Provider provider(ProviderName name, ProviderClient client) {
    return switch (name) {
      case OPENAI -> new OpenAiChat(client);
      case OPENAI_RESPONSES -> new OpenAiResponses(client);
      case ANTHROPIC -> new AnthropicMessages(client);
      case GEMINI -> new Gemini(client);
      case OLLAMA -> new Ollama(client);
      case VLLM, OPENAI_COMPATIBLE -> new OpenAiCompatible(name.text(), client);
    };
  }

  private static Optional<BatchProvider> batch(ProviderName name, ProviderClient client) {
    return switch (name) {
      case OPENAI -> Optional.of(OpenAiBatch.openAi(client));
      case VLLM, OPENAI_COMPATIBLE -> Optional.of(OpenAiBatch.compatible(client));
      case OPENAI_RESPONSES, ANTHROPIC, GEMINI, OLLAMA -> Optional.empty();
    };
  }

  /// Its batch interface, where it has one that is spoken here.
  public Optional<BatchProvider> batch(ProviderName name) {
    return Optional.ofNullable(batches.get(name));
  }

  public Provider provider(ProviderName name) {
    return Objects.requireNonNull(byName.get(name));
  }
}
