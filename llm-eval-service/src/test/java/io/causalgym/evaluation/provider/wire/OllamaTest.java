package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.List;
import java.util.Optional;

class OllamaTest extends ProviderContract {
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
{"model":"m-1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"stream":false,"logprobs":true,"top_logprobs":5,"format":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false},
 "options":{"num_predict":2048,"temperature":0.5,"seed":7}}
""";

  private static final String STREAM_REQUEST =
"""
{"model":"m-1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"stream":true,"logprobs":true,"top_logprobs":5,"format":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false},
 "options":{"num_predict":2048,"temperature":0.5,"seed":7}}
""";

  private static final String REPLY =
"""
{"model":"m-1","created_at":"2026-11-26T12:00:00Z","message":{"role":"assistant","content":"Naïve: 0.42 → 42 %"},
 "logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}],"done":true,"done_reason":"stop","total_duration":5,"prompt_eval_count":21,"eval_count":7}
""";

  private static final String STREAM =
"""
{"model":"m-1","created_at":"2026-11-26T12:00:00Z","message":{"role":"assistant","content":"Naïve: "},"done":false}
{"model":"m-1","created_at":"2026-11-26T12:00:00Z","message":{"role":"assistant","content":"0.42"},"done":false,"logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}]}
{"model":"m-1","created_at":"2026-11-26T12:00:00Z","message":{"role":"assistant","content":" → 42 %"},"done":false}
{"model":"m-1","created_at":"2026-11-26T12:00:01Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":21,"eval_count":7}

""";

  OllamaTest() {
    super(
        new Dialect(
            Ollama::new,
            "",
            "/api/chat",
            "/api/chat",
            "authorization: Bearer k-1234567890",
            REQUEST,
            STREAM_REQUEST,
            REPLY,
            STREAM,
            "{\"model\":\"m-1\",\"created_at\":\"2026-11-26T12:00:01Z\"",
            "application/x-ndjson",
            "{\"error\":{\"message\":\"busy\",\"type\":\"overloaded_error\"}}",
            new ChatReply(
                TEXT, FinishReason.STOP, Optional.empty(), Usage.of(21, 7), "m-1", TOKENS)));
  }
}
