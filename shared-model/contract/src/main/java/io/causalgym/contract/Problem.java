package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What went wrong, as RFC 9457 problem details.
///
/// @param kind which of the closed list
/// @param detail one sentence that names the value and the remedy
/// @param field the request field, as a path such as `graph.edges[3].kind`, where one is at fault
/// @param value the offending value, shortened to 200 characters
/// @param more further members, such as `cycle`, `line`, `column`, `retryAfter`
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "field", "value"})
public record Problem(
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) ProblemType kind,
    String detail,
    @Nullable String field,
    @Nullable Object value,
    @JsonAnyGetter Map<String, Object> more) {

  private static final int SHOWN = 200;

  public Problem {
    more = Map.copyOf(more);
    value = value instanceof String text ? shortened(text) : value;
  }

  public static Problem of(ProblemType kind, String detail) {
    return new Problem(kind, detail, null, null, Map.of());
  }

  /// A problem with one field of the request.
  public static Problem of(
      ProblemType kind, String detail, @Nullable String field, @Nullable Object value) {
    return new Problem(kind, detail, field, value, Map.of());
  }

  /// The same problem with one more member.
  public Problem with(String name, Object member) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(name, member);
    return new Problem(kind, detail, field, value, members);
  }

  /// The problem as an exception.
  public ProblemException exception() {
    return new ProblemException(this);
  }

  @JsonProperty
  public String type() {
    return kind.uri();
  }

  @JsonProperty
  public String title() {
    return kind.title();
  }

  @JsonProperty
  public int status() {
    return kind.status();
  }

  /// Reads a problem from the wire; a type that this version does not know is told by its status.
  @JsonCreator
  static Problem read(Map<String, Object> members) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    Object type = more.remove("type");
    more.remove("title");
    Object status = more.remove("status");
    Object detail = more.remove("detail");
    Object field = more.remove("field");
    Object value = more.remove("value");
    more.values().removeIf(member -> member == null);
    return new Problem(
        kind(type, status),
        String.valueOf(detail),
        field == null ? null : field.toString(),
        value,
        more);
  }

  private static ProblemType kind(@Nullable Object type, @Nullable Object status) {
    return Arrays.stream(ProblemType.values())
        .filter(known -> known.uri().equals(type))
        .findFirst()
        .or(() ->
            Arrays.stream(ProblemType.values())
                .filter(known -> Integer.valueOf(known.status()).equals(status))
                .findFirst())
        .orElse(ProblemType.INTERNAL);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
