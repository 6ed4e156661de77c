package io.causalgym.gateway.routes;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of an address, read as strictly as a body: each is known, and stands there once.
final class QueryParameters {
  private final MultiMap query;

  /// @throws ProblemException `UNKNOWN_FIELD` for a name that is not in `known`
  QueryParameters(MultiMap query, List<String> known) {
    for (String name : query.names()) {
      if (!known.contains(name)) {
        throw Problem.of(
                ProblemType.UNKNOWN_FIELD,
                "the parameter '"
                    + name
                    + "' is not known; "
                    + (known.isEmpty() ? "there is none here" : "use " + String.join(", ", known)),
                name,
                null)
            .exception();
      }
    }
    this.query = query;
  }

  @Nullable String text(String name) {
    List<String> given = query.getAll(name);
    if (given.size() > 1) {
      throw wrong(name, given.get(1), "'" + name + "' is there twice; write it once");
    }
    return given.isEmpty() ? null : given.getFirst();
  }

  /// All values of a parameter that may be repeated.
  List<String> texts(String name) {
    return List.copyOf(query.getAll(name));
  }

  @Nullable Integer integer(String name) {
    return read(name, Integer::valueOf, "a whole number");
  }

  @Nullable Double number(String name) {
    return read(name, Double::valueOf, "a number");
  }

  /// One of several words.
  <T> @Nullable T word(String name, Map<String, T> words) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    T value = words.get(text);
    if (value == null) {
      throw wrong(
          name,
          text,
          "'" + name + "' is one of " + String.join(", ", new TreeMap<>(words).keySet()));
    }
    return value;
  }

  private <T> @Nullable T read(String name, Function<String, T> reader, String what) {
    String text = text(name);
    try {
      return text == null ? null : reader.apply(text);
    } catch (NumberFormatException notOne) {
      throw wrong(name, text, "'" + name + "' is " + what);
    }
  }

  private static ProblemException wrong(String name, @Nullable String value, String detail) {
    return Problem.of(ProblemType.INVALID_VALUE, detail, name, value).exception();
  }
}
