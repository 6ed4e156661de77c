package io.causalgym.discovery.service.learning;

import io.causalgym.client.Json;
import io.causalgym.contract.BootstrapDocument;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.Provenance;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobRequest;
import io.causalgym.runtime.jobs.PartSpec;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes questions, and starts jobs for those that make sense.
///
/// The key of a job is the hash of the question, in which a dataset is named by the hash of its
/// columns: the same question finds the job that answered it.
public final class DiscoveryJobs {
  public static final String KIND = "discovery";

  /// Parts into which replicates are divided at most: enough for many nodes, few enough that each
  /// does more than a look into the database costs.
  private static final int MOST_PARTS = 16;

  private final JobEngine engine;
  private final ComputePool pool;
  private final Questions questions;

  /// @param pool where questions are checked
  public DiscoveryJobs(JobEngine engine, ComputePool pool, Questions questions) {
    this.engine = engine;
    this.pool = pool;
    this.questions = questions;
  }

  public Future<EncodedAnswer> discover(DiscoveryQuery query, CallContext call) {
    return questions
        .resolved(query, call)
        .compose(resolved -> questions.checked(resolved, call, pool).map(resolved))
        .compose(resolved -> engine.submit(request(resolved, call.principal())))
        .map(DiscoveryJobs::started);
  }

  private static EncodedAnswer started(Job job) {
    return new EncodedAnswer(
        Json.write(new JobStarted(job.id())), new Provenance(Provenance.Tier.MISS, 0, "jvm"));
  }

  static JobRequest request(DiscoveryQuery query, String owner) {
    List<PartSpec> parts = new ArrayList<>();
    List<@Nullable String> datasets = datasets(query);
    int replicates = replicates(query);
    for (String dataset : datasets) {
      parts.add(part(PartInput.whole(dataset), replicates > 0 || datasets.size() > 1 ? 1 : 0));
      int chunk = Math.max(1, Math.ceilDiv(replicates, MOST_PARTS));
      for (int first = 0; first < replicates; first += chunk) {
        int count = Math.min(chunk, replicates - first);
        parts.add(part(new PartInput(dataset, first, count), count));
      }
    }
    String json = json(query);
    return new JobRequest(
        owner,
        KIND,
        Optional.of(key(query)),
        json,
        parts,
        parts.size() > 1 ? PartControl.SEARCHES : "tests");
  }

  private static PartSpec part(PartInput input, int size) {
    return new PartSpec(json(input), size);
  }

  /// One without a name where a graph stands in place of data.
  static List<@Nullable String> datasets(DiscoveryQuery query) {
    List<@Nullable String> datasets = new ArrayList<>();
    if (query.datasets() != null) {
      datasets.addAll(query.datasets());
    } else {
      datasets.add(query.dataset());
    }
    return datasets;
  }

  static int replicates(DiscoveryQuery query) {
    BootstrapDocument bootstrap = Objects.requireNonNull(query.bootstrap(), "filled in");
    return Objects.requireNonNull(bootstrap.samples(), "filled in");
  }

  static boolean isSingle(DiscoveryQuery query) {
    return replicates(query) == 0 && datasets(query).size() == 1;
  }

  /// The number of threads changes nothing in the answer.
  private static String key(DiscoveryQuery query) {
    byte[] canonical = Json.canonical(query.withParameters(withoutThreads(query.parameters())));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static DiscoveryParameters withoutThreads(@Nullable DiscoveryParameters parameters) {
    return parameters == null ? DiscoveryParameters.NONE : parameters.withThreads(null);
  }

  static String json(Object value) {
    return new String(Json.canonical(value), StandardCharsets.UTF_8);
  }
}
