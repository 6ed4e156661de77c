package io.causalgym.runtime.cache;

import static io.causalgym.runtime.cache.CacheTierContract.KEY;
import static io.causalgym.runtime.cache.CacheTierContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final Buffer ANSWER = Buffer.buffer("{}");

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicInteger computed = new AtomicInteger();
  private final LocalTier local = new LocalTier(1 << 20);
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    await(vertx.close());
  }

  @Test
  void givenAnAnswer_whenAskedAgain_thenItComesFromThisJvmAtOnce() throws Exception {
    AnswerCache cache = cache();
    assertThat(await(ask(cache, this::compute)).tier()).isEqualTo(Provenance.Tier.MISS);
    Future<Cached> again = ask(cache, this::compute);
    assertThat(again.isComplete()).isTrue();
    assertThat(await(again)).isEqualTo(new Cached(ANSWER, Provenance.Tier.LOCAL));
    assertThat(computed).hasValue(1);
    assertThat(requests("local", "hit")).isOne();
    assertThat(requests("local", "miss")).isOne();
  }

  @Test
  void givenAHundredCallersAtOnce_whenNothingIsKept_thenItIsComputedOnce() throws Exception {
    AnswerCache cache = cache();
    Promise<Buffer> gate = Promise.promise();
    List<Future<Cached>> asked =
        IntStream.range(0, 100)
            .mapToObj(i ->
                ask(
                    cache,
                    () -> {
                      computed.incrementAndGet();
                      return gate.future();
                    }))
            .toList();
    gate.complete(ANSWER);
    assertThat(await(Future.all(asked)).<Cached>list())
        .extracting(Cached::answer)
        .containsOnly(ANSWER);
    assertThat(computed).hasValue(1);
    assertThat(cache.underWay()).isZero();
  }

  @Test
  void givenAFailure_whenAskedAgain_thenItIsComputedAgain() throws Exception {
    AnswerCache cache = cache();
    Problem refused = Problem.of(ProblemType.UNSUPPORTED, "not this graph");
    assertThat(problem(ask(cache, () -> Future.failedFuture(refused.exception()))))
        .isEqualTo(refused);
    assertThatThrownBy(() ->
            await(
                ask(
                    cache,
                    () -> {
                      throw new IllegalStateException("a bug");
                    })))
        .isInstanceOf(IllegalStateException.class);
    assertThat(await(ask(cache, this::compute)).tier()).isEqualTo(Provenance.Tier.MISS);
    assertThat(cache.underWay()).isZero();
  }

  @Test
  void givenAWaiterWithoutTime_whenItsDeadlinePasses_thenItLeavesAloneAndTheOthersAreAnswered()
      throws Exception {
    AnswerCache cache = cache();
    Promise<Buffer> gate = Promise.promise();
    Future<Cached> leader = ask(cache, gate::future);
    Future<Cached> hasty = cache.computeIfAbsent(KEY, within(30), this::compute);
    assertThat(problem(hasty).kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    gate.complete(ANSWER);
    assertThat(await(leader).answer()).isEqualTo(ANSWER);
    assertThat(computed).hasValue(0);
  }

  @Test
  void givenALeaderThatRunsOutOfTime_whenOthersStillWait_thenOneOfThemComputes() throws Exception {
    AnswerCache cache = cache();
    Promise<Buffer> gate = Promise.promise();
    Future<Cached> leader = ask(cache, gate::future);
    Future<Cached> second = ask(cache, this::compute);
    Future<Cached> third = ask(cache, this::compute);
    gate.fail(Problem.of(ProblemType.DEADLINE_EXCEEDED, "too late").exception());
    assertThat(problem(leader).kind()).isEqualTo(ProblemType.DEADLINE_EXCEEDED);
    assertThat(await(second).answer()).isEqualTo(ANSWER);
    assertThat(await(third).answer()).isEqualTo(ANSWER);
    assertThat(computed).hasValue(1);
  }

  @Test
  void givenAnAnswerInTheCluster_whenAsked_thenItIsTakenFromThereAndKeptHere() throws Exception {
    Shelf shelf = new Shelf();
    await(shelf.keep(KEY, ANSWER));
    AnswerCache cache = cache(shelf);
    assertThat(await(ask(cache, this::compute)).tier()).isEqualTo(Provenance.Tier.CLUSTER);
    assertThat(await(ask(cache, this::compute)).tier()).isEqualTo(Provenance.Tier.LOCAL);
    assertThat(computed).hasValue(0);
    assertThat(requests("cluster", "hit")).isOne();
  }

  @Test
  void givenAnAnswerInTheFarthestTier_whenAsked_thenTheNearerOnesGetIt() throws Exception {
    Shelf near = new Shelf();
    Shelf far = new Shelf(Provenance.Tier.REDIS);
    await(far.keep(KEY, ANSWER));

    assertThat(await(ask(cache(near, far), this::compute)).tier()).isEqualTo(Provenance.Tier.REDIS);

    assertThat(await(near.find(KEY))).contains(ANSWER);
    assertThat(computed).hasValue(0);
  }

  @Test
  void givenAComputedAnswer_whenKept_thenTheClusterHasItToo() throws Exception {
    Shelf shelf = new Shelf();
    await(ask(cache(shelf), this::compute));
    assertThat(await(shelf.find(KEY))).contains(ANSWER);
  }

  @Test
  void givenADeadTier_whenAsked_thenTheAnswerIsComputedAndTheErrorCounted() throws Exception {
    AnswerCache cache = cache(new Broken(() -> Future.failedFuture("gone")));
    assertThat(await(ask(cache, this::compute)).answer()).isEqualTo(ANSWER);
    assertThat(requests("cluster", "error")).isGreaterThanOrEqualTo(1);
  }

  @Test
  void givenATierThatThrows_whenAsked_thenTheAnswerIsComputed() throws Exception {
    AnswerCache cache =
        cache(
            new Broken(() -> {
              throw new IllegalStateException("not active");
            }));
    assertThat(await(ask(cache, this::compute)).answer()).isEqualTo(ANSWER);
  }

  @Test
  void givenATierThatHangs_whenAsked_thenTheAnswerIsComputedAfterAMoment() throws Exception {
    AnswerCache cache = cache(new Broken(() -> Promise.<Optional<Buffer>>promise().future()));
    assertThat(await(ask(cache, this::compute)).answer()).isEqualTo(ANSWER);
  }

  @Test
  void givenTheSameRequestOfTwoOwners_whenItDependsOnWhatTheyStored_thenTheKeysDiffer() {
    GraphDocument stored = GraphDocument.stored("0".repeat(64));
    assertThat(CacheKey.owned(InferenceOperations.STORE_GRAPH, stored, "ada"))
        .isEqualTo(CacheKey.owned(InferenceOperations.STORE_GRAPH, stored, "ada"))
        .isNotEqualTo(CacheKey.owned(InferenceOperations.STORE_GRAPH, stored, "bob"))
        .isNotEqualTo(CacheKey.of(InferenceOperations.STORE_GRAPH, stored));
  }

  private AnswerCache cache(CacheTier... further) {
    return new AnswerCache(vertx, local, List.of(further), Claims.alone(), metrics);
  }

  private static Future<Cached> ask(AnswerCache cache, Supplier<Future<Buffer>> computation) {
    return cache.computeIfAbsent(KEY, within(5_000), computation);
  }

  private Future<Buffer> compute() {
    computed.incrementAndGet();
    return Future.succeededFuture(ANSWER);
  }

  private double requests(String tier, String result) {
    return metrics.get("cache.requests").tag("tier", tier).tag("result", result).counter().count();
  }

  private static Problem problem(Future<?> asked) {
    return catchThrowableOfType(ProblemException.class, () -> await(asked)).problem();
  }

  private static CallContext within(long millis) {
    return new CallContext(System.currentTimeMillis() + millis, null, CallContext.LOCAL);
  }

  /// A tier in a map.
  private static final class Shelf implements CacheTier {
    private final Map<CacheKey, Buffer> answers = new ConcurrentHashMap<>();
    private final Provenance.Tier tier;

    Shelf() {
      this(Provenance.Tier.CLUSTER);
    }

    Shelf(Provenance.Tier tier) {
      this.tier = tier;
    }

    @Override
    public Provenance.Tier tier() {
      return tier;
    }

    @Override
    public Future<Optional<Buffer>> find(CacheKey key) {
      return Future.succeededFuture(Optional.ofNullable(answers.get(key)));
    }

    @Override
    public Future<Void> keep(CacheKey key, Buffer answer) {
      answers.put(key, answer);
      return Future.succeededFuture();
    }
  }

  /// A tier that does not work, in a way of its own.
  private record Broken(Supplier<Future<Optional<Buffer>>> way) implements CacheTier {

    @Override
    public Provenance.Tier tier() {
      return Provenance.Tier.CLUSTER;
    }

    @Override
    public Future<Optional<Buffer>> find(CacheKey key) {
      return way.get();
    }

    @Override
    public Future<Void> keep(CacheKey key, Buffer answer) {
      return way.get().mapEmpty();
    }
  }
}
