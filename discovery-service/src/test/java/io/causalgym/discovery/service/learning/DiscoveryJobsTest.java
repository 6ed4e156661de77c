package io.causalgym.discovery.service.learning;

import static io.causalgym.discovery.service.learning.AlgorithmsTest.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Json;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.ensemble.EdgeFrequencies;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.PartSpec;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryJobsTest {
  private static final List<Variable> ABC =
      List.of(Variable.continuous("a"), Variable.continuous("b"), Variable.continuous("c"));

  private static PartInput input(PartSpec part) {
    return Json.readAnswer(PartInput.class, Buffer.buffer(part.input()));
  }

  private static JobRequest request(String json) {
    return DiscoveryJobs.request(query(json), "owner");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 100, 10_000})
  void replicatesAreDividedIntoAtMostSixteenPartsOfEachDataset(int samples) {
    JobRequest request =
        request("{'datasets':['d','e'],'algorithm':'pc','bootstrap':{'samples':" + samples + "}}");
    Map<String, Integer> next = new TreeMap<>();
    Map<String, Integer> parts = new TreeMap<>();
    for (PartSpec part : request.parts()) {
      PartInput input = input(part);
      String dataset = String.valueOf(input.dataset());
      if (input.isWhole()) {
        assertThat(next.put(dataset, 0)).as("a whole of its own").isNull();
        assertThat(part.size()).isEqualTo(1);
      } else {
        assertThat(input.first()).isEqualTo(next.get(dataset));
        assertThat(part.size()).isEqualTo(input.count()).isPositive();
        next.merge(dataset, input.count(), Integer::sum);
        parts.merge(dataset, 1, Integer::sum);
      }
    }
    assertThat(next).isEqualTo(Map.of("d", samples, "e", samples));
    assertThat(parts.values()).allMatch(count -> count <= 16);
  }

  @Test
  void oneSearchIsOnePartThatCountsItsTests() {
    JobRequest request = request("{'dataset':'d','algorithm':'pc'}");
    assertThat(request.parts()).hasSize(1);
    assertThat(request.unit()).isEqualTo("tests");
    assertThat(input(request.parts().getFirst())).isEqualTo(PartInput.whole("d"));
  }

  @Test
  void aPartWithoutADatasetSurvivesJson() {
    for (PartInput input : List.of(PartInput.whole(null), new PartInput("d", 3, 4))) {
      assertThat(Json.readAnswer(PartInput.class, Buffer.buffer(DiscoveryJobs.json(input))))
          .isEqualTo(input);
    }
  }

  @Test
  void threadsDoNotMakeAnotherJobAndEverythingElseDoes() {
    String plain = "{'datasets':['d','e'],'algorithm':'pc'}";
    List<String> others =
        List.of(
            "{'datasets':['e','d'],'algorithm':'pc'}",
            "{'datasets':['d','e'],'algorithm':'fci'}",
            "{'datasets':['d','e'],'algorithm':'pc','parameters':{'alpha':0.05}}",
            "{'datasets':['d','e'],'algorithm':'pc','knowledge':{'forbidden':[['a','b']]}}",
            "{'datasets':['d','e'],'algorithm':'pc','bootstrap':{'samples':5}}",
            "{'datasets':['d','e'],'algorithm':'pc','columns':['a','b']}");
    assertThat(request(plain).key())
        .isEqualTo(request(plain.replace("}", ",'parameters':{'threads':2}}")).key());
    List<Object> keys =
        new ArrayList<>(others.stream().<Object>map(it -> request(it).key()).toList());
    keys.add(request(plain).key());
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void tenThousandColumnsFitIntoAGigabyteAndLessIsRefused() {
    List<Variable> many =
        IntStream.range(0, 10_000).mapToObj(i -> Variable.continuous("v" + i)).toList();
    MemoryEstimate.check(
        query("{'dataset':'d','algorithm':'pc','budget':{'megabytes':1024}}"), many, 1_000);
    assertThatThrownBy(() ->
            MemoryEstimate.check(
                query("{'dataset':'d','algorithm':'pc','budget':{'megabytes':100}}"), many, 1_000))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().type())
                    .isEqualTo(Problem.of(ProblemType.TOO_COSTLY, "").type()))
        .hasMessageContaining("budget.megabytes");
  }

  @Test
  void anEstimateGrowsWithColumnsAndRowsAndDoesNotOverflow() {
    for (String algorithm : List.of("pc", "fci", "ges", "direct-lingam", "dagma", "pcmci-plus")) {
      long last = 0;
      for (int size = 10; size <= 10_000; size *= 10) {
        List<Variable> columns =
            IntStream.range(0, size).mapToObj(i -> Variable.continuous("v" + i)).toList();
        var query = query("{'dataset':'d','algorithm':'" + algorithm + "'}");
        long bytes = MemoryEstimate.bytes(query, columns, size);
        assertThat(bytes).isGreaterThan(last);
        assertThat(MemoryEstimate.bytes(query, columns, Integer.MAX_VALUE))
            .isGreaterThanOrEqualTo(bytes);
        last = bytes;
      }
    }
  }

  @Test
  void countsSurviveJson() {
    Map<Edge, Integer> counts = new TreeMap<>();
    for (EdgeKind kind : EdgeKind.values()) {
      counts.put(new Edge(0, 1, kind).canonical(), counts.size() + 1);
      counts.put(new Edge(2, 1, kind).canonical(), counts.size() + 1);
    }
    EdgeFrequencies frequencies = new EdgeFrequencies(List.of("a", "b", "c"), 9, counts);
    String json = DiscoveryJobs.json(ReplicateCounts.of(frequencies));
    assertThat(Json.readAnswer(ReplicateCounts.class, Buffer.buffer(json)).frequencies())
        .isEqualTo(frequencies);
  }

  @Test
  void partsAddUpToWhatOnePartFinds() {
    var query = query("{'dataset':'d','algorithm':'pc','bootstrap':{'samples':12,'seed':7}}");
    EdgeFrequencies all = learn(query, 0, 12);
    assertThat(
            EdgeFrequencies.sum(
                List.of(learn(query, 7, 5), learn(query, 0, 3), learn(query, 3, 4))))
        .isEqualTo(all);
    assertThat(all.replicates()).isEqualTo(12);
    assertThat(all.counts()).isNotEmpty();
  }

  private static EdgeFrequencies learn(
      io.causalgym.contract.DiscoveryQuery query, int first, int count) {
    Sample sample = AlgorithmsTest.continuous();
    String json =
        Replicates.learn(
            query,
            new PartInput("d", first, count),
            Algorithms.learner(query, sample.variables()),
            sample,
            Knowledge.none(3),
            SearchControl.plain());
    return Json.readAnswer(ReplicateCounts.class, Buffer.buffer(json)).frequencies();
  }

  private static Knowledge knowledge(String json) {
    return KnowledgeReading.of(
        query("{'dataset':'d','algorithm':'pc','knowledge':" + json + "}").knowledge(), ABC);
  }

  @Test
  void aGroupStandsForItsMembers() {
    Knowledge knowledge = knowledge("{'groups':{'g':['b','c']},'forbidden':[['g','a']]}");
    assertThat(knowledge.allows(1, 0)).isFalse();
    assertThat(knowledge.allows(2, 0)).isFalse();
    assertThat(knowledge.allows(0, 1)).isTrue();
    assertThat(knowledge("{'required':[['a','b']]}").requires(0, 1)).isTrue();
    assertThat(knowledge("{'tiers':[['a'],['b','c']]}").allows(1, 0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'forbidden':[['a','x']]}",
        "{'tiers':[['a'],['x']]}",
        "{'groups':{'g':['x']}}",
        "{'groups':{'a':['b']}}",
        "{'required':[['a','b']],'forbidden':[['a','b']]}",
        "{'required':[['a','b'],['b','c'],['c','a']]}",
        "{'tiers':[['a'],['b']],'required':[['b','a']]}"
      })
  void knowledgeWithUnknownNamesOrContradictionsIsRefused(String json) {
    assertThatThrownBy(() -> knowledge(json))
        .isInstanceOfSatisfying(
            DiscoveryException.class,
            refused -> assertThat(refused.field()).startsWith("knowledge"));
  }
}
