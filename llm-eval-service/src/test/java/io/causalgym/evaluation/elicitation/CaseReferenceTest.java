package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReferenceTest {
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private final CaseReference references = new CaseReference("a suite");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 4711, Integer.MAX_VALUE})
  void isFoundInAPrompt(int item) {
    String prompt = references.line(item) + "\n\nWhat is P(Y = 1)?";

    assertThat(references.find(prompt)).hasValue(item);
  }

  @Test
  void noTwoItemsHaveTheSame() {
    assertThat(IntStream.range(0, 2000).mapToObj(references::of))
        .doesNotHaveDuplicates()
        .allMatch(reference -> reference.matches("[0-9a-v]{26}"));
  }

  @Test
  void oneTextOnlyDecodesToAnItem() {
    String reference = references.of(4711);
    int first = DIGITS.indexOf(reference.charAt(0));

    for (int other = 0; other < DIGITS.length(); other++) {
      String text = "Case " + DIGITS.charAt(other) + reference.substring(1);
      assertThat(references.find(text).isPresent()).as(text).isEqualTo(other == first);
    }
  }

  @Test
  void theLastReferenceOfATextCounts() {
    assertThat(references.find(references.line(1) + "\n" + references.line(2))).hasValue(2);
  }

  @Test
  void anotherSuiteHasOthers() {
    assertThat(new CaseReference("another").find(references.line(7))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Case",
        "Case 00000000000000000000000000",
        "Case vvvvvvvvvvvvvvvvvvvvvvvvvv",
        "Case 7vvvvvvvvvvvvvvvvvvvvvvvvv",
        "Case 0000000000000000000000000w",
        "Case 0000000000000000000000000"
      })
  void whatIsMadeUpIsNone(String text) {
    assertThat(references.find(text)).isEmpty();
  }
}
