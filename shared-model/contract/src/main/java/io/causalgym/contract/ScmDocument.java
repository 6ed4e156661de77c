package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A structural causal model: tables over states, or a text of equations.
///
/// @param exogenous the independent noises
/// @param equations one for each variable, in any order
/// @param text equations such as `Y = 2*X + N(0, 1)`, one a line, in place of the tables
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScmDocument(
    @Nullable List<Exogenous> exogenous,
    @Nullable List<Equation> equations,
    @Nullable String text) {

  public ScmDocument {
    exogenous = Require.copied("exogenous", exogenous);
    equations = Require.copied("equations", equations);
    Require.exactlyOne("", "an SCM is given either by 'equations' or by 'text'", equations, text);
    if (text != null) {
      Require.wellFormed("text", text);
      if (exogenous != null) {
        throw new Violation(
            "exogenous", null, "the noises stand in the text; leave 'exogenous' out");
      }
    }
  }

  /// An independent noise.
  ///
  /// @param p the probabilities of its states
  public record Exogenous(
      @JsonProperty(required = true) String name, @JsonProperty(required = true) Doubles p) {

    public Exogenous {
      Require.name("name", name);
      Require.present("p", p);
    }
  }

  /// A variable as a function of its causes.
  ///
  /// @param variable its name, `var` on the wire
  /// @param table its state, row-major over `parents` and then `noises`
  /// @param states labels of its states; `0`, `1`, ... as many as the table needs where absent
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Equation(
      @JsonProperty(value = "var", required = true) String variable,
      @Nullable List<String> parents,
      @Nullable List<String> noises,
      @JsonProperty(required = true) List<Integer> table,
      @Nullable List<String> states) {

    public Equation {
      Require.name("var", variable);
      parents = Require.names("parents", parents);
      noises = Require.names("noises", noises);
      table = Require.present("table", Require.copied("table", table));
      states = states == null ? null : Require.someNames("states", states);
    }
  }
}
