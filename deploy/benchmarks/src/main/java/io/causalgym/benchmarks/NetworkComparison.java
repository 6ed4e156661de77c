package io.causalgym.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.exact.Budget;
import io.causalgym.inference.exact.Conditions;
import io.causalgym.inference.exact.ExactInference;
import io.causalgym.inference.exact.Posterior;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.RowSums;
import io.causalgym.model.network.format.NetworkFormat;
import io.causalgym.model.network.format.NetworkReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Answers the questions that `networks/pgmpy_queries.py` asked pgmpy, checks every probability
/// against pgmpy's, and prints times and ratios.
///
/// Arguments: the folder of BIF files and the script's output.
public final class NetworkComparison {
  private static final int ROUNDS = 9;
  private static final long ROUND_NANOS = 100_000_000;
  // pgmpy normalises at the end only, and published rows sum to 1 within 1e-6.
  private static final double AGREE = 1e-6;

  private NetworkComparison() {}

  public static void main(String[] arguments) throws IOException {
    JsonNode rows = new ObjectMapper().readTree(Path.of(arguments[1]).toFile());
    System.out.println(
        "| network | variables | load ms | pgmpy | ratio | posterior us | pgmpy | ratio | do us | pgmpy | ratio |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (JsonNode row : rows) {
      compare(Path.of(arguments[0], row.get("network").textValue() + ".bif"), row);
    }
  }

  private static void compare(Path file, JsonNode row) throws IOException {
    String text = Files.readString(file);
    double load = seconds(() -> network(text));
    BayesianNetwork network = network(text);
    ExactInference inference = ExactInference.of(network);
    double[][] own = {
      medians(inference, network, row, false), medians(inference, network, row, true)
    };
    double[][] theirs = {peers(row, false), peers(row, true)};
    StringBuilder line = new StringBuilder("| " + row.get("network").textValue());
    line.append(" | ").append(network.size());
    cells(line, load * 1e3, row.get("loadSeconds").doubleValue() * 1e3);
    for (int kind = 0; kind < 2; kind++) {
      cells(line, median(own[kind]) * 1e6, median(theirs[kind]) * 1e6);
    }
    System.out.println(line.append(" |"));
  }

  private static void cells(StringBuilder line, double own, double peer) {
    line.append(String.format(Locale.ROOT, " | %.3g | %.4g | %.0f", own, peer, peer / own));
  }

  static BayesianNetwork network(String text) {
    return NetworkReader.read(text, NetworkFormat.BIF, RowSums.RENORMALISE);
  }

  private static double[] medians(
      ExactInference inference, BayesianNetwork network, JsonNode row, boolean intervened) {
    List<Double> medians = new ArrayList<>();
    for (JsonNode question : row.get("questions")) {
      if (!question.get("do").isEmpty() == intervened) {
        String target = question.get("target").textValue();
        Conditions conditions =
            Conditions.observed(
                states(network, question.get("evidence")), states(network, question.get("do")));
        check(network, question, answer(inference, target, conditions));
        medians.add(seconds(() -> answer(inference, target, conditions)));
      }
    }
    return medians.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static Table answer(ExactInference inference, String target, Conditions conditions) {
    return switch (inference.posterior(
        List.of(target), conditions, Budget.DEFAULT, Deadline.NONE)) {
      case Posterior.Found(Table distribution, double _) -> distribution;
      case Posterior other -> throw new IllegalStateException(target + ": " + other);
    };
  }

  static void check(BayesianNetwork network, JsonNode question, Table answer) {
    String target = question.get("target").textValue();
    question
        .get("p")
        .properties()
        .forEach(expected -> {
          int state = network.state(network.variable(target), expected.getKey());
          double difference = Math.abs(answer.value(state) - expected.getValue().doubleValue());
          if (!(difference <= AGREE)) {
            throw new IllegalStateException(
                target
                    + " = "
                    + expected.getKey()
                    + " differs by "
                    + difference
                    + " in "
                    + question);
          }
        });
  }

  static Map<String, Integer> states(BayesianNetwork network, JsonNode labels) {
    Map<String, Integer> states = new LinkedHashMap<>();
    labels
        .properties()
        .forEach(entry ->
            states.put(
                entry.getKey(),
                network.state(network.variable(entry.getKey()), entry.getValue().textValue())));
    return states;
  }

  private static double[] peers(JsonNode row, boolean intervened) {
    List<Double> seconds = new ArrayList<>();
    for (JsonNode question : row.get("questions")) {
      if (!question.get("do").isEmpty() == intervened) {
        seconds.add(question.get("seconds").doubleValue());
      }
    }
    return seconds.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// The median over rounds of the mean time of a call.
  static double seconds(Supplier<?> call) {
    double[] rounds = new double[ROUNDS];
    Object last = null;
    for (int round = 0; round < ROUNDS; round++) {
      long calls = 0;
      long start = System.nanoTime();
      long now = start;
      while (now - start < ROUND_NANOS) {
        last = call.get();
        calls++;
        now = System.nanoTime();
      }
      rounds[round] = (now - start) / 1e9 / calls;
    }
    if (last == null) {
      throw new IllegalStateException("nothing was answered");
    }
    return median(rounds);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }
}
