package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;

/// A JSON document a line (NDJSON); empty lines are skipped.
public final class JsonLines<T> implements LineBody.Sink<T> {
  private final EventJoiner<T> joiner;

  private JsonLines(EventJoiner<T> joiner) {
    this.joiner = joiner;
  }

  public static <T> BodyReader<T> body(EventJoiner<T> joiner) {
    return new LineBody<>(new JsonLines<>(joiner));
  }

  @Override
  public boolean line(byte[] bytes, int from, int to) {
    if (to > from) {
      JsonNode document = WireJson.parse(bytes, from, to - from);
      ErrorBody.refuse(document);
      joiner.accept(document);
    }
    return joiner.complete();
  }

  @Override
  public T end() {
    return joiner.end();
  }
}
