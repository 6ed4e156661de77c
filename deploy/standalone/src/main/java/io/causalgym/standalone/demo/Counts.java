package io.causalgym.standalone.demo;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.TableDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// People counted by the values of a few variables.
///
/// @param variables the names, in the order of the file
/// @param states the values of each variable, in the order in which the file first names them
/// @param cells how many there are of each combination, in the order of the file
record Counts(List<String> variables, Map<String, List<String>> states, List<Cell> cells) {

  /// @param values by variable
  record Cell(Map<String, String> values, long count) {
    Cell {
      values = Map.copyOf(values);
    }
  }

  Counts {
    variables = List.copyOf(variables);
    states = Map.copyOf(states);
    cells = List.copyOf(cells);
  }

  /// Reads a file that lies beside this class: comments, a header, and a line for each combination
  /// with its count last.
  static Counts read(String name) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Counts.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      return of(reader.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Counts of(List<String> lines) {
    List<String> header = List.of(lines.getFirst().split(",", -1));
    List<String> variables = header.subList(0, header.size() - 1);
    Map<String, List<String>> states = new LinkedHashMap<>();
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 0; i < variables.size(); i++) {
        String variable = variables.get(i);
        values.put(variable, fields[i]);
        List<String> known = states.computeIfAbsent(variable, unseen -> new ArrayList<>());
        if (!known.contains(fields[i])) {
          known.add(fields[i]);
        }
      }
      cells.add(new Cell(values, Long.parseLong(fields[variables.size()])));
    }
    return new Counts(variables, states, cells);
  }

  List<String> statesOf(String variable) {
    return Objects.requireNonNull(states.get(variable), variable);
  }

  /// How many there are with these values.
  long count(Map<String, String> values) {
    Predicate<Cell> matching = cell -> cell.values().entrySet().containsAll(values.entrySet());
    return cells.stream().filter(matching).mapToLong(Cell::count).sum();
  }

  long total() {
    return count(Map.of());
  }

  /// P(variable = value | given), as counted.
  double seen(String variable, String value, Map<String, String> given) {
    Map<String, String> both = new LinkedHashMap<>(given);
    both.put(variable, value);
    return count(both) / (double) count(given);
  }

  /// The relative frequencies as a distribution over all variables.
  TableDocument distribution() {
    List<Integer> cards = variables.stream().map(name -> statesOf(name).size()).toList();
    double[] p = new double[cards.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b)];
    double total = total();
    for (Cell cell : cells) {
      int index = 0;
      for (String variable : variables) {
        List<String> known = statesOf(variable);
        index = index * known.size() + known.indexOf(cell.values().get(variable));
      }
      p[index] += cell.count() / total;
    }
    return new TableDocument(variables, cards, Doubles.of(p), null);
  }
}
