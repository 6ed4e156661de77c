package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Bayesian network over discrete variables, by its tables or as a text.
///
/// @param variables in any order
/// @param bif the network in BIF, in place of `variables`
/// @param text the network in any of the formats, in place of `variables`
/// @param format forces how `text` is read; recognised where absent
/// @param renormalise whether rows that do not sum to 1 are divided by their sum instead of refused
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkDocument(
    @Nullable List<Variable> variables,
    @Nullable String bif,
    @Nullable String text,
    @Nullable NetworkFormatName format,
    @Nullable Boolean renormalise) {

  public NetworkDocument {
    variables = Require.copied("variables", variables);
    Require.exactlyOne(
        "",
        "a network is given in exactly one form: 'variables', 'bif' or 'text'",
        variables,
        bif,
        text);
    if (bif != null) {
      Require.wellFormed("bif", bif);
    }
    if (text != null) {
      Require.wellFormed("text", text);
    }
    if (format != null && text == null) {
      throw new Violation("format", format, "'format' says how 'text' is read; there is no 'text'");
    }
  }

  /// A network by its tables.
  public static NetworkDocument of(List<Variable> variables) {
    return new NetworkDocument(variables, null, null, null, null);
  }

  /// A variable with its conditional probability table.
  ///
  /// @param states their labels
  /// @param cpt row-major over `parents` in their order and then the variable's own states
  public record Variable(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) List<String> states,
      @Nullable List<String> parents,
      @JsonProperty(required = true) Doubles cpt) {

    public Variable {
      Require.name("name", name);
      states = Require.someNames("states", states);
      parents = Require.names("parents", parents);
      Require.present("cpt", cpt);
    }
  }
}
