package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what providers send: unknown fields are ignored, fields of another type count as absent,
/// and a document may be neither deep nor end in something else.
public final class WireJson {
  // Replies nest about ten levels; a schema of ours in a reply a few more.
  private static final int DEEPEST = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .maxNameLength(1000)
                          .build())
                  // A parser's message must not repeat the reply.
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WireJson() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static Buffer write(JsonNode document) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(document));
    } catch (IOException e) {
      throw new IllegalStateException("a tree of plain values is always JSON", e);
    }
  }

  /// @throws ProviderException if that is no JSON document
  public static JsonNode parse(byte[] bytes, int from, int length) {
    try {
      JsonNode document = MAPPER.readTree(bytes, from, length);
      if (!document.isMissingNode()) {
        return document;
      }
      throw malformed("the body is empty");
    } catch (IOException e) {
      throw malformed("the body is no JSON: " + e.getClass().getSimpleName());
    }
  }

  /// A document of our own side, such as a schema.
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON: " + e.getClass().getSimpleName(), e);
    }
  }

  /// The failure of a reply that does not follow its format.
  public static ProviderException malformed(String what) {
    return ProviderException.of(FailureKind.MALFORMED, what);
  }

  /// The failure that an error object within a reply tells of.
  public static ProviderException failure(JsonNode error) {
    return ErrorBody.read(error).failure();
  }

  /// The failure of a request within a batch.
  ///
  /// @param status of HTTP, not of success
  public static ProviderException failure(int status, JsonNode body) {
    return ErrorAnswer.failure(status, ErrorBody.in(body));
  }

  /// The text there, absent if empty or not a text.
  public static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() && !value.textValue().isEmpty()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  /// The count there, absent if negative or not a whole number.
  public static OptionalLong count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  /// The number there, if it is one.
  public static Optional<Double> number(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNumber() ? Optional.of(value.doubleValue()) : Optional.empty();
  }
}
