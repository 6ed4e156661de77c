package io.causalgym.evaluation.question.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.world.WorldGenerator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private static final int WORLDS = 150;

  @Test
  void theSameOccasionIsWrittenTheSameAndAnotherWordingIsAnotherText() {
    for (Author author : Samples.AUTHORS) {
      for (int world = 0; world < 20; world++) {
        List<Draft> first = author.write(Samples.occasion(world, Skin.NONSENSE, 0));
        List<Draft> again = author.write(Samples.occasion(world, Skin.NONSENSE, 0));
        List<Draft> other = author.write(Samples.occasion(world, Skin.NONSENSE, 1));
        for (int k = 0; k < first.size(); k++) {
          assertThat(again.get(k).text()).isEqualTo(first.get(k).text());
          assertThat(again.get(k).truth()).isEqualTo(first.get(k).truth());
          assertThat(other.get(k).text()).isNotEqualTo(first.get(k).text());
          assertThat(other.get(k).truth()).isEqualTo(first.get(k).truth());
        }
      }
    }
  }

  @Test
  void truthsStrategiesModesAndDifficultiesAreTheSameInEverySkin() {
    for (Author author : Samples.AUTHORS) {
      for (int world = 0; world < 40; world++) {
        List<Draft> nonsense = Samples.write(author, world, Skin.NONSENSE);
        for (Skin skin : Skin.values()) {
          List<Draft> told = Samples.write(author, world, skin);
          for (int k = 0; k < told.size(); k++) {
            assertThat(told.get(k).truth()).isEqualTo(nonsense.get(k).truth());
            assertThat(told.get(k).strategies()).isEqualTo(nonsense.get(k).strategies());
            assertThat(told.get(k).information()).isEqualTo(nonsense.get(k).information());
            assertThat(told.get(k).difficulty()).isEqualTo(nonsense.get(k).difficulty());
          }
        }
      }
    }
  }

  @Test
  void seeingAndDoingAreTheSameNumberInControlWorldsAndFarApartInOthers() {
    for (int world = 0; world < WORLDS; world++) {
      List<Draft> pair = Samples.write(new SeeDoAuthor(), world, Skin.LETTERS);
      assertThat(pair).extracting(Draft::part).containsExactly("see", "do");
      double see = truth(pair.get(0));
      double done = truth(pair.get(1));
      for (Draft draft : pair) {
        assertThat(value(draft, Strategy.ASSOCIATION)).isEqualTo(see);
        assertThat(value(draft, Strategy.INTERVENTION)).isEqualTo(done);
        assertThat(draft.difficulty().discrimination()).isEqualTo(Math.abs(done - see));
      }
      if (WorldGenerator.control(world)) {
        assertThat(see).isEqualTo(done);
      } else {
        assertThat(Math.abs(see - done)).isGreaterThanOrEqualTo(.1 - 1e-12);
        assertThat(Math.round(100 * see)).isNotEqualTo(Math.round(100 * done));
      }
    }
  }

  @Test
  void decoysOfDoingKeepTheirDistanceUnlessTheGraphMakesThemRight() {
    int overAdjusted = 0;
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = Samples.write(new SeeDoAuthor(), world, Skin.LETTERS).get(1);
      double t = truth(draft);
      double z = Math.abs(value(draft, Strategy.OVER_ADJUSTMENT) - t);
      assertThat(z <= 1e-9 || z >= .06 - 1e-9).as("world " + world + ": " + z).isTrue();
      assertThat(Math.abs(value(draft, Strategy.PRIOR) - t)).isGreaterThanOrEqualTo(.06 - 1e-9);
      overAdjusted += z > 1e-9 ? 1 : 0;
    }
    assertThat(overAdjusted).isGreaterThan(WORLDS / 3);
  }

  @Test
  void effectsAreApartFromAssociationsAndWithinTheRangeThatIsAskedFor() {
    Set<String> parts = new HashSet<>();
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = Samples.write(new EffectAuthor(), world, Skin.LETTERS).getFirst();
      parts.add(draft.part());
      AnswerForm.Quantity form = (AnswerForm.Quantity) draft.form();
      assertThat(truth(draft)).isBetween(form.low(), form.high());
      double association = value(draft, Strategy.ASSOCIATION);
      if (WorldGenerator.control(world)) {
        assertThat(association).isEqualTo(truth(draft));
      } else {
        assertThat(Math.abs(association - truth(draft))).isGreaterThanOrEqualTo(.06 - 1e-9);
      }
    }
    assertThat(parts).containsExactlyInAnyOrder("difference", "ratio");
  }

  @Test
  void conditionalQuestionsAreMostlyAnsweredByNoMarginalAndSomeExplainAway() {
    Map<String, Integer> parts = new HashMap<>();
    int apart = 0;
    for (int world = 0; world < WORLDS; world++) {
      Draft draft =
          Samples.write(new ObservationAuthor(Family.CONDITIONAL), world, Skin.LETTERS).getFirst();
      parts.merge(draft.part(), 1, Integer::sum);
      apart += Math.abs(value(draft, Strategy.PRIOR) - truth(draft)) >= .06 ? 1 : 0;
    }
    assertThat(parts.get("explaining-away")).isGreaterThan(WORLDS / 8);
    assertThat(apart).isGreaterThan(WORLDS * 8 / 10);
  }

  @Test
  void effectsFromDataAreCheckedByIdentificationToo() {
    int identified = 0;
    for (int world = 0; world < WORLDS; world++) {
      Draft draft = Samples.write(new SeeDoAuthor(), world, Skin.LETTERS).get(1);
      long formulas = draft.checks().stream().filter(Check.Identified.class::isInstance).count();
      assertThat(formulas).isEqualTo(draft.information() == InformationMode.TABLES ? 0 : 1);
      identified += (int) formulas;
    }
    assertThat(identified).isGreaterThan(WORLDS / 10);
  }

  @Test
  void backgroundsQuestionsSeeingAndDoingComeInManyWordings() {
    Map<String, Set<String>> forms = new HashMap<>();
    for (int world = 0; world < WORLDS; world++) {
      for (Draft draft : Samples.write(new SeeDoAuthor(), world, Skin.LETTERS)) {
        String[] paragraphs = draft.text().split("\n\n", -1);
        forms.computeIfAbsent("background", any -> new HashSet<>()).add(opening(paragraphs[0]));
        forms.computeIfAbsent(draft.part(), any -> new HashSet<>()).add(plain(paragraphs[2]));
      }
    }
    assertThat(forms.get("background")).hasSizeGreaterThanOrEqualTo(5);
    // Five verbs times five questions.
    assertThat(forms.get("see")).hasSize(25);
    assertThat(forms.get("do")).hasSize(25);
  }

  @Test
  void onlyFirstRungFamiliesAreObservations() {
    assertThatThrownBy(() -> new ObservationAuthor(Family.EFFECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("effect");
  }

  private static String opening(String background) {
    return background.replaceAll("[\\d,:.].*", "");
  }

  private static final Pattern LETTER = Pattern.compile("\\b[A-Z]\\b");

  private static String plain(String question) {
    Matcher letters = LETTER.matcher(question);
    return letters.replaceAll("_");
  }

  private static double truth(Draft draft) {
    return ((Answer.Value) ((Truth.Exact) draft.truth()).answer()).value();
  }

  private static double value(Draft draft, Strategy strategy) {
    Answer answer = draft.strategies().get(strategy);
    return answer instanceof Answer.Value(double value) ? value : Double.NaN;
  }
}
