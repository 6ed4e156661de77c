package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class GeminiTest extends ProviderContract {
  private static final List<TokenChoice> TOKENS =
      List.of(
          new TokenChoice(
              "0.42",
              -0.125,
              List.of(
                  new TokenChoice.Alternative("0.42", -0.125),
                  new TokenChoice.Alternative("0.5", -2.5))));

  private static final String REQUEST =
"""
{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[
 {"role":"user","parts":[{"text":"Is it 0.42?"}]},{"role":"model","parts":[{"text":"Perhaps."}]},
 {"role":"user","parts":[{"text":"Sure → \\"now\\"?"}]}],
 "generationConfig":{"maxOutputTokens":2048,"temperature":0.5,"seed":7,"responseLogprobs":true,"logprobs":5,
 "responseMimeType":"application/json","responseSchema":{"type":"object",
 "properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"propertyOrdering":["reasoning","p"],
 "required":["reasoning","p"]}}}
""";

  private static final String STREAM_REQUEST =
"""
{"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[
 {"role":"user","parts":[{"text":"Is it 0.42?"}]},{"role":"model","parts":[{"text":"Perhaps."}]},
 {"role":"user","parts":[{"text":"Sure → \\"now\\"?"}]}],
 "generationConfig":{"maxOutputTokens":2048,"temperature":0.5,"seed":7,"responseLogprobs":true,"logprobs":5,
 "responseMimeType":"application/json","responseSchema":{"type":"object",
 "properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"propertyOrdering":["reasoning","p"],
 "required":["reasoning","p"]}}}
""";

  private static final String REPLY =
"""
{"candidates":[{"content":{"parts":[{"text":"hm","thought":true},{"text":"Naïve: 0.42"},{"text":" → 42 %"}],"role":"model"},
 "finishReason":"STOP","index":0,"logprobsResult":{"topCandidates":[{"candidates":[{"token":"0.42","tokenId":1,"logProbability":-0.125},{"token":"0.5","tokenId":2,"logProbability":-2.5}]}],"chosenCandidates":[{"token":"0.42","tokenId":1,"logProbability":-0.125}]}}],
 "usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":16,"candidatesTokenCount":4,"thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-1","responseId":"r"}
""";

  private static final String STREAM =
"""
data: {"candidates":[{"content":{"parts":[{"text":"hm","thought":true}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":16,"candidatesTokenCount":1,"thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-1"}

data: {"candidates":[{"content":{"parts":[{"text":"Naïve: 0.42"}],"role":"model"},"index":0,"logprobsResult":{"topCandidates":[{"candidates":[{"token":"0.42","tokenId":1,"logProbability":-0.125},{"token":"0.5","tokenId":2,"logProbability":-2.5}]}],"chosenCandidates":[{"token":"0.42","tokenId":1,"logProbability":-0.125}]}}],"usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":16,"candidatesTokenCount":1,"thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-1"}

data: {"candidates":[{"content":{"parts":[{"text":" → 42 %"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":16,"candidatesTokenCount":1,"thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-1"}

data: {"candidates":[{"content":{"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":21,"cachedContentTokenCount":16,"candidatesTokenCount":4,"thoughtsTokenCount":3,"totalTokenCount":28},"modelVersion":"m-1"}

""";

  GeminiTest() {
    super(
        new Dialect(
            Gemini::new,
            "/v1beta",
            "/models/m-1:generateContent",
            "/models/m-1:streamGenerateContent?alt=sse",
            "x-goog-api-key: k-1234567890",
            REQUEST,
            STREAM_REQUEST,
            REPLY,
            STREAM,
            "data: {\"candidates\":[{\"content\":{\"role\":\"model\"},\"finishReason\"",
            "text/event-stream",
            "data: {\"error\":{\"code\":503,\"message\":\"The model is overloaded.\",\"status\":\"UNAVAILABLE\"}}",
            new ChatReply(
                TEXT,
                FinishReason.STOP,
                Optional.empty(),
                new Usage(
                    OptionalLong.of(21),
                    OptionalLong.of(7),
                    OptionalLong.of(16),
                    OptionalLong.of(3)),
                "m-1",
                TOKENS)));
  }
}
