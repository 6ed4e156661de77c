package io.causalgym.discovery.search.greedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.dataset.Sample;
import io.causalgym.discovery.Fixtures;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreedyStopTest {
  private static final Sample SAMPLE = Fixtures.sample("lg_50_3_1000");
  private static final Knowledge NONE = Knowledge.none(50);
  private static final Ges GES = new Ges(GaussianBic::new, GesOptions.defaults());

  private static Deadline after(int polls) {
    int[] asked = new int[1];
    return Deadline.when(() -> asked[0]++ >= polls);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 100, 200, 300})
  void aStoppedSearchReturnsAClassThatExists(int polls) {
    SearchControl control = SearchControl.plain().with(after(polls));
    for (Learner learner :
        List.of(
            GES,
            new Fges(GaussianBic::new, FgesOptions.defaults()),
            new HillClimbing(GaussianBic::new, HillClimbingOptions.defaults()))) {
      LearnedGraph learned = learner.learn(SAMPLE, NONE, SearchControl.plain().with(after(polls)));
      PartialDag graph = graph(learned.edges());
      PartialDag completed = new PartialDag(50);
      completed.become(graph);
      assertThat(new Completion(50).complete(completed)).isTrue();
      assertThat(completed.sameAs(graph)).isTrue();
      assertThat(learned.score()).isPresent();
    }
    assertThat(GES.learn(SAMPLE, NONE, control).partial()).isTrue();
  }

  private static PartialDag graph(List<Edge> edges) {
    PartialDag graph = new PartialDag(50);
    for (Edge edge : edges) {
      if (edge.kind() == EdgeKind.DIRECTED) {
        graph.direct(edge.from(), edge.to());
      } else {
        graph.join(edge.from(), edge.to());
      }
    }
    return graph;
  }

  private static Checkpoints at(String place, List<String> saved) {
    return new Checkpoints() {
      @Override
      public Optional<String> last() {
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
      }

      @Override
      public void save(String next) {
        saved.add(next);
      }
    };
  }

  @Test
  void aSearchGoesOnFromEachPlaceToTheSameGraph() {
    List<String> saved = new ArrayList<>();
    LearnedGraph whole = GES.learn(SAMPLE, NONE, SearchControl.plain().with(at("", saved)));
    assertThat(saved).isNotEmpty().allMatch(place -> SearchPlace.of(place).isPresent());
    for (String place : saved) {
      List<String> later = new ArrayList<>();
      LearnedGraph rest = GES.learn(SAMPLE, NONE, SearchControl.plain().with(at(place, later)));
      assertThat(rest.edges()).isEqualTo(whole.edges());
      assertThat(rest.tests()).isLessThan(whole.tests());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"phase\":9,\"improved\":true,\"nodes\":50,\"edges\":\"\"}",
        "{\"phase\":1,\"improved\":true,\"nodes\":50,\"edges\":\"0>1\"}",
        "{\"phase\":1,\"improved\":true,\"nodes\":50,\"edges\":\"0-1 1-0\"}",
        "{\"phase\":1,\"improved\":true,\"nodes\":50,\"edges\":\"0-999999\"}",
        "{\"phase\":1,\"improved\":true,\"nodes\":49,\"edges\":\"0-1\"}"
      })
  void aPlaceThatMakesNoSenseIsIgnored(String place) {
    LearnedGraph whole = GES.learn(SAMPLE, NONE, SearchControl.plain());
    assertThat(GES.learn(SAMPLE, NONE, SearchControl.plain().with(at(place, new ArrayList<>()))))
        .isEqualTo(whole);
  }
}
