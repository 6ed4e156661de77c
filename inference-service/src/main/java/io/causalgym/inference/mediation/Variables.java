package io.causalgym.inference.mediation;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.scm.DiscreteScm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// What a question must fulfil where variables have known numbers of states.
final class Variables {
  private final Set<String> names;
  private final ToIntFunction<String> cards;

  private Variables(List<String> names, ToIntFunction<String> cards) {
    this.names = new HashSet<>(names);
    this.cards = cards;
  }

  static Variables of(DiscreteScm model) {
    return new Variables(model.names(), name -> model.card(model.variable(name)));
  }

  static Variables of(Table table) {
    return new Variables(table.names(), table::card);
  }

  int card(String name) {
    return cards.applyAsInt(name);
  }

  /// The contrast with its scores written out.
  ///
  /// @throws ModelException if a variable or a state does not exist, levels or variables are the
  ///   same, or scores are missing or not finite
  Contrast checked(Contrast contrast) {
    known("treatment", contrast.treatment());
    known("outcome", contrast.outcome());
    level("x1", contrast.treatment(), contrast.active());
    level("x0", contrast.treatment(), contrast.baseline());
    if (contrast.active() == contrast.baseline()) {
      throw new ModelException(
          "x0",
          Integer.toString(contrast.baseline()),
          "x1 and x0 are both " + contrast.baseline() + "; compare two levels of the treatment");
    }
    if (contrast.treatment().equals(contrast.outcome())) {
      throw same("outcome", contrast.outcome(), "the treatment");
    }
    return new Contrast(
        contrast.treatment(),
        contrast.active(),
        contrast.baseline(),
        contrast.outcome(),
        scores(contrast));
  }

  private List<Double> scores(Contrast contrast) {
    int card = card(contrast.outcome());
    List<Double> scores =
        contrast.scores().isEmpty()
            ? IntStream.range(0, card).mapToObj(state -> (double) state).toList()
            : contrast.scores();
    if (scores.size() != card || scores.stream().anyMatch(score -> !Double.isFinite(score))) {
      throw new ModelException(
          "scores",
          scores.toString(),
          "the scores of '"
              + contrast.outcome()
              + "' must be "
              + card
              + " finite numbers, one for a state");
    }
    return scores;
  }

  /// @throws ModelException if there are no mediators, one does not exist or is something else, or
  ///   they have too many joint levels
  MediationQuestion checked(MediationQuestion question) {
    Contrast contrast = checked(question.contrast());
    if (question.mediators().isEmpty()) {
      throw new ModelException("mediators", "[]", "there are no mediators; name at least one");
    }
    Set<String> seen = new HashSet<>();
    long levels = 1;
    for (String mediator : question.mediators()) {
      known("mediators", mediator);
      if (mediator.equals(contrast.treatment()) || mediator.equals(contrast.outcome())) {
        throw same("mediators", mediator, "the treatment or the outcome");
      }
      if (!seen.add(mediator)) {
        throw same("mediators", mediator, "a mediator already");
      }
      levels = Math.min(levels * card(mediator), Integer.MAX_VALUE);
    }
    if (levels > MediationQuestion.MOST_LEVELS) {
      throw new ModelException(
          "mediators",
          Long.toString(levels),
          "the mediators have "
              + levels
              + " joint levels; name fewer, with at most "
              + MediationQuestion.MOST_LEVELS);
    }
    return new MediationQuestion(contrast, question.mediators());
  }

  /// Every joint level of the mediators, last one fastest.
  List<List<Integer>> levels(List<String> mediators) {
    List<List<Integer>> levels = new ArrayList<>(List.of(List.of()));
    for (String mediator : mediators) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> level : levels) {
        for (int state = 0; state < card(mediator); state++) {
          List<Integer> more = new ArrayList<>(level);
          more.add(state);
          longer.add(more);
        }
      }
      levels = longer;
    }
    return levels;
  }

  private void known(String field, String name) {
    if (!names.contains(name)) {
      throw new ModelException(
          field, name, "there is no variable '" + name + "'; use a name of the model or the table");
    }
  }

  private void level(String field, String treatment, int level) {
    if (level < 0 || level >= card(treatment)) {
      throw new ModelException(
          field,
          Integer.toString(level),
          "'" + treatment + "' has no state " + level + "; give 0 to " + (card(treatment) - 1));
    }
  }

  private static ModelException same(String field, String name, String what) {
    return new ModelException(field, name, "'" + name + "' is " + what + "; name another variable");
  }
}
