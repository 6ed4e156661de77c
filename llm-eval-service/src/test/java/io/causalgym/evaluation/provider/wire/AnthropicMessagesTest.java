package io.causalgym.evaluation.provider.wire;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

class AnthropicMessagesTest extends ProviderContract {
  private static final String REQUEST =
"""
{"model":"m-1","max_tokens":2048,"system":"Be brief.","messages":[{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"temperature":0.5,
 "output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}}}
""";

  private static final String STREAM_REQUEST =
"""
{"model":"m-1","max_tokens":2048,"system":"Be brief.","messages":[{"role":"user","content":"Is it 0.42?"},
 {"role":"assistant","content":"Perhaps."},{"role":"user","content":"Sure → \\"now\\"?"}],"temperature":0.5,
 "output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{"reasoning":{"type":"string"},"p":{"type":"number"}},"required":["reasoning","p"],"additionalProperties":false}}},"stream":true}
""";

  private static final String REPLY =
"""
{"id":"msg_1","type":"message","role":"assistant","model":"m-1",
 "content":[{"type":"thinking","thinking":"hm","signature":"x"},{"type":"text","text":"Naïve: 0.42"},{"type":"text","text":" → 42 %","citations":null}],
 "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"cache_creation_input_tokens":2,
 "cache_read_input_tokens":16,"output_tokens":7,"output_tokens_details":{"thinking_tokens":3},"service_tier":"standard"}}
""";

  private static final String STREAM =
"""
event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"usage":{"input_tokens":3,"cache_creation_input_tokens":2,"cache_read_input_tokens":16,"output_tokens":1}}}

event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[],"stop_reason":null,"usage":{"input_tokens":3,"cache_creation_input_tokens":2,"cache_read_input_tokens":16,"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

event: ping
data: {"type": "ping"}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

event: content_block_start
data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Naïve: 0.42"}}

event: content_block_delta
data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":" → 42 %"}}

event: content_block_stop
data: {"type":"content_block_stop","index":1}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7,"output_tokens_details":{"thinking_tokens":3}}}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":7,"output_tokens_details":{"thinking_tokens":3}}}

event: message_stop
data: {"type":"message_stop"}

""";

  AnthropicMessagesTest() {
    super(
        new Dialect(
            AnthropicMessages::new,
            "/v1",
            "/messages",
            "/messages",
            "x-api-key: k-1234567890",
            REQUEST,
            STREAM_REQUEST,
            REPLY,
            STREAM,
            "event: message_delta",
            "text/event-stream",
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}",
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
                List.of())));
  }
}
