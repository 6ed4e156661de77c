package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table over named discrete variables, row-major, the last variable fastest.
///
/// @param cards number of states of each variable, 2 each where absent
/// @param p the cells
/// @param undefined the cells that are `null`, and why
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TableDocument(
    @JsonProperty(required = true) List<String> vars,
    @Nullable List<Integer> cards,
    @JsonProperty(required = true) Doubles p,
    @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable List<UndefinedCell> undefined) {

  /// A table with more cells than this is refused.
  public static final int MOST_CELLS = 1_000_000;

  public TableDocument {
    vars = Require.someNames("vars", vars);
    if (cards == null) {
      cards = Collections.nCopies(vars.size(), 2);
    }
    cards = Require.present("cards", Require.copied("cards", cards));
    if (cards.size() != vars.size()) {
      throw new Violation(
          "cards",
          cards.size(),
          "'cards' has "
              + cards.size()
              + " entries for "
              + vars.size()
              + " variables; give one for each");
    }
    Require.present("p", p);
    long cells = 1;
    for (int card : cards) {
      if (card < 1 || card > MOST_CELLS) {
        throw new Violation(
            "cards", card, "a variable has " + card + " states; use 1 to " + MOST_CELLS);
      }
      cells = Math.min(cells * card, Long.MAX_VALUE / MOST_CELLS);
    }
    if (cells > MOST_CELLS) {
      throw new Violation(
          "cards", cells, "the table has more than " + MOST_CELLS + " cells; use fewer variables");
    }
    if (p.size() != cells) {
      throw new Violation(
          "p",
          p.size(),
          "'p' has " + p.size() + " cells where 'cards' makes " + cells + "; give one for each");
    }
    undefined = Require.copied("undefined", undefined);
  }

  /// A cell without a value.
  public record UndefinedCell(
      @JsonProperty(required = true) Assignment assignment,
      @JsonProperty(required = true) String reason) {}
}
