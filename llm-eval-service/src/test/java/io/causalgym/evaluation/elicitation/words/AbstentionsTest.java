package io.causalgym.evaluation.elicitation.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbstentionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It cannot be determined.",
        "This can’t be computed from what is given.",
        "cannot be uniquely determined",
        "One cannot tell.",
        "It is impossible to say.",
        "I am unable to determine it.",
        "The effect is not identifiable.",
        "not point-identified",
        "unidentifiable",
        "There is insufficient information.",
        "There is not enough data.",
        "The information given is not sufficient.",
        "It is underdetermined.",
        "indeterminate",
        "What is given does not determine it."
      })
  void aPhraseAbstainsWhereverItStands(String text) {
    assertThat(Abstentions.last(text)).isNotNegative();
    assertThat(Abstentions.isAnswer(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cannot", "Cannot.", "can't", "unknown", "cannot: no path is known"})
  void aWordAbstainsWhereItIsTheWholeAnswer(String text) {
    assertThat(Abstentions.last(text)).isEqualTo(-1);
    assertThat(Abstentions.isAnswer(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0.3",
        "I cannot simply use P(y | x).",
        "identifiable",
        "It can be determined.",
        "One cannot condition on a collider.",
        "Enough information is given.",
        "The unknown U is a confounder."
      })
  void otherWordsDoNot(String text) {
    assertThat(Abstentions.isAnswer(text)).isFalse();
  }

  @Test
  void theLastPhraseCounts() {
    assertThat(Abstentions.last("not identifiable, unidentifiable")).isEqualTo(18);
  }
}
