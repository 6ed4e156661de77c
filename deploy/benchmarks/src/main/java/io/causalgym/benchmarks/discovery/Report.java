package io.causalgym.benchmarks.discovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Prints a line for each measurement and keeps all for a file of JSON.
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final ArrayNode all = JSON.createArrayNode();

  Report(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.println(
        "| work | who | CPU ms, best | median | runs | ratio | edges | compared | target |\n"
            + "|---|---|--:|--:|--:|--:|--:|---|---|");
  }

  /// @param ours what the ratio is to, the measurement itself for this project
  void add(Row row, Measurement measurement, Measurement ours) {
    boolean own = measurement.equals(ours);
    double ratio = own ? Double.NaN : measurement.millis() / ours.millis();
    String target = own ? target(row, measurement) : row.wanted();
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
        measurement.row(),
        measurement.contender(),
        measurement.measured() ? number(measurement.millis()) : measurement.note(),
        number(measurement.medianMillis()),
        measurement.measured() ? measurement.runs() : "",
        number(ratio),
        measurement.measured() ? measurement.edges() : "",
        differences(measurement),
        target);
    ObjectNode node = JSON.valueToTree(measurement);
    if (!Double.isNaN(ratio)) {
      node.put("ratio", ratio);
    }
    node.put("target", target);
    all.add(node);
  }

  private static String differences(Measurement measurement) {
    StringBuilder text = new StringBuilder();
    measurement.differences().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(entry ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(entry.getValue())
                .append(' ')
                .append(entry.getKey()));
    return text.toString();
  }

  private static String target(Row row, Measurement measurement) {
    boolean time = !(measurement.millis() > row.targetMillis());
    boolean graph =
        row.truths().isEmpty()
            || measurement.differences().getOrDefault(row.truths().getFirst().text(), 0)
                <= row.targetDifference();
    StringBuilder text =
        new StringBuilder(measurement.measured() && time && graph ? "met" : "missed");
    text.append(Double.isNaN(row.targetMillis()) ? "" : ": " + number(row.targetMillis()) + " ms");
    if (row.targetDifference() < Integer.MAX_VALUE) {
      text.append(", difference ").append(row.targetDifference());
    }
    return text.toString();
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  /// A line that is no measurement of a search in memory.
  void note(String key, String text, ObjectNode node) {
    out.println("\n" + key + ": " + text);
    all.add(node.put("row", key));
  }

  static ObjectNode node() {
    return JSON.createObjectNode();
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }
}
