package io.causalgym.discovery.service.learning;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.DiscoveryResult;
import io.causalgym.contract.DiscoveryResults;
import io.causalgym.contract.ProblemException;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.knowledge.KnowledgeCheck;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.service.datasets.DatasetCatalog;
import io.causalgym.discovery.service.datasets.OpenSample;
import io.causalgym.discovery.service.refusal.Refusals;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.JobHandler;
import io.causalgym.runtime.jobs.PartContext;
import io.causalgym.runtime.jobs.PartResult;
import io.causalgym.runtime.jobs.PartResults;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Does the parts of a discovery: learns a graph or some replicates on the pool for jobs, and joins
/// what the parts found.
public final class DiscoveryHandler implements JobHandler {
  /// The pool's own deadline lies far behind the one of the search, which ends by itself.
  private static final Duration GRACE = Duration.ofDays(1);

  private final DatasetCatalog datasets;
  private final ComputePool pool;
  private final KernelBackend kernels;
  private final FoundRelationships relationships;

  /// @param pool for jobs
  public DiscoveryHandler(
      DatasetCatalog datasets,
      ComputePool pool,
      KernelBackend kernels,
      FoundRelationships relationships) {
    this.datasets = datasets;
    this.pool = pool;
    this.kernels = kernels;
    this.relationships = relationships;
  }

  @Override
  public Future<PartResult> run(PartContext part) {
    DiscoveryQuery query = query(part);
    PartInput input = Json.readAnswer(PartInput.class, Buffer.buffer(part.input()));
    return sample(query, input, part.owner())
        .compose(open ->
            pool.submit(
                    call(query, part.owner()),
                    stopped ->
                        Refusals.answerOrProblem(() -> done(part, query, input, open, stopped)))
                .onComplete(ended -> open.close()))
        .compose(done -> relationships.keep(part, done.results()).map(done.json()))
        .<PartResult>map(PartResult.Succeeded::new)
        .recover(DiscoveryHandler::refused);
  }

  private static DiscoveryQuery query(PartContext part) {
    return Json.readRequest(DiscoveryQuery.class, Buffer.buffer(part.request()));
  }

  private Future<OpenSample> sample(DiscoveryQuery query, PartInput input, String owner) {
    String dataset = input.dataset();
    return dataset == null
        ? Future.succeededFuture(new OpenSample(Oracle.sample(query), () -> {}))
        : datasets.open(dataset, owner);
  }

  private static CallContext call(DiscoveryQuery query, String owner) {
    long deadline = System.currentTimeMillis() + PartControl.budget(query).plus(GRACE).toMillis();
    return new CallContext(deadline, null, owner);
  }

  /// What a part leaves.
  ///
  /// @param results those that are a job's own, whose edges are to be kept
  private record Done(String json, List<DiscoveryResult> results) {}

  private Done done(
      PartContext part,
      DiscoveryQuery query,
      PartInput input,
      OpenSample open,
      BooleanSupplier stopped) {
    Sample sample = Columns.chosen(query, open.sample());
    Knowledge knowledge = KnowledgeReading.of(query.knowledge(), sample.variables());
    Learner learner = Algorithms.learner(query, sample.variables());
    SearchControl control = new PartControl(part, query, input, pool, kernels).search(stopped);
    if (!input.isWhole()) {
      return new Done(
          Replicates.learn(query, input, learner, sample, knowledge, control), List.of());
    }
    long start = System.nanoTime();
    LearnedGraph learned = learner.learn(sample, knowledge, control);
    verify(learned, knowledge, sample);
    double millis = Math.round((System.nanoTime() - start) / 1e3) / 1e3;
    DiscoveryResult result =
        LearnedGraphs.result(
            input.dataset(),
            query.algorithm(),
            learned,
            millis,
            control.used().name(),
            edge -> null,
            null);
    // The results of several parts are joined first.
    return new Done(
        DiscoveryJobs.json(result), DiscoveryJobs.isSingle(query) ? List.of(result) : List.of());
  }

  /// That knowledge is obeyed is not left to each algorithm's word. A search that was stopped has
  /// not oriented its edges yet, and one of time series has other nodes than the sample.
  private static void verify(LearnedGraph learned, Knowledge knowledge, Sample sample) {
    if (learned.partial() || learned.names().size() != sample.size()) {
      return;
    }
    List<String> violations =
        KnowledgeCheck.violations(knowledge, learned.kind(), learned.edges(), learned.names());
    if (!violations.isEmpty()) {
      throw new IllegalStateException("knowledge is violated: " + violations.getFirst());
    }
  }

  /// What the caller can understand is not tried again.
  private static Future<PartResult> refused(Throwable failure) {
    return failure instanceof ProblemException refused
        ? Future.succeededFuture(new PartResult.Failed(DiscoveryJobs.json(refused.problem())))
        : Future.failedFuture(failure);
  }

  @Override
  public Future<PartResult> combine(PartContext context, PartResults results) {
    return results
        .all()
        .compose(parts ->
            pool.submit(
                call(query(context), context.owner()),
                stopped -> Refusals.answerOrProblem(() -> joined(query(context), parts))))
        .compose(
            joined -> relationships.keep(context, joined).map(kept -> json(query(context), joined)))
        .<PartResult>map(PartResult.Succeeded::new)
        .recover(DiscoveryHandler::refused);
  }

  private static List<DiscoveryResult> joined(DiscoveryQuery query, List<@Nullable String> parts) {
    List<DiscoveryResult> results = new ArrayList<>();
    int perDataset = parts.size() / DiscoveryJobs.datasets(query).size();
    for (int first = 0; first < parts.size(); first += perDataset) {
      String whole = parts.get(first);
      if (whole != null) {
        results.add(
            Replicates.joined(query, result(whole), parts.subList(first + 1, first + perDataset)));
      }
    }
    return results;
  }

  private static DiscoveryResult result(String json) {
    return Json.readAnswer(DiscoveryResult.class, Buffer.buffer(json));
  }

  /// One dataset has one result.
  private static String json(DiscoveryQuery query, List<DiscoveryResult> results) {
    return query.datasets() == null && results.size() == 1
        ? DiscoveryJobs.json(results.getFirst())
        : DiscoveryJobs.json(new DiscoveryResults(results));
  }
}
