package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.elicitation.AnswerText;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The completion with which an agent answers an item, as a document or as a stream.
public final class Completion {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int CHARACTERS_OF_A_TOKEN = 4;
  private static final int CHUNK = 40;
  private static final String REFUSAL = "I'm sorry, but I can't help with that.";

  private final ReferenceAgent agent;
  private final ChatBody request;
  private final Item item;
  private final String id;
  private final long created;
  private final Answer answer;
  private final String text;

  /// @param id unique
  /// @param created seconds since 1970
  public Completion(ReferenceAgent agent, ChatBody request, Item item, String id, long created) {
    this.agent = agent;
    this.request = request;
    this.item = item;
    this.id = "chatcmpl-" + id;
    this.created = created;
    this.answer = new Believing(agent, item).answer();
    this.text = text();
  }

  private String text() {
    return switch (agent.manner()) {
      case REFUSER -> "";
      case MALFORMED -> "{\"reasoning\": \"It depends on many things";
      case TRUNCATING -> said().substring(0, said().length() / 2);
      case ORACLE,
          ASSOCIATIONAL,
          UNIFORM,
          CONSTANT,
          PRIOR,
          SWAPPED,
          NOISY,
          MIXTURE,
          HALF_WAY,
          OVER_ADJUSTER,
          ALWAYS_YES,
          COIN,
          GRAPH_REVERSER,
          RUNG_1,
          SLOW,
          DRIFTING,
          OVERCONFIDENT ->
          said();
    };
  }

  private String said() {
    if (request.style() == Style.LOGPROB && answer instanceof Answer.Choice choice) {
      return choice.option();
    }
    return request.structured()
        ? AnswerText.json(
            answer, item.form(), item.mayAbstain(), request.style(), "I am a reference model.")
        : "I am a reference model.\n" + AnswerText.line(answer, item.form(), request.style());
  }

  private String finish() {
    return agent.manner() == ReferenceAgent.Manner.TRUNCATING ? "length" : "stop";
  }

  private @Nullable String refusal() {
    return agent.manner() == ReferenceAgent.Manner.REFUSER ? REFUSAL : null;
  }

  private int completionTokens() {
    return 1 + (text.length() + (refusal() == null ? 0 : REFUSAL.length())) / CHARACTERS_OF_A_TOKEN;
  }

  /// A `chat.completion`.
  public String document() {
    ObjectNode body = head("chat.completion");
    ArrayNode choices = body.putArray("choices");
    for (int index = 0; index < request.choices(); index++) {
      ObjectNode choice = choices.addObject().put("index", index);
      choice
          .putObject("message")
          .put("role", "assistant")
          .put("content", text.isEmpty() ? null : text)
          .put("refusal", refusal());
      choice.set("logprobs", logprobs());
      choice.put("finish_reason", finish());
    }
    body.set("usage", usage());
    return body.toString();
  }

  private ObjectNode head(String object) {
    return JSON.objectNode()
        .put("id", id)
        .put("object", object)
        .put("created", created)
        .put("model", request.model())
        .put("system_fingerprint", "causal-gym");
  }

  private ObjectNode usage() {
    int completion = completionTokens() * request.choices();
    ObjectNode usage =
        JSON.objectNode()
            .put("prompt_tokens", request.promptTokens())
            .put("completion_tokens", completion)
            .put("total_tokens", request.promptTokens() + completion);
    usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
    usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
    return usage;
  }

  private com.fasterxml.jackson.databind.JsonNode logprobs() {
    if (!request.logprobs()) {
      return JSON.nullNode();
    }
    ObjectNode logprobs = JSON.objectNode();
    ObjectNode token = logprobs.putArray("content").addObject();
    double confidence =
        answer instanceof Answer.Choice choice && choice.confidence() != null
            ? choice.confidence()
            : 1;
    put(token, text, Math.log(Math.max(confidence, 1e-9)));
    put(token.putArray("top_logprobs").addObject(), text, Math.log(Math.max(confidence, 1e-9)));
    logprobs.putNull("refusal");
    return logprobs;
  }

