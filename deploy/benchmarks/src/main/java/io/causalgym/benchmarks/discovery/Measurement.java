package io.causalgym.benchmarks.discovery;

import java.util.Map;
import java.util.TreeMap;

/// What one contender did in one row.
///
/// @param millis of the best run, NaN where there is none
/// @param differences from the truths of the row, by what they say
/// @param note why there is no time, else empty
record Measurement(
    String row,
    String contender,
    double millis,
    double medianMillis,
    int runs,
    int edges,
    Map<String, Integer> differences,
    String note) {
  Measurement {
    differences = Map.copyOf(differences);
  }

  static Measurement missing(String row, String contender, String why) {
    return new Measurement(row, contender, Double.NaN, Double.NaN, 0, 0, Map.of(), why);
  }

  static Measurement of(Row row, World world, String contender, Stopwatch.Reading reading) {
    Map<String, Integer> differences = new TreeMap<>();
    for (Truth truth : row.truths()) {
      differences.put(
          truth.text(), truth.difference(reading.outcome().edges(), world.truths().get(truth)));
    }
    return new Measurement(
        row.key(),
        contender,
        reading.best(),
        reading.median(),
        reading.runs(),
        reading.outcome().edges().size(),
        differences,
        "");
  }

  boolean measured() {
    return note.isEmpty();
  }
}
