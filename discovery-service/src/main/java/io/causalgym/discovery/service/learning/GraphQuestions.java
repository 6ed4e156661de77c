package io.causalgym.discovery.service.learning;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.CompareAnswer;
import io.causalgym.contract.CompareQuery;
import io.causalgym.contract.DiscoveryOperations;
import io.causalgym.contract.MarkovCheckAnswer;
import io.causalgym.contract.MarkovCheckQuery;
import io.causalgym.contract.TestName;
import io.causalgym.dataset.ColumnSelection;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.comparison.GraphComparison;
import io.causalgym.discovery.comparison.InterventionDistance;
import io.causalgym.discovery.comparison.MarkovCheck;
import io.causalgym.discovery.comparison.Rates;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.service.datasets.DatasetCatalog;
import io.causalgym.discovery.service.datasets.OpenSample;
import io.causalgym.discovery.service.refusal.Refusals;
import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.mapping.Graphs;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.answer.Computing;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers how far graphs are from each other and from data.
public final class GraphQuestions {
  /// Nodes up to which the intervention distance is computed unasked.
  private static final int FEW_NODES = 100;

  private final Answers answers;
  private final KernelBackend kernels;
  private final Questions questions;
  private final DatasetCatalog datasets;

  public GraphQuestions(
      Answers answers, KernelBackend kernels, Questions questions, DatasetCatalog datasets) {
    this.answers = answers;
    this.kernels = kernels;
    this.questions = questions;
    this.datasets = datasets;
  }

  public Future<EncodedAnswer> compare(CompareQuery query, CallContext call) {
    return questions
        .graph(query.truth(), call)
        .compose(truth ->
            questions
                .graph(query.estimate(), call)
                .map(estimate -> new CompareQuery(truth, estimate, query.sid())))
        .compose(resolved ->
            answers.answer(
                DiscoveryOperations.COMPARE,
                resolved,
                call,
                computing ->
                    Refusals.answerOrProblem(
                        () -> compared(resolved, Deadline.when(computing::isStopped)))));
  }

  private static CompareAnswer compared(CompareQuery query, Deadline deadline) {
    MixedGraph truth = Graphs.read(query.truth());
    MixedGraph estimate = Graphs.read(query.estimate());
    GraphComparison comparison = GraphComparison.of(truth, estimate, deadline);
    return new CompareAnswer(
        comparison.shd(),
        rates(comparison.adjacency()),
        rates(comparison.arrowhead()),
        rates(comparison.ancestor()),
        sid(query, truth, estimate, deadline),
        new CompareAnswer.MarkCounts(comparison.equalMarks(), comparison.marks()));
  }

  private static CompareAnswer.@Nullable Range sid(
      CompareQuery query, MixedGraph truth, MixedGraph estimate, Deadline deadline) {
    boolean wanted =
        query.sid() == null
            ? truth.size() <= FEW_NODES && InterventionDistance.applies(truth, estimate)
            : query.sid();
    if (!wanted) {
      return null;
    }
    InterventionDistance distance = InterventionDistance.of(truth, estimate, deadline);
    return new CompareAnswer.Range(distance.lower(), distance.upper());
  }

  private static CompareAnswer.Rates rates(Rates rates) {
    return new CompareAnswer.Rates(
        known(rates.precision()),
        known(rates.recall()),
        known(rates.f1()),
        rates.truePositives(),
        rates.falsePositives(),
        rates.falseNegatives());
  }

  private static @Nullable Double known(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  public Future<EncodedAnswer> check(MarkovCheckQuery query, CallContext call) {
    return questions
        .graph(query.graph(), call)
        .map(graph ->
            new MarkovCheckQuery(
                graph, query.dataset(), query.test(), query.alpha(), query.limit()))
        .compose(resolved ->
            datasets
                .open(query.dataset(), call.principal())
                .compose(open ->
                    answers
                        .answerOwned(
                            DiscoveryOperations.CHECK,
                            resolved,
                            call,
                            computing ->
                                Refusals.answerOrProblem(() -> checked(resolved, open, computing)))
                        .onComplete(done -> open.close())));
  }

  private MarkovCheckAnswer checked(MarkovCheckQuery query, OpenSample open, Computing computing) {
    SearchControl control =
        SearchControl.plain().with(Deadline.when(computing::isStopped)).with(kernels);
    MixedGraph graph = Graphs.read(query.graph());
    checkNodes(graph, open.sample());
    Sample sample = new ColumnSelection(open.sample(), graph.names());
    TestName name = query.test() == null ? Tests.byTypes(sample.variables()) : query.test();
    IndependenceTest test = Tests.of(name, sample.variables()).over(sample, control);
    MarkovCheck check =
        MarkovCheck.of(
            graph,
            IntStream.range(0, graph.size()).toArray(),
            test,
            Objects.requireNonNull(query.alpha(), "filled in"),
            Objects.requireNonNull(query.limit(), "filled in"),
            control);
    computing.doneBy(control.used().name());
    return answer(check, graph.names());
  }

  private static void checkNodes(MixedGraph graph, Sample sample) {
    Set<String> columns = new HashSet<>();
    sample.variables().stream().map(Variable::name).forEach(columns::add);
    for (String node : graph.names()) {
      if (!columns.contains(node) || graph.latent().contains(graph.node(node))) {
        throw new DiscoveryException(
            "graph",
            node,
            "'" + node + "' is no column of the dataset; check a graph over its columns");
      }
    }
  }

  private static MarkovCheckAnswer answer(MarkovCheck check, List<String> names) {
    return new MarkovCheckAnswer(
        check.tests(),
        check.rejected(),
        known(check.uniformity()),
        check.worst().stream()
            .map(claim ->
                new MarkovCheckAnswer.Independence(
                    names.get(claim.x()),
                    names.get(claim.y()),
                    claim.given().stream().map(names::get).toList(),
                    claim.pValue()))
            .toList());
  }
}
