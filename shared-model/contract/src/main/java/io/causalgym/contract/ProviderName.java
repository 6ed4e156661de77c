package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The wire formats in which models are asked.
public enum ProviderName {
  @JsonProperty("openai")
  OPENAI,
  @JsonProperty("openai-responses")
  OPENAI_RESPONSES,
  @JsonProperty("anthropic")
  ANTHROPIC,
  @JsonProperty("gemini")
  GEMINI,
  @JsonProperty("ollama")
  OLLAMA,
  @JsonProperty("vllm")
  VLLM,
  @JsonProperty("openai-compatible")
  OPENAI_COMPATIBLE,
  @JsonProperty("reference")
  REFERENCE
}
