package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Adjustment sets: is this one valid, give one, list all minimal ones.
public final class AdjustmentAuthor implements Author {
  private static final List<String> GIVE =
      List.of(
          "Which set of observed variables should one adjust for to estimate the total effect of %1$s on %2$s? Name one valid set; if there is none, say so.",
          "Give one valid adjustment set for the total causal effect of %1$s on %2$s, or say that there is none.",
          "Name a set of covariates, adjusting for which identifies the total effect of %1$s on %2$s; if no set does, say so.",
          "For the total effect of %1$s on %2$s, propose a valid adjustment set, or say that none exists.",
          "What would you adjust for to learn the total effect of %1$s on %2$s from observational data? One valid set is enough; say so if none exists.");
  private static final List<String> LIST =
      List.of(
          "List all minimal valid adjustment sets for the total effect of %1$s on %2$s (minimal: no variable can be left out).",
          "Which are the minimal valid adjustment sets, those of which no proper subset is valid, for the total effect of %1$s on %2$s? List every one.",
          "Name each valid adjustment set for the effect of %1$s on %2$s from which nothing can be removed without making it invalid.",
          "For the total effect of %1$s on %2$s, enumerate all valid adjustment sets that are minimal under removal of variables.",
          "Give the complete list of minimal valid adjustment sets for the total effect of %1$s on %2$s.");

  @Override
  public Family family() {
    return Family.ADJUSTMENT_SET;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Telling.random(occasion);
    List<Draft> drafts = new ArrayList<>();
    drafts.addAll(judge(occasion, random));
    drafts.add(give(occasion, random));
    drafts.add(list(occasion, random));
    return drafts;
  }

  /// What the word means, said in every prompt.
  static String valid(Telling telling, EffectGraph of) {
    String x = telling.name(of.treatment());
    String y = telling.name(of.outcome());
    return " (A set is valid if averaging P("
        + y
        + " | "
        + x
        + ", set) over the distribution of the set gives P("
        + y
        + " | do("
        + x
        + ")) in every model with this graph; it has observed variables only.)";
  }

  private static List<Draft> judge(Occasion occasion, RandomGenerator random) {
    boolean wanted = (occasion.seed() & 1) == 0;
    int[] chosen = new int[1];
    EffectGraph of =
        EffectGraph.draw(
            1,
            random,
            graph -> {
              chosen[0] = random.nextInt(1 << graph.dag().size()) & graph.candidates();
              return chosen[0] != 0
                  && graph.confounded()
                  && graph.adjustments().isValid(chosen[0]) == wanted;
            });
    Telling telling = new Telling(occasion, of.dag());
    String x = telling.name(of.treatment());
    String y = telling.name(of.outcome());
    String set = telling.shown(chosen[0]);
    String valid = valid(telling, of);
    List<String> positive =
        List.of(
            set + " is a valid adjustment set for the total effect of " + x + " on " + y,
            "adjusting for " + set + " gives the total effect of " + x + " on " + y,
            "to estimate the total effect of "
                + x
                + " on "
                + y
                + " it is right to adjust for exactly "
                + set,
            "with "
                + set
                + " as covariates the total effect of "
                + x
                + " on "
                + y
                + " is estimated without bias",
            set
                + " suffices, and does no harm, as adjustment set for the total effect of "
                + x
                + " on "
                + y);
    List<String> negative =
        List.of(
            set + " is not a valid adjustment set for the total effect of " + x + " on " + y,
            "adjusting for " + set + " fails to give the total effect of " + x + " on " + y,
            "to estimate the total effect of "
                + x
                + " on "
                + y
                + " it is wrong to adjust for exactly "
                + set,
            "with "
                + set
                + " as covariates the estimate of the total effect of "
                + x
                + " on "
                + y
                + " can be biased",
            "as adjustment set for the total effect of "
                + x
                + " on "
                + y
                + ", "
                + set
                + " leaves bias or causes it");
    Check check =
        new Check.Adjustment(
            of.dag().graph(),
            SmallDag.name(of.treatment()),
            SmallDag.name(of.outcome()),
            of.dag().names(chosen[0]),
            wanted);
    return telling.claim(0, positive, negative, wanted, List.of(check)).stream()
        .map(draft -> explained(draft, valid))
        .toList();
  }

  private static Draft explained(Draft draft, String valid) {
    return new Draft(
        draft.group(),
        draft.part(),
        draft.information(),
        draft.text() + valid,
        draft.form(),
        draft.mayAbstain(),
        draft.truth(),
        draft.strategies(),
        draft.difficulty(),
        draft.checks());
  }

  private static Draft give(Occasion occasion, RandomGenerator random) {
    boolean none = Math.floorMod(occasion.seed(), 4) == 3;
    EffectGraph of =
        EffectGraph.draw(
            2,
            random,
            graph ->
                graph.confounded()
                    && graph.adjustments().valid().isEmpty() == none
                    && !graph.adjustments().isValid(graph.candidates()));
    Telling telling = new Telling(occasion, of.dag());
    String question = sentence(telling, of, GIVE);
    return telling.draft(
        1,
        "give",
        question,
        form(telling, of, false),
        true,
        new Truth.AnySet(
            telling.sets(of.adjustments().valid()), telling.sets(of.adjustments().minimal())),
        strategies(telling, of),
        List.of(minimal(of)));
  }

  private static Draft list(Occasion occasion, RandomGenerator random) {
    EffectGraph of =
        EffectGraph.draw(
            1, random, graph -> graph.confounded() && graph.adjustments().minimal().size() >= 2);
    Telling telling = new Telling(occasion, of.dag());
    return telling.draft(
        2,
        "list",
        sentence(telling, of, LIST),
        form(telling, of, true),
        false,
        new Truth.AllSets(telling.sets(of.adjustments().minimal())),
        strategies(telling, of),
        List.of(minimal(of)));
  }

  private static String sentence(Telling telling, EffectGraph of, List<String> forms) {
    return telling.pick(forms).formatted(telling.name(of.treatment()), telling.name(of.outcome()))
        + valid(telling, of);
  }

  private static AnswerForm form(Telling telling, EffectGraph of, boolean many) {
    return new AnswerForm.Sets(List.copyOf(telling.set(of.candidates())), many);
  }

  private static Map<Strategy, Answer> strategies(Telling telling, EffectGraph of) {
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.ASSOCIATION, new Answer.Sets(List.of(new TreeSet<>())));
    strategies.put(
        Strategy.OVER_ADJUSTMENT, new Answer.Sets(List.of(telling.set(of.candidates()))));
    return strategies;
  }

  private static Check minimal(EffectGraph of) {
    return new Check.MinimalAdjustments(
        of.dag().graph(),
        SmallDag.name(of.treatment()),
        SmallDag.name(of.outcome()),
        of.adjustments().minimal().stream()
            .map(set -> (java.util.SortedSet<String>) new TreeSet<>(of.dag().names(set)))
            .toList());
  }
}
