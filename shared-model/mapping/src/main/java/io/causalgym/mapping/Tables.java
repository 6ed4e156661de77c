package io.causalgym.mapping;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.contract.TableDocument;
import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tables of probabilities on the wire and in memory.
public final class Tables {
  private Tables() {}

  /// The observational distribution of a request.
  ///
  /// @throws ProblemException if the cells are no probabilities that sum to one
  public static Table distribution(TableDocument document) {
    try {
      return Table.distribution(document.vars(), cards(document), document.p().toArray());
    } catch (ModelException e) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_DISTRIBUTION,
              Objects.requireNonNullElse(e.getMessage(), ""),
              "distribution." + e.field(),
              e.value()));
    }
  }

  private static int[] cards(TableDocument document) {
    return Objects.requireNonNull(document.cards(), "the record fills in the default").stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /// A table as it stands on the wire.
  ///
  /// @param undefined the cells that are `NaN`, and why
  public static TableDocument write(Table table, List<TableDocument.UndefinedCell> undefined) {
    return new TableDocument(
        table.names(),
        Arrays.stream(table.cards()).boxed().toList(),
        Doubles.of(table.values()),
        undefined.isEmpty() ? null : undefined);
  }

  /// State indices as an assignment.
  public static Assignment assignment(Map<String, Integer> states) {
    Map<String, State> written = new LinkedHashMap<>();
    states.forEach((name, index) -> written.put(name, new State.Index(index)));
    return new Assignment(written);
  }

  /// The state indices of an assignment to variables of `table`. A table has no labels, so a value
  /// is an index.
  ///
  /// @param field where the assignment stands in the request
  /// @throws ProblemException if a variable is missing or a value is not one of its states
  public static Map<String, Integer> states(String field, Assignment assignment, Table table) {
    Map<String, Integer> states = new LinkedHashMap<>();
    assignment
        .states()
        .forEach((name, state) -> states.put(name, index(field + "." + name, name, state, table)));
    return states;
  }

  private static int index(String field, String name, State state, Table table) {
    if (!table.has(name)) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_VALUE,
              "the distribution has no variable '" + name + "'; it has " + table.names(),
              field,
              name));
    }
    return switch (state) {
      case State.Label(String label) ->
          throw new ProblemException(
              Problem.of(
                  ProblemType.INVALID_VALUE,
                  "'"
                      + label
                      + "' is a label, and a distribution has state indices only; use 0 to "
                      + (table.card(name) - 1),
                  field,
                  label));
      case State.Index(int index) -> {
        if (index >= table.card(name)) {
          throw new ProblemException(
              Problem.of(
                  ProblemType.INVALID_VALUE,
                  "'" + name + "' has no state " + index + "; use 0 to " + (table.card(name) - 1),
                  field,
                  index));
        }
        yield index;
      }
    };
  }
}
