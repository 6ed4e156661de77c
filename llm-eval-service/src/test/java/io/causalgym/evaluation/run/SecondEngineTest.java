package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.ProblemException;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.structure.DiscoveryAuthor;
import io.causalgym.evaluation.question.structure.SeparationAuthor;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondEngineTest {
  private static final MixedGraph CHAIN =
      MixedGraph.builder()
          .edge("A", "B", EdgeKind.DIRECTED)
          .edge("B", "C", EdgeKind.DIRECTED)
          .build();

  private final EngineBus bus = new EngineBus();
  private final SecondEngine engine = new SecondEngine(bus);

  private static List<Draft> write(Author author, int world) {
    long seed = new RandomStream(11, 0).bits(world);
    return author.write(
        new Occasion(world, seed, Skin.LETTERS, 3, new RandomStream(seed, 0).generator(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "A, C, false, true",
    "A, C, true, false",
    "A, B, true, true",
    "C, A, false, false",
    "B, A, true, false"
  })
  void aCauseIsConfirmedAndItsContraryIsNot(
      String from, String to, boolean directly, boolean causes) {
    assertThat(engine.confirms(new Check.Causes(CHAIN, from, to, directly, causes)).result())
        .isTrue();
    assertThat(engine.confirms(new Check.Causes(CHAIN, from, to, directly, !causes)).result())
        .isFalse();
  }

  @Test
  void aSeparationIsConfirmedAndItsContraryIsNot() {
    assertThat(confirms(List.of("B"), true)).isTrue();
    assertThat(confirms(List.of("B"), false)).isFalse();
    assertThat(confirms(List.of(), false)).isTrue();
  }

  private boolean confirms(List<String> given, boolean expected) {
    return engine
        .confirms(new Check.Separated(CHAIN, List.of("A"), List.of("C"), given, expected))
        .result();
  }

  @Test
  void everyQuestionOfDiscoveryAndSeparationIsConfirmed() {
    for (Author author : List.of(new DiscoveryAuthor(), new SeparationAuthor())) {
      for (int world = 0; world < 60; world++) {
        for (Draft draft : write(author, world)) {
          assertThat(draft.checks()).as(draft.part()).isNotEmpty();
          assertThat(draft.checks())
              .as("world %s, %s", world, draft.part())
              .allMatch(check -> engine.confirms(check).result());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"entailment", "orient", "experiment"})
  void anEngineThatSeesOtherIndependencesDoesNotConfirmDiscovery(String part) {
    bus.contrary = true;

    Draft draft =
        write(new DiscoveryAuthor(), 1).stream()
            .filter(one -> one.part().equals(part))
            .findFirst()
            .orElseThrow();

    assertThat(draft.checks()).anyMatch(check -> !engine.confirms(check).result());
  }

  @Test
  void anEngineThatIsAwayIsAFailureAndNoVerdict() {
    bus.away = true;

    assertThat(engine.confirms(new Check.Causes(CHAIN, "A", "C", false, true)).cause())
        .isInstanceOf(ProblemException.class);
  }
}
