package io.causalgym.evaluation.question.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.World;
import io.causalgym.evaluation.world.WorldGenerator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A reader who has nothing but the text of a prompt comes to the stored truth.
class PromptsTest {
  private static final int WORLDS = 150;

  @ParameterizedTest
  @EnumSource(Skin.class)
  void whatAPromptShowsAndAsksGivesItsTruth(Skin skin) {
    Set<InformationMode> modes = EnumSet.noneOf(InformationMode.class);
    for (int world = 0; world < WORLDS; world++) {
      for (Author author : Samples.AUTHORS) {
        for (Draft draft : Samples.write(author, world, skin)) {
          Reader reader = new Reader(draft.text(), vocabulary(draft, world, skin));
          assertThat(answer(author.family(), draft, reader))
              .as(author.family() + " of world " + world + "\n" + draft.text())
              .isEqualTo(truth(draft), within(1e-9));
          modes.add(draft.information());
        }
      }
    }
    assertThat(modes)
        .containsExactlyInAnyOrder(
            InformationMode.TABLES,
            InformationMode.COUNTS,
            InformationMode.OBSERVATIONAL,
            InformationMode.SAMPLES);
  }

  @ParameterizedTest
  @EnumSource(Skin.class)
  void theBackgroundTellsTheGraphOfTheTables(Skin skin) {
    for (int world = 0; world < WORLDS; world++) {
      for (Draft draft : Samples.write(new SeeDoAuthor(), world, skin)) {
        Reader reader = new Reader(draft.text(), vocabulary(draft, world, skin));
        if (draft.information() == InformationMode.TABLES) {
          reader
              .tables()
              .forEach((name, table) ->
                  assertThat(reader.causes().get(name))
                      .as(draft.text())
                      .isEqualTo(new TreeSet<>(table.keySet().iterator().next().keySet())));
        }
      }
    }
  }

  private static double answer(Family family, Draft draft, Reader reader) {
    if (family != Family.EFFECT) {
      boolean does = draft.part().equals("do");
      return Reckoning.probability(
          reader,
          reader.event(),
          does ? Map.of() : reader.given(),
          does ? reader.done() : Map.of());
    }
    List<Map<String, Integer>> interventions = reader.interventions();
    assertThat(interventions).as(reader.question()).hasSize(2);
    Map<String, Integer> event = reader.eventBesideInterventions();
    double first = Reckoning.probability(reader, event, Map.of(), interventions.get(0));
    double second = Reckoning.probability(reader, event, Map.of(), interventions.get(1));
    boolean divides = reader.question().matches("(?s).*([Dd]ivide|ratio|times as).*");
    return divides ? first / second : first - second;
  }

  private static double truth(Draft draft) {
    return switch (draft.truth()) {
      case Truth.Exact(Answer.Value(double value)) -> value;
      case Truth.Exact(Answer answer) -> throw new AssertionError(answer);
      case Truth.AnySet sets -> throw new AssertionError(sets);
      case Truth.AllSets sets -> throw new AssertionError(sets);
      case Truth.Action action -> throw new AssertionError(action);
    };
  }

  /// Words for as many variables as the text says that there are.
  private static Vocabulary vocabulary(Draft draft, int world, Skin skin) {
    Occasion occasion = Samples.occasion(world, skin, 0);
    World any = WorldGenerator.world(world, occasion.seed());
    int size = draft.difficulty().nodes();
    List<String> names =
        any.network().size() == size
            ? any.network().names()
            : IntStream.rangeClosed(1, size).mapToObj(v -> "V" + v).toList();
    return Lexicon.vocabulary(skin, names, occasion.wordSeed() ^ occasion.seed());
  }
}
