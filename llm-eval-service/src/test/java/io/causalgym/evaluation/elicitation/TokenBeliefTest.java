package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.item.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenBeliefTest {
  private static final List<String> POLAR = List.of("yes", "no");

  @Test
  void isTheShareOfTheTwoWords() {
    assertChoice(belief("Yes", Map.of("Yes", .6, "No", .2)), "yes", .75);
  }

  @Test
  void theLikelierWordIsChosenWhicheverWasSaid() {
    assertChoice(belief("Yes", Map.of("Yes", .2, "No", .6)), "no", .75);
  }

  @Test
  void allWaysToWriteAWordCount() {
    Map<String, Double> tokens =
        Map.of("Yes", .2, " yes", .1, "YES", .1, "\u2581Yes", .1, "\u0120yes.", .1, "No", .2);

    assertChoice(belief("Yes", tokens), "yes", .75);
  }

  @Test
  void theChosenTokenCountsOnceThoughItStandsAmongTheAlternatives() {
    assertChoice(belief("No", Map.of("No", .5, "Yes", .5)), "yes", .5);
  }

  @Test
  void theChosenTokenCountsWithoutAlternatives() {
    assertChoice(belief("No", Map.of()), "no", 1);
  }

  @Test
  void otherWordsCountForNothing() {
    assertChoice(belief("Yes", Map.of("Yes", .1, "Yesterday", .8, "None", .1)), "yes", 1);
  }

  @Test
  void withoutEitherWordThereIsNoBelief() {
    assertThat(belief("Maybe", Map.of("Maybe", .9))).isEmpty();
  }

  @Test
  void withoutTokensOrWithThreeOptionsThereIsNoBelief() {
    TokenChoice yes = new TokenChoice("yes", 0, List.of());

    assertThat(TokenBelief.of(List.of(), POLAR)).isEmpty();
    assertThat(TokenBelief.of(List.of(yes), List.of("yes", "no", "perhaps"))).isEmpty();
  }

  @Test
  void aProbabilityThatIsNoneIsNoBelief() {
    TokenChoice broken = new TokenChoice("yes", Double.NaN, List.of());
    TokenChoice impossible = new TokenChoice("yes", Double.NEGATIVE_INFINITY, List.of());

    assertThat(TokenBelief.of(List.of(broken), POLAR)).isEmpty();
    assertThat(TokenBelief.of(List.of(impossible), POLAR)).isEmpty();
  }

  @Test
  void theFirstTokenDecides() {
    TokenChoice yes = new TokenChoice("yes", Math.log(.9), List.of());
    TokenChoice no = new TokenChoice("no", Math.log(.9), List.of());

    assertChoice(TokenBelief.of(List.of(yes, no), POLAR), "yes", 1);
  }

  private static Optional<Answer> belief(String said, Map<String, Double> top) {
    List<TokenChoice.Alternative> alternatives =
        top.entrySet().stream()
            .map(one -> new TokenChoice.Alternative(one.getKey(), Math.log(one.getValue())))
            .toList();
    double logprob = Math.log(top.getOrDefault(said, .5));
    return TokenBelief.of(List.of(new TokenChoice(said, logprob, alternatives)), POLAR);
  }

  private static void assertChoice(Optional<Answer> belief, String option, double confidence) {
    assertThat(belief)
        .get()
        .isInstanceOfSatisfying(
            Answer.Choice.class,
            choice -> {
              assertThat(choice.option()).isEqualTo(option);
              assertThat(choice.confidence()).isCloseTo(confidence, within(1e-12));
            });
  }
}
