package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Rung;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// How far an answer is from the truth, 0 for the truth itself; and how far those are who do not
/// reason: the baselines, of which the best one gives a skill of 0.
///
/// Probabilities are compared with the true probability and not with a coin that it tosses: the
/// squared difference is the expected Brier score less its least value, and so is proper.
final class Loss {
  /// A number that is right within this is right.
  static final double TOLERANCE = .05;

  /// Of two hundredths: a ratio of 0 is taken for it.
  private static final double LEAST_RATIO = .01;

  private static final String HALF = "half";
  private static final String CANNOT = "cannot";
  private static final String ANSWERS = "answers";
  private static final String EMPTY = "empty";
  private static final String ALL = "all";

  private Loss() {}

  /// The loss of an answer, from 0 on; at most 1 but for quantities and their intervals.
  static double of(Item item, Answer answer) {
    return switch (item.truth()) {
      case Truth.Exact(Answer truth) ->
          item.mayAbstain() ? abstention(truth, answer) : exact(item.form(), truth, answer);
      case Truth.AnySet(var valid, var minimal) -> anySet(valid, answer);
      case Truth.AllSets(var sets) ->
          answer instanceof Answer.Sets(var said) ? 1 - overlap(sets, said) : 1;
      case Truth.Action(String best, var value) ->
          answer instanceof Answer.Choice choice ? regret(value, choice.option()) : worst(value);
    };
  }

  private static double exact(AnswerForm form, Answer truth, Answer answer) {
    return switch (truth) {
      case Answer.Value(double t) ->
          answer instanceof Answer.Value(double a)
              ? square(scale(form, a) - scale(form, t))
              : widest(form);
      case Answer.Choice choice ->
          answer instanceof Answer.Choice said && said.option().equals(choice.option()) ? 0 : 1;
      case Answer.Sets(var sets) ->
          answer instanceof Answer.Sets(var said) && !said.isEmpty()
              ? 1 - jaccard(sets.getFirst(), said.getFirst())
              : 1;
      case Answer.Interval(double low, double high) ->
          answer instanceof Answer.Interval(double a, double b)
              ? (square(a - low) + square(b - high)) / 2
              : widest(form);
      case Answer.Edges(var edges) ->
          answer instanceof Answer.Edges(var said) ? 1 - overlap(edges, said) : 1;
      case Answer.Beliefs(var values) ->
          answer instanceof Answer.Beliefs(var said) && said.size() == values.size()
              ? meanSquare(values, said)
              : 1;
      case Answer.Cannot cannot -> answer instanceof Answer.Cannot ? 0 : 1;
    };
  }

  /// Ratios err by factors: they are compared by their logarithms, all else as it is.
  static double scale(AnswerForm form, double value) {
    boolean ratio =
        form instanceof AnswerForm.Quantity(double low, double high) && low >= 0 && high > 1;
    return ratio ? Math.log(Math.max(value, LEAST_RATIO)) : value;
  }

  /// Right is who abstains where there is no answer, and is near it where there is one.
  private static double abstention(Answer truth, Answer answer) {
    boolean right =
        switch (truth) {
          case Answer.Cannot cannot -> answer instanceof Answer.Cannot;
          case Answer.Value(double t) ->
              answer instanceof Answer.Value(double a) && Math.abs(a - t) <= TOLERANCE;
          case Answer.Choice choice ->
              answer instanceof Answer.Choice said && said.option().equals(choice.option());
          case Answer.Sets sets -> sets.equals(answer);
          case Answer.Interval interval -> interval.equals(answer);
          case Answer.Edges edges -> edges.equals(answer);
          case Answer.Beliefs beliefs -> beliefs.equals(answer);
        };
    return right ? 0 : 1;
  }

  private static double anySet(List<SortedSet<String>> valid, Answer answer) {
    boolean right =
        answer instanceof Answer.Cannot
            ? valid.isEmpty()
            : answer instanceof Answer.Sets(var said)
                && !said.isEmpty()
                && valid.contains(said.getFirst());
    return right ? 0 : 1;
  }

  private static double regret(Map<String, Double> value, String option) {
    double best = value.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best - value.getOrDefault(option, best - worst(value));
  }