  private static void put(ObjectNode token, String text, double logprob) {
    token.put("token", text).put("logprob", logprob);
    ArrayNode bytes = token.putArray("bytes");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
  }

  /// The same as Anthropic's clients expect it.
  public String message() {
    return messageHead(true).toString();
  }

  private ObjectNode messageHead(boolean whole) {
    ObjectNode message =
        JSON.objectNode()
            .put("id", id.replace("chatcmpl-", "msg_"))
            .put("type", "message")
            .put("role", "assistant")
            .put("model", request.model());
    ArrayNode content = message.putArray("content");
    if (whole && !text.isEmpty()) {
      content.addObject().put("type", "text").put("text", text);
    }
    message.put("stop_reason", whole ? stopReason() : null).putNull("stop_sequence");
    message
        .putObject("usage")
        .put("input_tokens", request.promptTokens())
        .put("output_tokens", whole ? completionTokens() : 1);
    return message;
  }

  private String stopReason() {
    return switch (agent.manner()) {
      case REFUSER -> "refusal";
      case TRUNCATING -> "max_tokens";
      case ORACLE,
          ASSOCIATIONAL,
          UNIFORM,
          CONSTANT,
          PRIOR,
          SWAPPED,
          NOISY,
          MIXTURE,
          HALF_WAY,
          OVER_ADJUSTER,
          ALWAYS_YES,
          COIN,
          GRAPH_REVERSER,
          RUNG_1,
          MALFORMED,
          SLOW,
          DRIFTING,
          OVERCONFIDENT ->
          "end_turn";
    };
  }

  /// The events in which Anthropic's clients expect it.
  public String messageStream() {
    StringBuilder events = new StringBuilder();
    ObjectNode start = JSON.objectNode().put("type", "message_start");
    start.set("message", messageHead(false));
    named(events, start);
    ObjectNode block = JSON.objectNode().put("type", "content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    named(events, block);
    for (String piece : pieces()) {
      ObjectNode delta = JSON.objectNode().put("type", "content_block_delta").put("index", 0);
      delta.putObject("delta").put("type", "text_delta").put("text", piece);
      named(events, delta);
    }
    named(events, JSON.objectNode().put("type", "content_block_stop").put("index", 0));
    ObjectNode end = JSON.objectNode().put("type", "message_delta");
    end.putObject("delta").put("stop_reason", stopReason()).putNull("stop_sequence");
    end.putObject("usage").put("output_tokens", completionTokens());
    named(events, end);
    named(events, JSON.objectNode().put("type", "message_stop"));
    return events.toString();
  }

  private static void named(StringBuilder events, ObjectNode event) {
    events
        .append("event: ")
        .append(event.path("type").asText())
        .append("\ndata: ")
        .append(event)
        .append("\n\n");
  }

  /// The same as server-sent events.
  public String stream() {
    StringBuilder events = new StringBuilder();
    for (int index = 0; index < request.choices(); index++) {
      event(events, chunk(index, delta().put("role", "assistant").put("content", ""), null));
      if (refusal() != null) {
        event(events, chunk(index, delta().put("refusal", refusal()), null));
      }
      for (String piece : pieces()) {
        event(events, chunk(index, delta().put("content", piece), null));
      }
      event(events, chunk(index, delta(), finish()));
    }
    if (request.usage()) {
      ObjectNode last = head("chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage());
      event(events, last);
    }
    return events.append("data: [DONE]\n\n").toString();
  }

  private static ObjectNode delta() {
    return JSON.objectNode();
  }

  private List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + CHUNK);
      // Not between the halves of a surrogate pair.
      to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  private ObjectNode chunk(int index, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = head("chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    return chunk;
  }

  private static void event(StringBuilder events, ObjectNode chunk) {
    events.append("data: ").append(chunk).append("\n\n");
  }
}
