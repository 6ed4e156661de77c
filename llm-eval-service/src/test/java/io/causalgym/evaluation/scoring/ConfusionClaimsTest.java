package io.causalgym.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Who is said to confuse seeing with doing.
class ConfusionClaimsTest {
  private static final List<List<Item>> WORLDS =
      Agents.worlds(120, List.of(Family.SEE_DO), List.of(Skin.LETTERS), 1);

  private static ModelScore score(Function<Item, Answer> agent) {
    return Agents.score(WORLDS, agent);
  }

  private static final ModelScore ORACLE = score(Agents::truth);
  private static final ModelScore ASSOCIATIONAL = score(Agents::associated);

  @Test
  void theAssociationalAgentAndNotTheOracle() {
    List<Optional<ConfusionClaims.Claim>> claims =
        ConfusionClaims.of(List.of(ORACLE, ASSOCIATIONAL));

    assertThat(claims.get(0).orElseThrow().made()).isFalse();
    assertThat(claims.get(0).orElseThrow().p()).isEqualTo(1);
    assertThat(claims.get(1).orElseThrow().made()).isTrue();
  }

  /// The slope of a constant is 0, but it follows nothing.
  @Test
  void aConstantIsWrongWithoutConfusing() {
    Optional<ConfusionClaims.Claim> claim =
        ConfusionClaims.of(List.of(score(item -> new Answer.Value(.5)))).getFirst();

    assertThat(claim.orElseThrow().made()).isFalse();
  }

  @Test
  void theClaimIsMadeExactlyIfBothIntervalsExcludeTheirHypothesis() {
    for (int seed = 0; seed < 6; seed++) {
      RandomGenerator random = new RandomStream(seed, 8).generator(0);
      double q = 1 - .06 * seed;
      ModelScore mixture =
          score(item -> random.nextDouble() < q ? Agents.truth(item) : Agents.associated(item));
      ModelScore.Shares shares = mixture.confusion().askedDo().orElseThrow();
      boolean often = shares.seeing().interval().orElseThrow().lower() > ConfusionClaims.SELDOM;
      boolean notOne = !mixture.slope().value().interval().orElseThrow().contains(1);
      ConfusionClaims.Claim claim = ConfusionClaims.of(List.of(mixture)).getFirst().orElseThrow();

      assertThat(claim.made()).as("mixture " + q).isEqualTo(often && notOne);
    }
  }

  @Test
  void withMoreModelsItTakesMore() {
    List<Optional<ConfusionClaims.Claim>> claims =
        ConfusionClaims.of(List.of(ASSOCIATIONAL, ORACLE, ORACLE));
    ConfusionClaims.Claim claim = claims.getFirst().orElseThrow();

    assertThat(claim.adjusted()).isEqualTo(Math.min(1, 3 * claim.p()));
  }

  @Test
  void nothingIsClaimedOfWhoDidNotAnswer() {
    assertThat(ConfusionClaims.of(List.of(new Scoring().score())).getFirst()).isEmpty();
  }

  @Test
  void nearnessAloneSaysTheSame() {
    ModelScore.Hard oracle = ORACLE.confusion().askedDo().orElseThrow().hard();
    ModelScore.Hard associational = ASSOCIATIONAL.confusion().askedDo().orElseThrow().hard();

    assertThat(oracle.doing()).isEqualTo(1);
    assertThat(oracle.seeing()).isLessThan(0);
    assertThat(associational.seeing()).isEqualTo(1);
  }

  @Test
  void theRegressionIsTestedAgainstTheTruth() {
    List<ModelScore.Term> oracle = ORACLE.slope().regression();
    List<ModelScore.Term> associational = ASSOCIATIONAL.slope().regression();

    assertThat(oracle.get(1).p()).isEqualTo(1);
    assertThat(oracle.get(2).p()).isEqualTo(1);
    assertThat(associational.get(1).p()).isLessThan(1e-6);
    assertThat(associational.get(2).p()).isLessThan(1e-6);
  }
}