  private static double worst(Map<String, Double> value) {
    double best = value.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best - value.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  /// Expected loss of an answer drawn evenly from the options.
  private static double even(Map<String, Double> value) {
    double best = value.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return best - value.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /// Losses of those who do not reason causally, by name; the same names for all items of a unit.
  static Map<String, Double> baselines(Item item) {
    Map<String, Double> losses = new LinkedHashMap<>();
    switch (item.form()) {
      case AnswerForm.Probability probability -> numbers(item, new Answer.Value(.5), losses);
      case AnswerForm.Quantity quantity ->
          numbers(item, new Answer.Value(quantity.low() < 0 ? 0 : 1), losses);
      case AnswerForm.Beliefs(var names) ->
          numbers(item, new Answer.Beliefs(names.stream().map(name -> .5).toList()), losses);
      case AnswerForm.Interval(double low, double high) ->
          numbers(item, new Answer.Interval(low, high), losses);
      case AnswerForm.Choice(var options) -> choices(item, options, losses);
      case AnswerForm.Sets sets -> sets(item, sets, losses);
      case AnswerForm.Edges edges -> losses.put(EMPTY, of(item, new Answer.Edges(new TreeSet<>())));
    }
    if (item.mayAbstain() && item.truth() instanceof Truth.Exact) {
      abstaining(item, losses);
    }
    return losses;
  }

  private static void numbers(Item item, Answer middle, Map<String, Double> losses) {
    if (item.mayAbstain()) {
      return;
    }
    losses.put(HALF, of(item, middle));
    for (Strategy strategy : List.of(Strategy.ASSOCIATION, Strategy.PRIOR)) {
      Answer answer = item.strategies().get(strategy);
      if (answer != null && isWrong(item.family(), strategy)) {
        losses.put(strategy.name(), of(item, answer));
      }
    }
  }

  /// On the first rung the association is the truth, and of marginals the prior is.
  private static boolean isWrong(Family family, Strategy strategy) {
    return strategy == Strategy.ASSOCIATION
        ? family.rung() != Rung.ASSOCIATION
        : family != Family.MARGINAL;
  }

  /// Whoever always gives the same option; of actions, who follows the association, or a die.
  private static void choices(Item item, List<String> options, Map<String, Double> losses) {
    if (item.truth() instanceof Truth.Action(String best, var value)) {
      losses.put(HALF, even(value));
      Answer answer = item.strategies().get(Strategy.ASSOCIATION);
      losses.put(Strategy.ASSOCIATION.name(), answer == null ? even(value) : of(item, answer));
      return;
    }
    for (int option = 0; option < options.size(); option++) {
      losses.put("option " + option, of(item, new Answer.Choice(options.get(option), null)));
    }
  }

  private static void sets(Item item, AnswerForm.Sets form, Map<String, Double> losses) {
    losses.put(EMPTY, of(item, new Answer.Sets(List.of(new TreeSet<>()))));
    losses.put(ALL, of(item, new Answer.Sets(List.of(new TreeSet<>(form.candidates())))));
    if (item.truth() instanceof Truth.AnySet) {
      losses.put(CANNOT, of(item, new Answer.Cannot()));
    }
  }

  /// Who always abstains, and who never does and is right otherwise.
  private static void abstaining(Item item, Map<String, Double> losses) {
    boolean none = item.truth() instanceof Truth.Exact(Answer.Cannot cannot);
    losses.put(CANNOT, none ? 0.0 : 1.0);
    losses.put(ANSWERS, none ? 1.0 : 0.0);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double widest(AnswerForm form) {
    return switch (form) {
      case AnswerForm.Quantity(double low, double high) ->
          square(scale(form, high) - scale(form, low));
      case AnswerForm.Interval(double low, double high) -> square(high - low);
      case AnswerForm.Probability probability -> 1;
      case AnswerForm.Choice choice -> 1;
      case AnswerForm.Sets sets -> 1;
      case AnswerForm.Edges edges -> 1;
      case AnswerForm.Beliefs beliefs -> 1;
    };
  }

  private static double meanSquare(List<Double> truth, List<Double> said) {
    double sum = 0;
    for (int k = 0; k < truth.size(); k++) {
      sum += square(truth.get(k) - said.get(k));
    }
    return truth.isEmpty() ? 0 : sum / truth.size();
  }

  private static double jaccard(Set<String> a, Set<String> b) {
    long both = a.stream().filter(b::contains).count();
    long either = a.size() + b.size() - both;
    return either == 0 ? 1 : both / (double) either;
  }

  /// F1: twice what both have over what each has.
  private static <T> double overlap(java.util.Collection<T> a, java.util.Collection<T> b) {
    long both = a.stream().filter(b::contains).count();
    int sizes = a.size() + b.size();
    return sizes == 0 ? 1 : 2.0 * both / sizes;
  }
}
