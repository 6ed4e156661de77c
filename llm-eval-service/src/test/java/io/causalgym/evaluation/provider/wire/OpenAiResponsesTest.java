package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class OpenAiResponsesTest extends ProviderContract {
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
{"model":"m-1","input":[{"role":"system","content":"Be brief."},{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"max_output_tokens":2048,"store":false,"temperature":0.5,
 "top_logprobs":5,"include":["message.output_text.logprobs"],
 "text":{"format":{"type":"json_schema","name":"answer","strict":true,"schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}}}
""";

  private static final String STREAM_REQUEST =
"""
{"model":"m-1","input":[{"role":"system","content":"Be brief."},{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"max_output_tokens":2048,"store":false,"temperature":0.5,
 "top_logprobs":5,"include":["message.output_text.logprobs"],
 "text":{"format":{"type":"json_schema","name":"answer","strict":true,"schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}},"stream":true}
""";

  private static final String REPLY =
"""
{"id":"resp_1","object":"response","created_at":1764158400,"status":"completed","error":null,
 "incomplete_details":null,"model":"m-1","output":[{"id":"rs_1","type":"reasoning","summary":[]},
 {"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text",
 "text":"Naïve: 0.42 → 42 %","annotations":[],"logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}]}]}],
 "usage":{"input_tokens":21,"input_tokens_details":{"cached_tokens":16},"output_tokens":7,
 "output_tokens_details":{"reasoning_tokens":3},"total_tokens":28}}
""";

  private static final String STREAM =
"""
event: response.created
data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","status":"in_progress","error":null,"output":[]}}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Naïve: "}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Naïve: "}

event: response.completed
data: {"type":"response.completed","sequence_number":9,"response":{"id":"resp_1","object":"response","created_at":1764158400,"status":"completed","error":null,"incomplete_details":null,"model":"m-1","output":[{"id":"rs_1","type":"reasoning","summary":[]},{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Naïve: 0.42 → 42 %","annotations":[],"logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null,"top_logprobs":[{"token":"0.42","logprob":-0.125,"bytes":null},{"token":"0.5","logprob":-2.5,"bytes":null}]}]}]}],"usage":{"input_tokens":21,"input_tokens_details":{"cached_tokens":16},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":3},"total_tokens":28}}}

""";

  OpenAiResponsesTest() {
    super(
        new Dialect(
            OpenAiResponses::new,
            "/v1",
            "/responses",
            "/responses",
            "authorization: Bearer k-1234567890",
            REQUEST,
            STREAM_REQUEST,
            REPLY,
            STREAM,
            "event: response.completed",
            "text/event-stream",
            "data: {\"type\":\"error\",\"code\":\"overloaded\",\"message\":\"busy\",\"param\":null}",
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
