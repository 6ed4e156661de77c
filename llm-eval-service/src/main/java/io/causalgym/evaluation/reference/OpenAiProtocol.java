package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The OpenAI API's chat completions.
public record OpenAiProtocol() implements Protocol {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double LEAST_CONFIDENCE = 1e-9;

  @Override
  public String document(Completion completion) {
    ObjectNode body = head(completion, "chat.completion");
    ArrayNode choices = body.putArray("choices");
    for (int index = 0; index < completion.request().choices(); index++) {
      ObjectNode choice = choices.addObject().put("index", index);
      choice
          .putObject("message")
          .put("role", "assistant")
          .put("content", completion.refusal().isPresent() ? null : completion.text())
          .put("refusal", completion.refusal().orElse(null));
      choice.set("logprobs", logprobs(completion));
      choice.put("finish_reason", finish(completion));
    }
    body.set("usage", usage(completion));
    return body.toString();
  }

  private static ObjectNode head(Completion completion, String object) {
    return JSON.objectNode()
        .put("id", "chatcmpl-" + completion.id())
        .put("object", object)
        .put("created", completion.created())
        .put("model", completion.request().model())
        .put("system_fingerprint", "causal-gym");
  }

  /// Whoever refuses has come to an end too: only the field tells it.
  private static String finish(Completion completion) {
    return completion.ending() == Completion.Ending.LENGTH ? "length" : "stop";
  }

  private static ObjectNode usage(Completion completion) {
    ObjectNode usage =
        JSON.objectNode()
            .put("prompt_tokens", completion.request().promptTokens())
            .put("completion_tokens", completion.tokens() - completion.request().promptTokens())
            .put("total_tokens", completion.tokens());
    usage.putObject("prompt_tokens_details").put("cached_tokens", 0);
    usage.putObject("completion_tokens_details").put("reasoning_tokens", 0);
    return usage;
  }

  private static JsonNode logprobs(Completion completion) {
    if (!completion.request().logprobs()) {
      return JSON.nullNode();
    }
    ObjectNode logprobs = JSON.objectNode();
    ObjectNode token = logprobs.putArray("content").addObject();
    double logprob = Math.log(Math.max(completion.confidence(), LEAST_CONFIDENCE));
    put(token, completion.text(), logprob);
    put(token.putArray("top_logprobs").addObject(), completion.text(), logprob);
    return logprobs.putNull("refusal");
  }

  private static void put(ObjectNode token, String text, double logprob) {
    token.put("token", text).put("logprob", logprob);
    ArrayNode bytes = token.putArray("bytes");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
  }

  @Override
  public String stream(Completion completion) {
    StringBuilder events = new StringBuilder();
    for (int index = 0; index < completion.request().choices(); index++) {
      choice(events, completion, index);
    }
    if (completion.request().usage()) {
      ObjectNode last = head(completion, "chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage(completion));
      event(events, last);
    }
    return events.append("data: [DONE]\n\n").toString();
  }

  private static void choice(StringBuilder events, Completion completion, int index) {
    ObjectNode first = JSON.objectNode().put("role", "assistant").put("content", "");
    event(events, chunk(completion, index, first, null));
    completion
        .refusal()
        .map(refusal -> JSON.objectNode().put("refusal", refusal))
        .ifPresent(delta -> event(events, chunk(completion, index, delta, null)));
    for (String piece : completion.pieces()) {
      ObjectNode delta = JSON.objectNode().put("content", piece);
      event(events, chunk(completion, index, delta, null));
    }
    event(events, chunk(completion, index, JSON.objectNode(), finish(completion)));
  }

  private static ObjectNode chunk(
      Completion completion, int index, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = head(completion, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    choice.put("finish_reason", finish);
    return chunk;
  }

  private static void event(StringBuilder events, ObjectNode chunk) {
    events.append("data: ").append(chunk).append("\n\n");
  }

  @Override
  public String error(ReferenceRefusal refusal) {
    ObjectNode body = JSON.objectNode();
    body.putObject("error")
        .put("message", refusal.getMessage())
        .put("type", refusal.type())
        .put("param", refusal.param().orElse(null))
        .put("code", refusal.code().orElse(null));
    return body.toString();
  }

  @Override
  public Map<String, String> headers(Served served) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-request-id", served.requestId());
    headers.put("openai-processing-ms", Long.toString(served.took().toMillis()));
    served
        .standing()
        .ifPresent(standing -> {
          put(headers, "requests", standing.requests());
          put(headers, "tokens", standing.tokens());
        });
    return headers;
  }

  private static void put(Map<String, String> headers, String of, Standing.Level level) {
    headers.put("x-ratelimit-limit-" + of, Long.toString(level.limit()));
    headers.put("x-ratelimit-remaining-" + of, Long.toString(level.remaining()));
    headers.put("x-ratelimit-reset-" + of, text(level.reset()));
  }

  /// As Go writes it, `12ms` or `6m0s`, rounded up: whoever waits so long waits long enough.
  static String text(Duration duration) {
    long millis = (duration.toNanos() + 999_999) / 1_000_000;
    if (millis < 1_000) {
      return millis + "ms";
    }
    StringBuilder text = new StringBuilder();
    if (millis >= 3_600_000) {
      text.append(millis / 3_600_000).append('h');
    }
    if (millis >= 60_000) {
      text.append(millis / 60_000 % 60).append('m');
    }
    text.append(millis / 1_000 % 60);
    return (millis % 1_000 == 0 ? text : fraction(text, millis % 1_000)).append('s').toString();
  }

  private static StringBuilder fraction(StringBuilder text, long millis) {
    return text.append('.')
        .append(Long.toString(1_000 + millis).substring(1).replaceAll("0+$", ""));
  }
}
