package io.causalgym.benchmarks.discovery;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Continuous samples as text.
final class CsvText {
  private CsvText() {}

  static Path write(Sample sample, Path file) throws IOException {
    double[][] columns = new double[sample.size()][];
    for (int column = 0; column < columns.length; column++) {
      columns[column] = sample.values(column);
    }
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write(
          sample.variables().stream().map(Variable::name).collect(Collectors.joining(",")));
      for (int row = 0; row < sample.rows(); row++) {
        writer.write('\n');
        for (int column = 0; column < columns.length; column++) {
          // Eight digits, as measured values have at most.
          writer.write((column == 0 ? "" : ",") + (float) columns[column][row]);
        }
      }
      writer.write('\n');
    }
    return file;
  }
}
