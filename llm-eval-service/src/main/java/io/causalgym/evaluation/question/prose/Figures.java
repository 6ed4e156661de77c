package io.causalgym.evaluation.question.prose;

import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.model.network.BayesianNetwork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The numbers of a prompt.
public final class Figures {
  private static final List<String> OF_ROOTS =
      List.of(
          "The probability that %s is %s.",
          "The chance that %s is %s.", "With probability %2$s it is the case that %1$s.");
  private static final List<String> OF_EFFECTS =
      List.of(
          "If %s, then the probability that %s is %s.",
          "Where %s, the probability that %s is %s.",
          "Given that %s, the chance that %s is %s.",
          "In cases where %s, the probability that %s is %s.");
  private static final List<String> COUNTS =
      List.of(
          "Records of %d units, all gathered without interfering, show these counts:",
          "%d units were observed, and nobody intervened. Their counts:",
          "From passive observation of %d units we have this table of counts:",
          "A survey of %d units, without any intervention, gave:");
  private static final List<String> PROBABILITIES =
      List.of(
          "Without any intervention the joint probabilities are:",
          "Passive observation gives these joint probabilities:",
          "Long records, made without interfering, give the joint distribution:",
          "The observational distribution is:");
  private static final List<String> UNITS =
      List.of(
          "These %d units were observed, and nobody intervened:",
          "The data are %d units, observed as they came:",
          "Here is what was recorded for %d units, without any intervention:");

  private Figures() {}

  /// Every conditional probability table, in hundredths, as sentences or in notation.
  public static String tables(BayesianNetwork network, Vocabulary words, RandomGenerator wording) {
    boolean notation = wording.nextInt(3) == 0;
    String root = Wording.pick(wording, OF_ROOTS);
    String effect = Wording.pick(wording, OF_EFFECTS);
    List<Integer> variables =
        Wording.shuffled(wording, IntStream.range(0, network.size()).boxed().toList());
    List<String> lines = new ArrayList<>();
    for (int v : variables) {
      for (int row = 0; row < network.table(v).length / 2; row++) {
        lines.add(
            notation
                ? notation(network, v, row, words)
                : sentence(network, v, row, words, root, effect));
      }
    }
    return String.join("\n", lines);
  }

  private static String notation(BayesianNetwork network, int v, int row, Vocabulary words) {
    int[] parents = network.parents(v);
    String given =
        IntStream.range(0, parents.length)
            .mapToObj(
                k -> words.name(network.name(parents[k])) + "=" + state(row, k, parents.length))
            .collect(Collectors.joining(", "));
    return "P(%s=1%s) = %s"
        .formatted(
            words.name(network.name(v)), given.isEmpty() ? "" : " | " + given, on(network, v, row));
  }

  private static String sentence(
      BayesianNetwork network, int v, int row, Vocabulary words, String root, String effect) {
    int[] parents = network.parents(v);
    Word word = words.word(network.name(v));
    List<String> conditions =
        IntStream.range(0, parents.length)
            .mapToObj(
                k -> words.word(network.name(parents[k])).clause(state(row, k, parents.length)))
            .toList();
    return conditions.isEmpty()
        ? root.formatted(word.present(), on(network, v, row))
        : effect.formatted(Wording.list(conditions), word.present(), on(network, v, row));
  }

  private static int state(int row, int parent, int parents) {
    return (row >> (parents - 1 - parent)) & 1;
  }

  private static String on(BayesianNetwork network, int v, int row) {
    return String.format(Locale.ROOT, "%.2f", network.table(v)[2 * row + 1]);
  }

  /// Counts of units.
  public static String counts(Tally tally, Vocabulary words, RandomGenerator wording) {
    List<String> lines = new ArrayList<>();
    lines.add(Wording.pick(wording, COUNTS).formatted(tally.units()));
    cells(tally, wording)
        .forEach(cell -> lines.add(states(tally, cell, words) + ": " + tally.count(cell)));
    return String.join("\n", lines);
  }

  /// The same as probabilities, written out.
  public static String probabilities(Tally tally, Vocabulary words, RandomGenerator wording) {
    List<String> lines = new ArrayList<>();
    lines.add(Wording.pick(wording, PROBABILITIES));
    BigDecimal units = BigDecimal.valueOf(tally.units());
    cells(tally, wording)
        .forEach(cell ->
            lines.add(
                "P(%s) = %s"
                    .formatted(
                        states(tally, cell, words),
                        BigDecimal.valueOf(tally.count(cell)).divide(units).toPlainString())));
    return String.join("\n", lines);
  }

  /// One line for each unit.
  public static String units(Tally tally, Vocabulary words, RandomGenerator wording) {
    List<Integer> rows = new ArrayList<>();
    for (int cell = 0; cell < tally.cells(); cell++) {
      for (int unit = 0; unit < tally.count(cell); unit++) {
        rows.add(cell);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(Wording.pick(wording, UNITS).formatted(tally.units()));
    lines.add(String.join(", ", words.names(tally.variables())));
    for (int cell : Wording.shuffled(wording, rows)) {
      lines.add(
          IntStream.range(0, tally.variables().size())
              .mapToObj(v -> String.valueOf(tally.state(cell, v)))
              .collect(Collectors.joining(", ")));
    }
    return String.join("\n", lines);
  }

  private static List<Integer> cells(Tally tally, RandomGenerator wording) {
    return Wording.shuffled(wording, IntStream.range(0, tally.cells()).boxed().toList());
  }

  private static String states(Tally tally, int cell, Vocabulary words) {
    return IntStream.range(0, tally.variables().size())
        .mapToObj(v -> words.name(tally.variables().get(v)) + "=" + tally.state(cell, v))
        .collect(Collectors.joining(", "));
  }
}
