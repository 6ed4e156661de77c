package io.causalgym.client;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Violation;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns what the parser says into problems that a caller understands: where, what, and what is
/// accepted. Names of classes never come out.
final class JsonFaults {
  private JsonFaults() {}

  /// @param parser where it stopped
  static Problem explain(JsonProcessingException fault, JsonParser parser) throws IOException {
    String path = path(fault);
    Throwable cause = deepest(fault);
    return switch (cause) {
      case Violation violation -> violated(path, violation);
      case ProblemException problem -> problem.problem();
      case StreamConstraintsException limit -> malformed(limited(limit), limit, parser);
      case InputCoercionException range -> mismatch(path, range.getTargetType(), parser);
      case PropertyBindingException unknown -> unknown(path, unknown);
      case InvalidTypeIdException variant -> unknownVariant(path, variant);
      case MismatchedInputException mismatch -> mismatch(path, mismatch, parser);
      case JsonMappingException refused ->
          Problem.of(
              ProblemType.INVALID_VALUE, subject(path) + " cannot be used", field(path), null);
      case JsonProcessingException syntax -> malformed(syntax(syntax), syntax, parser);
      default ->
          Problem.of(
              ProblemType.INVALID_VALUE, subject(path) + " cannot be used", field(path), null);
    };
  }

  static ProblemException trailing(JsonParser parser) {
    JsonLocation end = parser.currentTokenLocation();
    return at(
            Problem.of(
                ProblemType.MALFORMED_JSON,
                "something follows the JSON value" + place(end) + "; send one value"),
            end)
        .exception();
  }

  /// The innermost exception that says more than that something went wrong.
  private static Throwable deepest(Throwable fault) {
    Throwable at = fault;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return at instanceof IllegalArgumentException && !(at instanceof Violation) ? fault : at;
  }

  private static Problem violated(String path, Violation violation) {
    String field = join(path, violation.field());
    return Problem.of(
        ProblemType.INVALID_VALUE,
        violation.getMessage() == null ? "'" + field + "' cannot be used" : violation.getMessage(),
        field(field),
        violation.value());
  }

  private static Problem unknown(String path, PropertyBindingException unknown) {
    String name = unknown.getPropertyName();
    Collection<Object> known = unknown.getKnownPropertyIds();
    List<String> names =
        known == null ? List.of() : known.stream().map(Object::toString).sorted().toList();
    return Problem.of(
            ProblemType.UNKNOWN_FIELD,
            "'"
                + path
                + "' is not known"
                + (names.isEmpty() ? "" : "; the fields here are " + String.join(", ", names)),
            path,
            name)
        .with("known", names);
  }

  private static Problem unknownVariant(String path, InvalidTypeIdException variant) {
    String given = variant.getTypeId();
    return Problem.of(
        ProblemType.INVALID_VALUE,
        subject(path)
            + (given == null
                ? " does not say which variant it is"
                : " is of the variant '" + given + "'")
            + "; give "
            + JsonTypes.variants(variant.getBaseType().getRawClass()),
        field(path),
        given);
  }

  private static Problem mismatch(String path, MismatchedInputException mismatch, JsonParser parser)
      throws IOException {
    // The parser library tells an absent field from a wrong one in words only; a test pins them.
    String message = mismatch.getOriginalMessage();
    if (message != null && message.startsWith("Missing required creator property")) {
      return Problem.of(ProblemType.INVALID_VALUE, "'" + path + "' is missing", path, null);
    }
    JsonParser at = mismatch.getProcessor() instanceof JsonParser inner ? inner : parser;
    return mismatch(path, mismatch.getTargetType(), at);
  }

  private static Problem mismatch(String path, @Nullable Class<?> wanted, JsonParser at)
      throws IOException {
    return Problem.of(
        ProblemType.INVALID_VALUE,
        subject(path)
            + " is "
            + JsonTypes.found(at)
            + "; give "
            + (wanted == null ? "another value" : JsonTypes.expected(wanted)),
        field(path),
        JsonTypes.shown(at));
  }

  private static Problem malformed(String what, JsonProcessingException fault, JsonParser parser) {
    JsonLocation place =
        fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
    return at(Problem.of(ProblemType.MALFORMED_JSON, what + place(place)), place);
  }

  private static String syntax(JsonProcessingException syntax) {
    String message = syntax.getOriginalMessage();
    if (syntax instanceof JsonEOFException) {
      return "the JSON ends too early; it may have been cut off";
    }
    if (message.startsWith("Non-standard token")
        || message.contains("NaN")
        || message.contains("Infinity")
        || message.contains("INF")) {
      return "NaN and infinities are not JSON; give a finite number";
    }
    if (message.startsWith("Duplicate field")) {
      return "the field '"
          + message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''))
          + "' is there twice; give it once";
    }
    // Up to the first hint at the parser's own settings or source.
    String shown = message.split("[(\n]start marker|: maybe|: enable|\\(`|\n| \\(for ", 2)[0];
    return "the body is not JSON: " + shown.strip();
  }

  private static String limited(StreamConstraintsException limit) {
    String message = limit.getOriginalMessage();
    if (message.startsWith("Document nesting depth")) {
      return "the JSON is nested deeper than " + Json.DEEPEST + " levels";
    }
    if (message.startsWith("Number value length")) {
      return "a number has more than " + Json.LONGEST_NUMBER + " characters";
    }
    if (message.startsWith("Name")) {
      return "a field's name has more than " + Json.LONGEST_FIELD + " characters";
    }
    return "a string has more than " + Json.LONGEST_STRING + " characters";
  }

  private static Problem at(Problem problem, JsonLocation place) {
    return problem.with("line", place.getLineNr()).with("column", place.getColumnNr());
  }

  private static String place(JsonLocation place) {
    return ", line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static String subject(String path) {
    return path.isEmpty() ? "the body" : "'" + path + "'";
  }

  private static @Nullable String field(String path) {
    return path.isEmpty() ? null : path;
  }

  /// Such as `graph.edges[3].kind`.
  private static String path(JsonProcessingException fault) {
    if (!(fault instanceof JsonMappingException mapping)) {
      return "";
    }
    return mapping.getPath().stream()
        .map(step ->
            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String join(String path, String field) {
    if (path.isEmpty() || field.isEmpty()) {
      return path + field;
    }
    return field.startsWith("[") ? path + field : path + "." + field;
  }
}
