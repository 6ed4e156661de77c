package io.causalgym.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.evaluation.item.Skin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LexiconTest {
  private static final List<String> TWELVE =
      IntStream.rangeClosed(1, 12).mapToObj(v -> "V" + v).toList();

  @ParameterizedTest
  @EnumSource(Skin.class)
  void wordsAreDistinctInEverySkinAndEqualForEqualSeeds(Skin skin) {
    for (int seed = 0; seed < 300; seed++) {
      Vocabulary words = Lexicon.vocabulary(skin, TWELVE, seed);
      assertThat(new HashSet<>(words.names(TWELVE))).hasSize(12);
      assertThat(Lexicon.vocabulary(skin, TWELVE, seed)).isEqualTo(words);
    }
    assertThat(Lexicon.vocabulary(skin, TWELVE, 1))
        .isNotEqualTo(Lexicon.vocabulary(skin, TWELVE, 2));
  }

  @Test
  void nonsenseIsNoWordSharesNoStemWithOneAndNoneBeginsAnother() {
    for (int seed = 0; seed < 500; seed++) {
      List<String> words = Lexicon.vocabulary(Skin.NONSENSE, TWELVE, seed).names(TWELVE);
      for (String word : words) {
        assertThat(word).matches("[a-z]{5,12}");
        assertThat(Nonsense.meaningful(word)).as(word).isFalse();
        assertThat(words.stream().filter(other -> other.startsWith(word))).containsExactly(word);
      }
    }
  }

  @Test
  void whatMeansSomethingIsRecognised() {
    assertThat(List.of("lemon", "robot", "dragon", "nickels", "flannels"))
        .allMatch(Nonsense::meaningful);
    assertThat(List.of("zwoopip", "gleevex")).noneMatch(Nonsense::meaningful);
  }

  @Test
  void lettersTellNothingOfTheOrderOfCauses() {
    int ascending = 0;
    for (int seed = 0; seed < 1000; seed++) {
      List<String> names = Lexicon.vocabulary(Skin.LETTERS, TWELVE, seed).names(TWELVE);
      assertThat(names).allMatch(name -> name.matches("[A-Z]"));
      ascending += names.get(0).compareTo(names.get(1)) < 0 ? 1 : 0;
    }
    // 500 expected, with a standard deviation of 16.
    assertThat(ascending).isBetween(436, 564);
  }

  @Test
  void aStoryRunsForwardsWhereItIsPlausibleAndBackwardsWhereItIsNot() {
    for (int seed = 0; seed < 200; seed++) {
      List<String> five = TWELVE.subList(0, 5);
      List<String> forwards = Lexicon.vocabulary(Skin.COMMONSENSE, five, seed).names(five);
      List<String> backwards = Lexicon.vocabulary(Skin.ANTI_COMMONSENSE, five, seed).names(five);
      assertThat(backwards).isEqualTo(forwards.reversed());
      assertThat(Stories.ALL)
          .anyMatch(story -> isSubsequence(forwards, story.stream().map(Word::name).toList()));
    }
  }

  private static boolean isSubsequence(List<String> part, List<String> whole) {
    int at = 0;
    for (String word : whole) {
      at += at < part.size() && part.get(at).equals(word) ? 1 : 0;
    }
    return at == part.size();
  }

  @Test
  void everyStoryHasTwelveWordsOfFiveDifferentPhrasesInSingleWordNames() {
    assertThat(Stories.ALL).hasSizeGreaterThanOrEqualTo(6);
    for (List<Word> story : Stories.ALL) {
      assertThat(story).hasSize(Lexicon.MOST);
      assertThat(story.stream().map(Word::name).distinct()).hasSize(Lexicon.MOST);
      for (Word word : story) {
        assertThat(word.name()).matches("[a-z]+");
        assertThat(Set.of(word.present(), word.absent(), word.make(), word.prevent())).hasSize(4);
        assertThat(List.of(word.present(), word.absent(), word.make(), word.prevent()))
            .allMatch(phrase -> phrase.matches("[a-z][a-z' ]+"));
      }
    }
  }

  @Test
  void noClauseOfAStoryIsHeldInAnotherSoThatNoneIsTakenForIt() {
    for (List<Word> story : Stories.ALL) {
      List<String> clauses =
          story.stream().flatMap(word -> Stream.of(word.present(), word.absent())).toList();
      for (String clause : clauses) {
        assertThat(
                clauses.stream().filter(other -> (" " + other + " ").contains(" " + clause + " ")))
            .containsExactly(clause);
      }
    }
  }

  @Test
  void moreVariablesThanWordsAreRefused() {
    List<String> thirteen = IntStream.range(0, 13).mapToObj(v -> "V" + v).toList();
    assertThatThrownBy(() -> Lexicon.vocabulary(Skin.LETTERS, thirteen, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("13")
        .hasMessageContaining("12");
  }
}
