package io.causalgym.evaluation.question.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.equivalence.Cpdag;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureTest {
  private static final int GRAPHS = 400;

  private static RandomGenerator random(long seed) {
    return new RandomStream(seed, 0).generator(0);
  }

  static Occasion occasion(int world, Skin skin) {
    long seed = new RandomStream(9, 0).bits(world);
    return new Occasion(world, seed, skin, 3, random(seed ^ skin.text().hashCode()));
  }

  static Stream<Author> authors() {
    return Stream.of(
        new SeparationAuthor(),
        new AdjustmentAuthor(),
        new BadControlAuthor(),
        new IdentifiabilityAuthor(),
        new DiscoveryAuthor(),
        new AbstentionAuthor());
  }

  @Test
  void separationAgreesWithReachabilityOnRandomGraphs() {
    RandomGenerator random = random(1);
    for (int n = 0; n < GRAPHS; n++) {
      SmallDag dag = SmallDag.random(2, 5, .4, random);
      MixedGraph graph = dag.graph();
      for (int a = 0; a < dag.size(); a++) {
        for (int b = 0; b < a; b++) {
          int given = random.nextInt(1 << dag.size()) & ~(SmallDag.bit(a) | SmallDag.bit(b));
          assertThat(dag.separated(SmallDag.bit(a), SmallDag.bit(b), given))
              .isEqualTo(
                  MSeparation.separated(
                      graph,
                      graph.nodes(List.of(SmallDag.name(a))),
                      graph.nodes(List.of(SmallDag.name(b))),
                      graph.nodes(dag.names(given))));
        }
      }
    }
  }

  /// Back doors by the definition: every path is walked.
  @Test
  void validSetsBlockEveryPathThatIsNotCausalAndTouchNoneThatIs() {
    RandomGenerator random = random(2);
    for (int n = 0; n < GRAPHS; n++) {
      SmallDag dag = SmallDag.random(1, 4, .5, random);
      int x = 1 + random.nextInt(dag.size() - 1);
      int y = 1 + random.nextInt(dag.size() - 1);
      if (x != y) {
        Adjustments found = Adjustments.of(dag, x, y);
        int candidates = dag.observed() & ~SmallDag.bit(x) & ~SmallDag.bit(y);
        for (int set = candidates; ; set = (set - 1) & candidates) {
          assertThat(found.isValid(set)).isEqualTo(validByPaths(dag, x, y, set));
          if (set == 0) {
            break;
          }
        }
      }
    }
  }

  private static boolean validByPaths(SmallDag dag, int x, int y, int set) {
    List<List<Integer>> paths = new ArrayList<>();
    walk(dag, y, new ArrayList<>(List.of(x)), paths);
    for (List<Integer> path : paths) {
      boolean causal = true;
      for (int k = 0; k + 1 < path.size(); k++) {
        causal &= SmallDag.has(dag.parents(path.get(k + 1)), path.get(k));
      }
      if (causal) {
        for (int k = 1; k < path.size(); k++) {
          if ((dag.descendants(SmallDag.bit(path.get(k))) & set) != 0) {
            return false;
          }
        }
      } else if (open(dag, path, set)) {
        return false;
      }
    }
    return true;
  }

  private static void walk(SmallDag dag, int to, List<Integer> path, List<List<Integer>> paths) {
    if (path.getLast() == to) {
      paths.add(List.copyOf(path));
      return;
    }
    for (int v = 0; v < dag.size(); v++) {
      if (!path.contains(v) && dag.adjacent(path.getLast(), v)) {
        path.add(v);
        walk(dag, to, path, paths);
        path.removeLast();
      }
    }
  }

  private static boolean open(SmallDag dag, List<Integer> path, int set) {
    for (int k = 1; k + 1 < path.size(); k++) {
      int v = path.get(k);
      boolean collider =
          SmallDag.has(dag.parents(v), path.get(k - 1))
              && SmallDag.has(dag.parents(v), path.get(k + 1));
      boolean passes =
          collider ? (dag.descendants(SmallDag.bit(v)) & set) != 0 : !SmallDag.has(set, v);
      if (!passes) {
        return false;
      }
    }
    return true;
  }

  @Test
  void knownEffectsAreIdentifiableOrNot() {
    // U -> X, U -> Y, X -> Y: the bow.
    SmallDag bow = new SmallDag(List.of(0, 1, 3), 1);
    // U -> X, X -> M, U -> Y, M -> Y: the front door.
    SmallDag frontDoor = new SmallDag(List.of(0, 1, 2, 5), 1);
    assertThat(Identification.identifiable(bow, 1, 2)).isFalse();
    assertThat(Identification.identifiable(bow.hiding(0), 1, 2)).isTrue();
    assertThat(Identification.identifiable(frontDoor, 1, 3)).isTrue();
  }

  @Test
  void thereAreAsManyGraphsAndClassesOverFourVariablesAsIsKnown() {
    List<MarkovClass> classes = MarkovClass.all();
    // Robinson 1973; Gillispie and Perlman 2001.
    assertThat(classes.stream().mapToInt(c -> c.members().size()).sum()).isEqualTo(543);
    assertThat(classes).hasSize(185);
  }

  @Test
  void compelledEdgesAreThoseOfTheCompletedGraph() {
    for (MarkovClass of : MarkovClass.all()) {
      MixedGraph cpdag = Cpdag.of(MarkovClass.graph(of.members().getFirst()));
      Set<String> expected = new TreeSet<>();
      cpdag.edges().stream()
          .filter(edge -> edge.kind() == EdgeKind.DIRECTED)
          .forEach(edge -> expected.add(cpdag.name(edge.from()) + cpdag.name(edge.to())));
      Set<String> found = new TreeSet<>();
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 4; b++) {
          if (a != b && of.compelled(a, b)) {
            found.add(SmallDag.name(a) + SmallDag.name(b));
          }
        }
      }
      assertThat(found).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("authors")
  void theSameOccasionGivesTheSameQuestionsAndEverySkinTheSameTruths(Author author) {
    for (int world = 0; world < 25; world++) {
      List<Draft> once = author.write(occasion(world, Skin.LETTERS));
      List<Draft> again = author.write(occasion(world, Skin.LETTERS));
      List<Draft> told = author.write(occasion(world, Skin.COMMONSENSE));

      assertThat(again.stream().map(Draft::text))
          .isEqualTo(once.stream().map(Draft::text).toList());
      assertThat(told).hasSameSizeAs(once);
      for (int k = 0; k < once.size(); k++) {
        assertThat(told.get(k).checks()).hasSameSizeAs(once.get(k).checks());
        assertThat(kind(told.get(k).truth())).isEqualTo(kind(once.get(k).truth()));
        assertThat(once.get(k).text()).doesNotContain("%").doesNotContain("null");
      }
    }
  }

  /// What does not depend on names.
  private static String kind(Truth truth) {
    return switch (truth) {
      case Truth.Exact(Answer.Value(double value)) -> "value " + value;
      case Truth.Exact(Answer answer) -> answer.getClass().getSimpleName();
      case Truth.AnySet(var valid, var minimal) -> valid.size() + " of " + minimal.size();
      case Truth.AllSets(var sets) -> "sets " + sets.size();
      case Truth.Action action -> "action";
    };
  }

  @ParameterizedTest
  @MethodSource("authors")
  void answersAreBalanced(Author author) {
    int first = 0;
    int all = 0;
    for (int world = 0; world < 200; world++) {
      Draft draft = author.write(occasion(world, Skin.LETTERS)).getFirst();
      boolean one =
          switch (draft.truth()) {
            case Truth.Exact(Answer.Choice choice) ->
                choice.option().equals("yes")
                    || choice.option().equals("valid")
                    || choice.option().equals("identifiable");
            case Truth.Exact(Answer.Cannot cannot) -> true;
            case Truth.Exact(Answer answer) -> false;
            case Truth.AnySet sets -> false;
            case Truth.AllSets sets -> false;
            case Truth.Action action -> false;
          };
      first += one ? 1 : 0;
      all++;
    }
    if (!(author instanceof BadControlAuthor)) {
      assertThat(first).isBetween(all * 2 / 5, all * 3 / 5);
    }
  }

  @Test
  void polaritiesContradictEachOther() {
    for (int world = 0; world < 50; world++) {
      for (Author author : List.of(new SeparationAuthor(), new AdjustmentAuthor())) {
        List<Draft> pair =
            author.write(occasion(world, Skin.NONSENSE)).stream()
                .filter(draft -> draft.group() == 0)
                .toList();
        assertThat(pair.stream().map(Draft::part)).containsExactly("yes", "no");
        assertThat(pair.get(0).truth()).isNotEqualTo(pair.get(1).truth());
      }
    }
  }
}
