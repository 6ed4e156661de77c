package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Asks for some rows of a simulation as CSV: rows are numbered, so any part of them can be asked
/// for by itself, and is always the same.
///
/// @param from the first row, from 0
/// @param rows 1 to 100 000
public record SimulateRowsQuery(
    @JsonProperty(required = true) SimulateQuery simulation,
    @JsonProperty(required = true) int from,
    @JsonProperty(required = true) int rows) {

  /// Rows in one part at most.
  public static final int MOST_ROWS = 100_000;

  public SimulateRowsQuery {
    Require.present("simulation", simulation);
    if (simulation.interventions() != null) {
      throw new Violation(
          "interventions",
          null,
          "'interventions' are answered by a summary; ask for the rows of one at a time");
    }
    Require.between("from", from, 0, SimulateQuery.MOST_ROWS, 0);
    Require.between("rows", rows, 1, MOST_ROWS, 1);
    if (from + rows > Require.present("samples", simulation.samples())) {
      throw new Violation(
          "rows",
          rows,
          "rows "
              + from
              + " to "
              + (from + rows - 1)
              + " are asked for, and the simulation has "
              + simulation.samples());
    }
  }
}
