package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Answers of every form, the rounded and the extreme among them.
final class RandomAnswers {
  private static final List<String> NAMES =
      List.of("A", "V10", "blood pressure", "anti-inflammatory dose", "x_1");

  private final SplittableRandom random;

  RandomAnswers(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static List<AnswerForm> forms() {
    return List.of(
        new AnswerForm.Probability(),
        new AnswerForm.Quantity(-1, 1),
        new AnswerForm.Quantity(0, 20),
        new AnswerForm.Choice(List.of("yes", "no")),
        new AnswerForm.Choice(List.of("identifiable", "not identifiable")),
        new AnswerForm.Choice(NAMES),
        new AnswerForm.Sets(NAMES, false),
        new AnswerForm.Sets(NAMES, true),
        new AnswerForm.Interval(0, 1),
        new AnswerForm.Interval(-1, 1),
        new AnswerForm.Edges(NAMES),
        new AnswerForm.Beliefs(NAMES));
  }

  Answer of(AnswerForm form) {
    return switch (form) {
      case AnswerForm.Probability probability -> new Answer.Value(number(0, 1));
      case AnswerForm.Quantity(double low, double high) -> new Answer.Value(number(low, high));
      case AnswerForm.Choice(var options) ->
          new Answer.Choice(options.get(random.nextInt(options.size())), number(0, 1));
      case AnswerForm.Sets(var names, boolean many) -> sets(names, many);
      case AnswerForm.Interval(double low, double high) -> {
        double one = number(low, high);
        double other = number(low, high);
        yield new Answer.Interval(Math.min(one, other), Math.max(one, other));
      }
      case AnswerForm.Edges(var nodes) -> new Answer.Edges(edges(nodes));
      case AnswerForm.Beliefs(var names) ->
          new Answer.Beliefs(names.stream().map(name -> number(0, 1)).toList());
    };
  }

  private double number(double low, double high) {
    double some = random.nextDouble(low, high);
    return switch (random.nextInt(8)) {
      case 0 -> low;
      case 1 -> high;
      case 2 -> Math.clamp(Math.round(some * 100) / 100.0, low, high);
      case 3 -> Math.max(low, 0) + Double.MIN_VALUE;
      case 4 -> Math.nextDown(high);
      case 5 -> some * 1e-7;
      default -> some;
    };
  }

  private SortedSet<String> subset(List<String> names) {
    return new TreeSet<>(names.stream().filter(name -> random.nextInt(3) == 0).toList());
  }

  private Answer sets(List<String> names, boolean many) {
    Set<SortedSet<String>> sets = new LinkedHashSet<>();
    int size = many ? random.nextInt(4) : 1;
    for (int k = 0; k < size; k++) {
      sets.add(subset(names));
    }
    return new Answer.Sets(sets.stream().toList());
  }

  private SortedSet<String> edges(List<String> nodes) {
    List<String> sorted = nodes.stream().sorted().toList();
    SortedSet<String> edges = new TreeSet<>();
    for (int j = 1; j < sorted.size(); j++) {
      for (int i = 0; i < j; i++) {
        String less = sorted.get(i);
        String more = sorted.get(j);
        switch (random.nextInt(5)) {
          case 0 -> edges.add(less + " -> " + more);
          case 1 -> edges.add(more + " -> " + less);
          case 2 -> edges.add(less + " -- " + more);
          default -> {}
        }
      }
    }
    return edges;
  }
}
