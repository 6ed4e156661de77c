package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;

/// A body that is one JSON document.
public final class JsonBody<T> implements BodyReader<T> {
  /// Above it a document is not parsed on an event loop: a millisecond and more.
  static final int HEAVY = 64 << 10;

  private final Function<JsonNode, T> meaning;
  private final Buffer content = Buffer.buffer();

  /// @param meaning of the document; only called if it is no error object
  public JsonBody(Function<JsonNode, T> meaning) {
    this.meaning = meaning;
  }

  @Override
  public boolean read(Buffer chunk) {
    content.appendBuffer(chunk);
    return false;
  }

  @Override
  public boolean heavy() {
    return content.length() > HEAVY;
  }

  @Override
  public T end() {
    byte[] bytes = content.getBytes();
    JsonNode document = WireJson.parse(bytes, 0, bytes.length);
    ErrorBody.refuse(document);
    return meaning.apply(document);
  }
}
