package io.causalgym.evaluation.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/// A JSON document a line (NDJSON); empty lines are skipped.
public final class JsonLines<T> implements LineBody.Sink<T> {
  private final EventJoiner<T> joiner;

  private JsonLines(EventJoiner<T> joiner) {
    this.joiner = joiner;
  }

  public static <T> BodyReader<T> body(EventJoiner<T> joiner) {
    return new LineBody<>(new JsonLines<>(joiner), JsonBody.HEAVY);
  }

  /// Documents that are no events of one reply, each for itself, none taken for an error of the
  /// whole.
  ///
  /// @return a reader of how many there were
  public static BodyReader<Long> documents(Consumer<JsonNode> each) {
    return new LineBody<>(new Documents(each), Integer.MAX_VALUE);
  }

  private static final class Documents implements LineBody.Sink<Long> {
    private final Consumer<JsonNode> each;
    private long count;

    Documents(Consumer<JsonNode> each) {
      this.each = each;
    }

    @Override
    public boolean line(byte[] bytes, int from, int to) {
      if (to > from) {
        each.accept(WireJson.parse(bytes, from, to - from));
        count++;
      }
      return false;
    }

    @Override
    public Long end() {
      return count;
    }
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
