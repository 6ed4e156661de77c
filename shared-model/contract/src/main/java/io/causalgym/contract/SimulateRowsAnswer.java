package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Rows of a simulation.
///
/// @param csv the rows, each ended by CR LF; the header stands before row 0
public record SimulateRowsAnswer(@JsonProperty(required = true) String csv) {}
