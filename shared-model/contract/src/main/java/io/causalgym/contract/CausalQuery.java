package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The interventional distribution P(outcome | do(do), given), by sets or as text such as `P(Y |
/// do(X), Z)`.
///
/// @param text the query as text, in place of the sets
public record CausalQuery(
    List<String> outcome,
    @JsonProperty("do") List<String> intervened,
    List<String> given,
    @Nullable String text) {

  public CausalQuery {
    outcome = text == null ? Require.someNames("outcome", outcome) : List.of();
    intervened = Require.names("do", intervened);
    given = Require.names("given", given);
  }

  @JsonCreator
  static CausalQuery read(
      @JsonProperty(value = "outcome", required = true) List<String> outcome,
      @JsonProperty("do") @Nullable List<String> intervened,
      @JsonProperty("given") @Nullable List<String> given) {
    return new CausalQuery(
        outcome,
        intervened == null ? List.of() : intervened,
        given == null ? List.of() : given,
        null);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CausalQuery text(String text) {
    return new CausalQuery(List.of(), List.of(), List.of(), text);
  }

  @JsonValue
  Object write() {
    return text == null ? new Sets(outcome, intervened, given) : text;
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Sets(
      List<String> outcome, @JsonProperty("do") List<String> intervened, List<String> given) {}
}
