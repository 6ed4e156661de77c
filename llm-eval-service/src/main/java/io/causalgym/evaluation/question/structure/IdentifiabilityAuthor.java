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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether an effect can be learned from observational data, and which hidden variable one would
/// have to measure.
public final class IdentifiabilityAuthor implements Author {
  private static final String YES = "identifiable";
  private static final String NO = "not identifiable";
  private static final int MOST_DRAWS = 3_000;

  private static final List<String> WHETHER =
      List.of(
          "With unlimited observational data on the observed variables, can P(%2$s | do(%1$s)) be computed, whatever the unobserved causes do? Answer: identifiable or not identifiable.",
          "Is the causal effect of %1$s on %2$s identifiable from the joint distribution of the observed variables and this graph, without further assumptions?",
          "Do the graph and the distribution of what is observed determine P(%2$s | do(%1$s))? Say whether it is identifiable or not identifiable.",
          "Nobody can experiment, but everything observed is known exactly. Is P(%2$s | do(%1$s)) then identifiable or not identifiable?",
          "Could two models with this graph agree on everything observed and still disagree on P(%2$s | do(%1$s))? If they could, the effect is not identifiable, otherwise it is identifiable.");
  private static final List<String> WHICH =
      List.of(
          "The effect of %1$s on %2$s is not identifiable here. Which one of the unobserved variables would make P(%2$s | do(%1$s)) identifiable if it were measured?",
          "Measuring just one of the unobserved variables would make the effect of %1$s on %2$s identifiable. Which one?",
          "You may add a sensor for a single unobserved variable. Which one lets you compute P(%2$s | do(%1$s)) from observational data?",
          "Only one of the hidden variables is worth measuring if one wants P(%2$s | do(%1$s)) without an experiment. Which?",
          "Which hidden variable, if it became observable, would be enough to identify the effect of %1$s on %2$s?");

  @Override
  public Family family() {
    return Family.IDENTIFIABILITY;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Telling.random(occasion);
    List<Draft> drafts = new ArrayList<>();
    drafts.add(whether(occasion, random));
    which(occasion, random).ifPresent(drafts::add);
    return drafts;
  }

  /// Easy cases are left out: the effect is confounded by something hidden.
  private static Draft whether(Occasion occasion, RandomGenerator random) {
    boolean wanted = (occasion.seed() & 1) == 0;
    EffectGraph of =
        EffectGraph.draw(
            3,
            random,
            graph ->
                graph.dag().hidden() != 0
                    && graph.confounded()
                    && graph.adjustments().valid().isEmpty()
                    && identifiable(graph) == wanted);
    Telling telling = new Telling(occasion, of.dag());
    return telling.draft(
        0,
        "whether",
        sentence(telling, of, WHETHER),
        new AnswerForm.Choice(List.of(YES, NO)),
        false,
        new Truth.Exact(new Answer.Choice(wanted ? YES : NO, null)),
        // Whoever knows adjustment only finds none of these identifiable.
        Map.of(Strategy.OVER_ADJUSTMENT, new Answer.Choice(NO, null)),
        List.of(check(of.dag(), of, wanted)));
  }

  private static boolean identifiable(EffectGraph graph) {
    return Identification.identifiable(graph.dag(), graph.treatment(), graph.outcome());
  }

  private static Check check(SmallDag dag, EffectGraph of, boolean expected) {
    return new Check.Identifiable(
        dag.graph(), SmallDag.name(of.treatment()), SmallDag.name(of.outcome()), expected);
  }

  private static Optional<Draft> which(Occasion occasion, RandomGenerator random) {
    for (int draw = 0; draw < MOST_DRAWS; draw++) {
      EffectGraph of =
          EffectGraph.draw(3, random, graph -> Integer.bitCount(graph.dag().hidden()) >= 2);
      List<Integer> helpful = helpful(of);
      if (!identifiable(of) && helpful.size() == 1) {
        return Optional.of(which(occasion, of, helpful.getFirst()));
      }
    }
    return Optional.empty();
  }

  private static List<Integer> helpful(EffectGraph of) {
    List<Integer> helpful = new ArrayList<>();
    for (int v = 0; v < of.dag().size(); v++) {
      if (SmallDag.has(of.dag().hidden(), v)
          && Identification.identifiable(
              of.dag().hiding(of.dag().hidden() & ~SmallDag.bit(v)),
              of.treatment(),
              of.outcome())) {
        helpful.add(v);
      }
    }
    return helpful;
  }

  private static Draft which(Occasion occasion, EffectGraph of, int helpful) {
    Telling telling = new Telling(occasion, of.dag());
    List<Check> checks = new ArrayList<>();
    for (int v = 0; v < of.dag().size(); v++) {
      if (SmallDag.has(of.dag().hidden(), v)) {
        checks.add(check(of.dag().hiding(of.dag().hidden() & ~SmallDag.bit(v)), of, v == helpful));
      }
    }
    return telling.draft(
        1,
        "which",
        sentence(telling, of, WHICH),
        new AnswerForm.Choice(List.copyOf(telling.set(of.dag().hidden()))),
        false,
        new Truth.Exact(new Answer.Choice(telling.name(helpful), null)),
        Map.of(),
        checks);
  }

  private static String sentence(Telling telling, EffectGraph of, List<String> forms) {
    return telling.pick(forms).formatted(telling.name(of.treatment()), telling.name(of.outcome()));
  }
}
