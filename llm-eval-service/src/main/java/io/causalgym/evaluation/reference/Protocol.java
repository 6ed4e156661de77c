package io.causalgym.evaluation.reference;

import java.util.Map;

/// The words in which a client asks and is answered.
public sealed interface Protocol permits OpenAiProtocol, AnthropicProtocol {
  /// The path of Anthropic's protocol below `/v1`; all others are OpenAI's.
  String MESSAGES = "messages";

  /// @param path below `/v1`
  static Protocol of(String path) {
    return path.equals(MESSAGES) ? new AnthropicProtocol() : new OpenAiProtocol();
  }

  /// A completion as one document.
  String document(Completion completion);

  /// The same as server-sent events.
  String stream(Completion completion);

  String error(ReferenceRefusal refusal);

  Map<String, String> headers(Served served);
}
