package io.causalgym.evaluation.provider.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The providers that requests can name.
public enum ProviderName {
  OPENAI("openai", "CAUSALGYM_OPENAI", "https://api.openai.com/v1", true),
  /// The same account, asked through the Responses API.
  OPENAI_RESPONSES("openai-responses", "CAUSALGYM_OPENAI", "https://api.openai.com/v1", true),
  ANTHROPIC("anthropic", "CAUSALGYM_ANTHROPIC", "https://api.anthropic.com/v1", true),
  GEMINI("gemini", "CAUSALGYM_GEMINI", "https://generativelanguage.googleapis.com/v1beta", true),
  OLLAMA("ollama", "CAUSALGYM_OLLAMA", "http://localhost:11434", false),
  VLLM("vllm", "CAUSALGYM_VLLM", "http://localhost:8000/v1", false),
  /// Any other server of chat completions, named by each request, never with a key of ours.
  OPENAI_COMPATIBLE("openai-compatible", "", "", false);

  private final String text;
  private final String prefix;
  private final String base;
  private final boolean keyed;

  ProviderName(String text, String prefix, String base, boolean keyed) {
    this.text = text;
    this.prefix = prefix;
    this.base = base;
    this.keyed = keyed;
  }

  /// As requests write it.
  public String text() {
    return text;
  }

  /// The setting that holds its key, absent if it takes none.
  public Optional<String> keySetting() {
    return prefix.isEmpty() ? Optional.empty() : Optional.of(prefix + "_KEY");
  }

  /// The setting of another base URL than the usual one.
  public Optional<String> baseSetting() {
    return prefix.isEmpty() ? Optional.empty() : Optional.of(prefix + "_URL");
  }

  /// Where it listens unless set otherwise; absent if only a request can say.
  public Optional<String> usualBase() {
    return base.isEmpty() ? Optional.empty() : Optional.of(base);
  }

  /// Whether its usual address answers nobody without a key.
  boolean keyed() {
    return keyed;
  }

  public static Optional<ProviderName> of(String text) {
    return Arrays.stream(values()).filter(name -> name.text.equals(text)).findFirst();
  }

  static String all() {
    return Arrays.stream(values()).map(ProviderName::text).collect(Collectors.joining(", "));
  }
}
