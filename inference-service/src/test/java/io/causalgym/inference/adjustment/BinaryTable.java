package io.causalgym.inference.adjustment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A table over binary variables, the first of which varies slowest.
record BinaryTable(List<String> variables, List<Double> p) {

  static BinaryTable of(JsonNode json) {
    List<Double> p = new ArrayList<>();
    json.get("p").forEach(cell -> p.add(cell.asDouble()));
    return new BinaryTable(Fixture.strings(json.get("vars")), p);
  }

  /// The value of `variable` in a cell.
  int value(int cell, String variable) {
    return (cell >> (variables.size() - 1 - variables.indexOf(variable))) & 1;
  }

  /// `sum_z P(y | x, z) P(z)` for the values that `cell` of `truth` gives to `x` and `y`.
  double adjusted(BinaryTable truth, int cell, List<String> x, List<String> y, List<String> z) {
    double sum = 0;
    for (int strata = 0; strata < (1 << z.size()); strata++) {
      BinaryTable stratum = new BinaryTable(z, List.of());
      double zOnly = 0;
      double xz = 0;
      double xyz = 0;
      for (int own = 0; own < p.size(); own++) {
        if (agrees(own, stratum, strata, z)) {
          boolean inX = agrees(own, truth, cell, x);
          zOnly += p.get(own);
          xz += inX ? p.get(own) : 0;
          xyz += inX && agrees(own, truth, cell, y) ? p.get(own) : 0;
        }
      }
      sum += xyz / xz * zOnly;
    }
    return sum;
  }

  private boolean agrees(int own, BinaryTable like, int cell, Collection<String> names) {
    return names.stream().allMatch(name -> value(own, name) == like.value(cell, name));
  }
}
