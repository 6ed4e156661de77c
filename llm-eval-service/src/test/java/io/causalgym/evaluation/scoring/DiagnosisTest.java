package io.causalgym.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What agents of known behaviour must have on the questions that suites really ask.
class DiagnosisTest {
  private static final double EXACT = 1e-9;
  private static final List<List<Item>> MIXED =
      Agents.worlds(24, Agents.families(), List.of(Skin.LETTERS), 1);
  private static final List<List<Item>> REPEATED =
      Agents.worlds(
          12,
          List.of(Family.SEE_DO, Family.SEPARATION),
          List.of(Skin.LETTERS, Skin.NONSENSE, Skin.COMMONSENSE),
          2);

  private static void is(Diagnosis.Measured measured, double value) {
    assertThat(measured.of()).isPositive();
    assertThat(measured.value().orElseThrow()).isCloseTo(value, within(EXACT));
  }

  @Test
  void theOracleIsCoherentAndSureAndRight() {
    Diagnosis oracle = Agents.score(MIXED, Agents::truth).diagnosis();

    is(oracle.confidence().brier(), 0);
    is(oracle.confidence().calibrationError(), 0);
    is(oracle.coherence().complement(), 0);
    is(oracle.coherence().bounds(), 0);
    is(oracle.coherence().secondRule(), 0);
    is(oracle.coherence().thirdRule(), 0);
    is(oracle.structures().validity(), 1);
    is(oracle.structures().minimality(), 1);
    is(oracle.structures().jaccard(), 1);
    is(oracle.structures().edgeDistance(), 0);
    is(oracle.structures().entailment(), 1);
    is(oracle.structures().identifiability(), 1);
    is(oracle.structures().abstentionCost(), 0);
    is(oracle.structures().abstaining(), 1);
  }

  @Test
  void theOracleDoesNotDependOnNamesAndWording() {
    Diagnosis.Repeated oracle = Agents.score(REPEATED, Agents::truth).diagnosis().repeats();

    is(oracle.naming(), 0);
    is(oracle.wording(), 0);
    is(oracle.flips(), 0);
    is(oracle.worst(), 1);
    is(oracle.usual(), 1);
  }

  @Test
  void givenEachPromptOnce_thenParaphraseAndSamplingAreNotToldApart() {
    Diagnosis.Repeated once = Agents.score(REPEATED, Agents::truth).diagnosis().repeats();

    assertThat(once.paraphrase().value()).isEmpty();
    assertThat(once.sampling().value()).isEmpty();
  }

  @Test
  void whoTakesSetForSeenLeaksBackwardsAsFarAsTheAssociationMoves() {
    ModelScore agent = Agents.score(MIXED, Agents::associated);
    Diagnosis.Measured oracle =
        Agents.score(MIXED, Agents::truth).diagnosis().coherence().thirdRule();
    Diagnosis.Measured leakage = agent.diagnosis().coherence().thirdRule();
    double moved = 0;
    long checks = 0;
    for (List<Item> world : MIXED) {
      List<Item> steps = world.stream().filter(i -> i.family() == Family.TRAJECTORY).toList();
      for (int at = 1; at < steps.size(); at++) {
        for (int k = 0; k < believed(Agents.truth(steps.get(at))).size(); k++) {
          double should = moved(steps, at, k, Strategy.INTERVENTION);
          double does = moved(steps, at, k, Strategy.ASSOCIATION);
          if (should < EXACT && does >= EXACT) {
            moved += does;
            checks++;
          }
        }
      }
    }

    assertThat(leakage.of()).isEqualTo(checks).isEqualTo(oracle.of()).isPositive();
    is(leakage, moved / checks);
    assertThat(moved / checks).isPositive();
  }

  private static double moved(List<Item> steps, int at, int k, Strategy strategy) {
    return Math.abs(
        held(steps.get(at), strategy).get(k) - held(steps.get(at - 1), strategy).get(k));
  }

  private static List<Double> held(Item item, Strategy strategy) {
    return believed(
        strategy == Strategy.ASSOCIATION ? Agents.associated(item) : Agents.truth(item));
  }

  private static List<Double> believed(Answer answer) {
    return answer instanceof Answer.Beliefs(var values) ? values : List.of();
  }

  @Test
  void theAssociationStaysWithinTheBoundsAndAConstantDoesNot() {
    Diagnosis.Coherence associated =
        Agents.score(MIXED, Agents::associated).diagnosis().coherence();
    Diagnosis.Coherence contrary =
        Agents.score(MIXED, item -> contrary(item)).diagnosis().coherence();

    is(associated.bounds(), 0);
    is(associated.secondRule(), 0);
    assertThat(contrary.bounds().value().orElseThrow()).isPositive();
    is(contrary.secondRule(), 1);
  }

  /// Seen for certain, and never after doing.
  private static Answer contrary(Item item) {
    return item.family() == Family.SEE_DO
        ? new Answer.Value(item.part().equals("see") ? 1 : 0)
        : Agents.truth(item);
  }

  @Test
  void givenSeenForCertainAndNeverDone_thenTheBoundsAreMissedByP() {
    Diagnosis.Coherence contrary =
        Agents.score(MIXED, item -> contrary(item)).diagnosis().coherence();
    double mean =
        MIXED.stream()
            .flatMap(List::stream)
            .filter(item -> item.family() == Family.SEE_DO && item.part().equals("do"))
            .mapToDouble(Coherence::cause)
            .average()
            .orElseThrow();

    // P(x, y) = P(x) is the least that P(y | do(x)) can be.
    is(contrary.bounds(), mean);
    assertThat(mean).isBetween(0.0, 1.0);
  }

  @Test
  void whoAlwaysSaysYesBelievesClaimsAndTheirOpposites() {
    Diagnosis always =
        Agents.score(
                MIXED,
                item ->
                    item.form() instanceof AnswerForm.Choice(var options) && options.contains("yes")
                        ? new Answer.Choice("yes", 1.0)
                        : Agents.truth(item))
            .diagnosis();

    is(always.coherence().complement(), 1);
  }

  @Test
  void whoAlwaysAbstainsIsHalfRightAboutIt() {
    Diagnosis.Structures structures =
        Agents.score(MIXED, item -> item.mayAbstain() ? new Answer.Cannot() : Agents.truth(item))
            .diagnosis()
            .structures();

    is(structures.abstaining(), .5);
    assertThat(structures.minimality().value()).isEmpty();
  }

  @Test
  void aCoinFlipsHalfOfTheTime() {
    RandomGenerator random = new RandomStream(3, 0).generator(0);
    Diagnosis.Measured flips =
        Agents.score(
                REPEATED,
                item ->
                    item.form() instanceof AnswerForm.Choice(var options)
                        ? new Answer.Choice(options.get(random.nextInt(options.size())), null)
                        : Agents.truth(item))
            .diagnosis()
            .repeats()
            .flips();

    assertThat(flips.value().orElseThrow()).isCloseTo(.5, within(.15));
  }

  @Test
  void whereNothingWasCheckedNothingIsKnown() {
    Diagnosis none = new Scoring().score().diagnosis();

    assertThat(none.confidence().brier().value()).isEmpty();
    assertThat(none.confidence().calibrationError().value()).isEmpty();
    assertThat(none.coherence().bounds().value()).isEmpty();
    assertThat(none.coherence().thirdRule().value()).isEmpty();
    assertThat(none.repeats().worst().value()).isEmpty();
    assertThat(none.structures().entailment().value()).isEmpty();
    assertThat(none.structures().edgeDistance().of()).isZero();
  }
}
