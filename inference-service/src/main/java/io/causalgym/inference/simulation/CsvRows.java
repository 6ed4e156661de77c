package io.causalgym.inference.simulation;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of a sampler as CSV, part by part: any part can be asked for by itself, and they join into
/// one text. Numbers are written in the shortest way that reads back as the same number.
///
/// Source: RFC 4180 (rfc4180): lines end with CR LF; a field with a comma, a quote or a line end is
/// quoted.
public final class CsvRows {

  /// Values in one part at most.
  public static final int MOST_VALUES = 1 << 21;

  private static final String END = "\r\n";

  private final Sampler sampler;
  private final List<Integer> columns;

  private CsvRows(Sampler sampler, List<Integer> columns) {
    this.sampler = sampler;
    this.columns = columns;
  }

  /// @param variables all where none is named
  /// @throws ModelException if there is no such variable or one comes twice
  public static CsvRows of(Sampler sampler, List<String> variables) {
    return new CsvRows(sampler, sampler.columns(variables));
  }

  /// The line of names.
  public String header() {
    return columns.stream()
            .map(column -> field(sampler.names().get(column)))
            .collect(Collectors.joining(","))
        + END;
  }

  /// Rows `first .. first + count - 1`.
  ///
  /// @throws ModelException if that is more than {@link #MOST_VALUES} values, or a value is not
  ///   finite
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public String rows(long first, int count, Deadline deadline) {
    if (first < 0 || count < 0 || (long) count * columns.size() > MOST_VALUES) {
      throw new ModelException(
          "rows",
          Integer.toString(count),
          count
              + " rows from "
              + first
              + " on are asked for; ask for at most "
              + MOST_VALUES / Math.max(1, columns.size())
              + " from 0 on");
    }
    StringBuilder text = new StringBuilder(Math.max(16, count * columns.size() * 8));
    int block = Blocks.of(Math.max(1, count), sampler.width()).rows();
    Part part = part(text, block);
    for (int done = 0; done < count; done += block) {
      deadline.check();
      part.write(first + done, Math.min(block, count - done));
    }
    return text.toString();
  }

  /// The same in UTF-8.
  public byte[] bytes(long first, int count, Deadline deadline) {
    return rows(first, count, deadline).getBytes(StandardCharsets.UTF_8);
  }

  /// Appends a block of rows.
  private interface Part {
    void write(long first, int count);
  }

  private Part part(StringBuilder text, int most) {
    return switch (sampler) {
      case ContinuousSampler continuous -> numbers(continuous, text, most);
      case DiscreteSampler discrete -> labels(discrete, text, most);
    };
  }

  private Part numbers(ContinuousSampler continuous, StringBuilder text, int most) {
    ContinuousSampler.Rows rows = continuous.open(most);
    double[][] values = new double[continuous.names().size()][most];
    return (first, count) -> {
      rows.fill(first, count, values);
      for (int row = 0; row < count; row++) {
        for (int at = 0; at < columns.size(); at++) {
          double value = values[columns.get(at)][row];
          if (!Double.isFinite(value)) {
            throw NonFinite.at(sampler.names().get(columns.get(at)), first + row, value);
          }
          text.append(at == 0 ? "" : ",").append(value);
        }
        text.append(END);
      }
    };
  }

  private Part labels(DiscreteSampler discrete, StringBuilder text, int most) {
    DiscreteSampler.Rows rows = discrete.open(most);
    int[][] states = new int[discrete.names().size()][most];
    List<List<String>> labels =
        columns.stream()
            .map(column -> discrete.states(column).stream().map(CsvRows::field).toList())
            .toList();
    return (first, count) -> {
      rows.fill(first, count, states);
      for (int row = 0; row < count; row++) {
        for (int at = 0; at < columns.size(); at++) {
          String label = labels.get(at).get(states[columns.get(at)][row]);
          text.append(at == 0 ? "" : ",").append(label);
        }
        text.append(END);
      }
    };
  }

  /// An empty field is quoted, so that a line of one empty label is not an empty line.
  private static String field(String text) {
    boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
