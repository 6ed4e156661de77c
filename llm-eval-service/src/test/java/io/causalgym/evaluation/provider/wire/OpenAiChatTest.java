package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class OpenAiChatTest extends ProviderContract {
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
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],
 "max_completion_tokens":2048,"temperature":0.5,"seed":7,"logprobs":true,"top_logprobs":5,
 "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,
 "schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}}}
""";

  private static final String STREAM_REQUEST =
"""
{"model":"m-1","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],
 "max_completion_tokens":2048,"temperature":0.5,"seed":7,"logprobs":true,"top_logprobs":5,
 "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,
 "schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}},"stream":true,"stream_options":{"include_usage":true}}
""";

  private static final String REPLY =
"""
{"id":"chatcmpl-1","object":"chat.completion","created":1764158400,"model":"m-1",
 "choices":[{"index":0,"message":{"role":"assistant","content":"Naïve: 0.42 → 42 %","refusal":null,
 "annotations":[]},"logprobs":{"content":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}],"refusal":null},"finish_reason":"stop"}],
 "usage":{"prompt_tokens":21,"completion_tokens":7,"total_tokens":28,"prompt_tokens_details":{"cached_tokens":16,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":3}},
 "service_tier":"default","system_fingerprint":null}
""";

  private static final String STREAM =
"""
: ping

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":"Naïve: "},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":"0.42"},"logprobs":{"content":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}],"refusal":null},"finish_reason":null}],"usage":null}

: keep-alive

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{"content":" → 42 %"},"logprobs":null,"finish_reason":null}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}

data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m-1","choices":[],"usage":{"prompt_tokens":21,"completion_tokens":7,"total_tokens":28,"prompt_tokens_details":{"cached_tokens":16,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":3}}}

data: [DONE]

data: [DONE]

""";

  OpenAiChatTest() {
    super(
        new Dialect(
            OpenAiChat::new,
            "/v1",
            "/chat/completions",
            "/chat/completions",
            "authorization: Bearer k-1234567890",
            REQUEST,
            STREAM_REQUEST,
            REPLY,
            STREAM,
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},",
            "text/event-stream",
            "data: {\"error\":{\"message\":\"busy\",\"type\":\"overloaded_error\",\"code\":null}}",
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
