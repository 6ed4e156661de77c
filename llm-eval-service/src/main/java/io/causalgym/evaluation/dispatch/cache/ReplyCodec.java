package io.causalgym.evaluation.dispatch.cache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A reply as compressed JSON (zlib, RFC 1950), for caches and journals.
public final class ReplyCodec {
  // Far beyond the longest reply: what a cache holds may be broken, and must not eat the memory.
  private static final int MOST_BYTES = 64 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private ReplyCodec() {}

  public static byte[] encode(ChatReply reply) {
    ObjectNode json = JSON.createObjectNode();
    json.put("text", reply.text());
    json.put("finish", reply.finish().name());
    reply.refusal().ifPresent(words -> json.put("refusal", words));
    json.set("usage", usage(reply.usage()));
    json.put("model", reply.model());
    ArrayNode tokens = json.putArray("tokens");
    reply.tokens().forEach(token -> tokens.add(token(token)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      JSON.writeValue(out, json);
    } catch (IOException e) {
      throw new UncheckedIOException("a reply could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalArgumentException if the bytes are no reply
  public static ChatReply decode(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] plain = in.readNBytes(MOST_BYTES);
      return reply(JSON.readTree(plain));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a stored reply of " + bytes.length + " bytes is broken", e);
    }
  }

  private static ChatReply reply(JsonNode json) {
    List<TokenChoice> tokens = new ArrayList<>();
    json.path("tokens").forEach(token -> tokens.add(tokenChoice(token)));
    return new ChatReply(
        json.required("text").textValue(),
        FinishReason.valueOf(json.required("finish").asText()),
        Optional.ofNullable(json.path("refusal").textValue()),
        new Usage(
            count(json, "prompt"),
            count(json, "completion"),
            count(json, "cached"),
            count(json, "reasoning")),
        json.required("model").asText(),
        tokens);
  }

  private static OptionalLong count(JsonNode json, String name) {
    JsonNode value = json.path("usage").path(name);
    return value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }

  private static ObjectNode usage(Usage usage) {
    ObjectNode json = JSON.createObjectNode();
    usage.prompt().ifPresent(count -> json.put("prompt", count));
    usage.completion().ifPresent(count -> json.put("completion", count));
    usage.cached().ifPresent(count -> json.put("cached", count));
    usage.reasoning().ifPresent(count -> json.put("reasoning", count));
    return json;
  }

  private static ObjectNode token(TokenChoice choice) {
    ObjectNode json = JSON.createObjectNode();
    json.put("t", choice.token()).put("p", choice.logprob());
    ArrayNode top = json.putArray("top");
    choice
        .top()
        .forEach(other -> top.addObject().put("t", other.token()).put("p", other.logprob()));
    return json;
  }

  private static TokenChoice tokenChoice(JsonNode json) {
    List<TokenChoice.Alternative> top = new ArrayList<>();
    json.path("top").forEach(o -> top.add(new TokenChoice.Alternative(word(o), logprob(o))));
    return new TokenChoice(word(json), logprob(json), top);
  }

  private static String word(JsonNode json) {
    return json.required("t").asText();
  }

  // JSON has no infinities: Jackson writes them as strings, and reads those here.
  private static double logprob(JsonNode json) {
    JsonNode value = json.required("p");
    return value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
  }
}
