package io.causalgym.evaluation.question.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.model.enumeration.NetworkEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration;
import io.causalgym.model.enumeration.ScmEnumeration.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectsAuthorsTest {
  private static final int SEEDS = 60;

  static Stream<Author> authors() {
    return Occasions.authors();
  }

  /// What a question is, but for its words.
  private record Meaning(
      int group, String part, Object information, Object truth, Object strategies, Object rest) {
    static Meaning of(Draft draft) {
      boolean worded = draft.form() instanceof AnswerForm.Beliefs;
      return new Meaning(
          draft.group(),
          draft.part(),
          draft.information(),
          draft.truth(),
          draft.strategies(),
          List.of(draft.difficulty(), worded ? "beliefs" : draft.form()));
    }
  }

  @Test
  void everyFamilyOfThisPartHasOneAuthor() {
    assertThat(Occasions.AUTHORS)
        .extracting(Author::family)
        .containsExactlyInAnyOrder(
            Family.FRONT_DOOR,
            Family.INSTRUMENT,
            Family.MEDIATION,
            Family.COUNTERFACTUAL,
            Family.TRANSPORT,
            Family.POLICY,
            Family.TRAJECTORY);
  }

  @ParameterizedTest
  @MethodSource("authors")
  void theSameOccasionGivesTheSameQuestions(Author author) {
    Occasions.seeds(SEEDS)
        .forEach(seed ->
            assertThat(texts(author, seed, Skin.COMMONSENSE, 3))
                .isEqualTo(texts(author, seed, Skin.COMMONSENSE, 3)));
  }

  private static List<String> texts(Author author, long seed, Skin skin, long wording) {
    return author.write(Occasions.of(seed, skin, wording)).stream().map(Draft::text).toList();
  }

  @ParameterizedTest
  @MethodSource("authors")
  void truthsDependOnNeitherSkinNorWording(Author author) {
    Occasions.seeds(SEEDS)
        .forEach(seed -> {
          List<Meaning> plain = meanings(author, seed, Skin.LETTERS, 1);
          for (Skin skin : Skin.values()) {
            assertThat(meanings(author, seed, skin, 2 + skin.name().length())).isEqualTo(plain);
          }
        });
  }

  private static List<Meaning> meanings(Author author, long seed, Skin skin, long wording) {
    return author.write(Occasions.of(seed, skin, wording)).stream().map(Meaning::of).toList();
  }

  @ParameterizedTest
  @MethodSource("authors")
  void wordingsDiffer(Author author) {
    Set<String> texts = new HashSet<>();
    for (int wording = 0; wording < 20; wording++) {
      texts.addAll(texts(author, 1, Skin.NONSENSE, wording).subList(0, 1));
    }
    assertThat(texts).hasSize(20);
  }

  @ParameterizedTest
  @MethodSource("authors")
  void noTextHasALeftoverPlaceholderOrAnUndefinedNumber(Author author) {
    for (Skin skin : Skin.values()) {
      Occasions.seeds(SEEDS)
          .forEach(seed ->
              assertThat(texts(author, seed, skin, 7))
                  .allSatisfy(text ->
                      assertThat(text).doesNotContain("%", "NaN", "null", "Infinity", "  ")));
    }
  }

  @ParameterizedTest
  @MethodSource("authors")
  void truthsAndStrategiesHaveTheFormOfTheirQuestion(Author author) {
    Occasions.drafts(author, SEEDS)
        .forEach(draft -> {
          switch (draft.truth()) {
            case Truth.Exact(var answer) -> assertFits(draft, answer);
            case Truth.Action action ->
                assertThat(((AnswerForm.Choice) draft.form()).options())
                    .containsExactlyInAnyOrderElementsOf(action.value().keySet())
                    .contains(action.best());
            case Truth.AnySet set -> throw new AssertionError(set);
            case Truth.AllSets sets -> throw new AssertionError(sets);
          }
          draft.strategies().values().forEach(answer -> assertFits(draft, answer));
        });
  }

  private static void assertFits(Draft draft, Answer answer) {
    switch (draft.form()) {
      case AnswerForm.Probability any -> {
        if (answer instanceof Answer.Value(var value)) {
          assertThat(value).isBetween(-1e-12, 1 + 1e-12);
        } else {
          assertThat(answer).isEqualTo(new Answer.Cannot());
          assertThat(draft.mayAbstain()).isTrue();
        }
      }
      case AnswerForm.Quantity(var low, var high) ->
          assertThat(((Answer.Value) answer).value()).isBetween(low - 1e-12, high + 1e-12);
      case AnswerForm.Interval(var low, var high) -> {
        Answer.Interval interval = (Answer.Interval) answer;
        assertThat(interval.low()).isBetween(low - 1e-12, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(high + 1e-12);
      }
      case AnswerForm.Choice(var options) ->
          assertThat(options).contains(((Answer.Choice) answer).option());
      case AnswerForm.Beliefs(var names) -> {
        assertThat(names).hasSizeBetween(2, 4);
        assertThat(((Answer.Beliefs) answer).values())
            .hasSameSizeAs(names)
            .allSatisfy(p -> assertThat(p).isBetween(0., 1.));
      }
      case AnswerForm.Sets sets -> throw new AssertionError(sets);
      case AnswerForm.Edges edges -> throw new AssertionError(edges);
    }
  }

  @ParameterizedTest
  @MethodSource("authors")
  void numbersOfWrongStrategiesAreAwayFromTheTruth(Author author) {
    Occasions.drafts(author, SEEDS)
        .filter(draft -> truth(draft) instanceof Answer.Value)
        .forEach(draft -> {
          double truth = ((Answer.Value) truth(draft)).value();
          List<Strategy> targeted =
              List.of(
                  Strategy.ASSOCIATION, Strategy.INTERVENTION, Strategy.PRIOR, Strategy.MEDIATOR);
          targeted.forEach(strategy -> {
            if (draft.strategies().get(strategy) instanceof Answer.Value(var wrong)) {
              assertThat(Math.abs(wrong - truth))
                  .as("%s of %s", strategy, draft.part())
                  .isGreaterThanOrEqualTo(Scene.SPACING);
            }
          });
        });
  }

  private static Object truth(Draft draft) {
    return draft.truth() instanceof Truth.Exact(var answer) ? answer : draft.truth();
  }

  @ParameterizedTest
  @MethodSource("authors")
  void everyCheckHolds(Author author) {
    Occasions.drafts(author, SEEDS)
        .flatMap(draft -> draft.checks().stream())
        .forEach(check -> {
          switch (check) {
            case Check.Probability claim ->
                assertThat(
                        new NetworkEnumeration(claim.network())
                            .probability(
                                Map.of(claim.variable(), claim.state()),
                                claim.evidence(),
                                claim.intervention())
                            .orElseThrow())
                    .isCloseTo(claim.expected(), within(1e-12));
            case Check.Identified claim ->
                assertThat(
                        new NetworkEnumeration(claim.network())
                            .probability(
                                Map.of(claim.variable(), claim.state()),
                                Map.of(),
                                claim.intervention())
                            .orElseThrow())
                    .isCloseTo(claim.expected(), within(1e-12));
            case Check.Separated claim ->
                assertThat(
                        MSeparation.separated(
                            claim.graph(),
                            claim.graph().nodes(claim.a()),
                            claim.graph().nodes(claim.b()),
                            claim.graph().nodes(claim.given())))
                    .isEqualTo(claim.expected());
            case Check.Counterfactual claim ->
                assertThat(
                        new ScmEnumeration(claim.model())
                            .probability(
                                List.of(
                                    new Event(
                                        Map.of(claim.outcome(), claim.state()),
                                        claim.intervention())),
                                List.of(Event.factual(claim.evidence())))
                            .orElseThrow())
                    .isCloseTo(claim.expected(), within(1e-12));
            case Check.Bounds claim -> assertThat(claim.low()).isLessThan(claim.high());
            case Check.NaturalEffect claim -> assertThat(claim.expected()).isBetween(-1., 1.);
            case Check.Identifiable claim -> throw new AssertionError(claim);
            case Check.Causes claim -> throw new AssertionError(claim);
            case Check.Adjustment claim -> throw new AssertionError(claim);
            case Check.MinimalAdjustments claim -> throw new AssertionError(claim);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("authors")
  void whateverHasAnAnswerIsChecked(Author author) {
    Occasions.drafts(author, SEEDS)
        .filter(draft -> !truth(draft).equals(new Answer.Cannot()))
        .forEach(draft -> assertThat(draft.checks()).isNotEmpty());
  }

  @Test
  void claimsComeInPairsWithContraryAnswers() {
    for (Author author : List.of(new FrontDoorAuthor(), new InstrumentAuthor())) {
      int holds = 0;
      for (int seed = 0; seed < SEEDS; seed++) {
        List<Draft> pair =
            author.write(Occasions.of(seed, Skin.LETTERS, 1)).stream()
                .filter(draft -> draft.group() == 0)
                .toList();
        assertThat(pair).extracting(Draft::part).containsExactly("yes", "no");
        assertThat(pair)
            .extracting(draft -> ((Answer.Choice) truth(draft)).option())
            .containsExactlyInAnyOrder("yes", "no");
        holds += ((Answer.Choice) truth(pair.getFirst())).option().equals("yes") ? 1 : 0;
      }
      assertThat(holds).isBetween(SEEDS / 4, 3 * SEEDS / 4);
    }
  }

  @Test
  void everyPartOfAFamilyIsWrittenNowAndThen() {
    assertThat(parts(new MediationAuthor())).contains("direct", "indirect", "controlled");
    assertThat(parts(new InstrumentAuthor())).contains("yes", "no", "bounds", "local");
    assertThat(parts(new TransportAuthor())).contains("transportable", "not-transportable");
    assertThat(parts(new PolicyAuthor())).contains("payoff", "probability");
    assertThat(parts(new CounterfactualAuthor()))
        .contains(
            "treated",
            "necessity",
            "sufficiency",
            "unit",
            "both",
            "necessity-bounds",
            "sufficiency-bounds",
            "both-bounds");
  }

  private static Set<String> parts(Author author) {
    Set<String> parts = new HashSet<>();
    Occasions.drafts(author, 150).forEach(draft -> parts.add(draft.part()));
    return parts;
  }
}
