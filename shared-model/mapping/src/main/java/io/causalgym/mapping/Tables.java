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

  /// A table of numbers that need not sum to 1.
  ///
  /// @param field where it stands in the request
  /// @throws ProblemException if a number is negative
  public static Table table(String field, TableDocument document) {
    try {
      return Table.of(document.vars(), cards(document), document.p().toArray());
    } catch (ModelException e) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_DISTRIBUTION,
              Objects.requireNonNullElse(e.getMessage(), ""),
              field + "." + e.field(),
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

  /// The states of a table's variables.
  public static States states(Table table) {
    return States.of(table);
  }
}
