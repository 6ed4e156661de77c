package io.causalgym.runtime.cache;

import static io.causalgym.runtime.cache.CacheTierContract.KEY;
import static io.causalgym.runtime.cache.CacheTierContract.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.Provenance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Two members' caches over the maps that they share: half of the entries are the other's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterClaimsTest {
  private static final Buffer ANSWER = Buffer.buffer("{}");

  private final Vertx vertx = Vertx.vertx();
  private final Set<String> members = ConcurrentHashMap.newKeySet();
  private final AtomicInteger computed = new AtomicInteger();
  private HazelcastInstance first;
  private HazelcastInstance second;
  private IMap<String, String> claims;
  private IMap<String, byte[]> answers;

  @BeforeAll
  void start() {
    List<HazelcastInstance> both = Islands.start("claims-test", 2);
    first = both.getFirst();
    second = both.getLast();
    assertThat(second.getCluster().getMembers()).hasSize(2);
    claims = first.getMap("claims");
    answers = first.getMap("answers");
  }

  @BeforeEach
  void threeMembers() {
    claims.clear();
    answers.clear();
    members.addAll(Set.of("one", "two", "three"));
    computed.set(0);
  }

  @AfterAll
  void stop() throws Exception {
    second.getLifecycleService().terminate();
    first.getLifecycleService().terminate();
    await(vertx.close());
  }

  private AnswerCache cache(String node) {
    HazelcastInstance its = node.equals("one") ? first : second;
    return new AnswerCache(
        vertx,
        new LocalTier(1 << 20),
        List.of(new ClusterTier(its.getMap("answers"))),
        new ClusterClaims(its.getMap("claims"), node, () -> Set.copyOf(members)),
        new SimpleMeterRegistry());
  }

  private Future<Cached> ask(String node, long millis, Supplier<Future<Buffer>> computation) {
    CallContext context =
        new CallContext(System.currentTimeMillis() + millis, null, CallContext.LOCAL);
    return cache(node)
        .computeIfAbsent(
            KEY,
            context,
            () -> {
              computed.incrementAndGet();
              return computation.get();
            });
  }

  private void awaitClaim() throws Exception {
    while (!claims.containsKey(KEY.text())) {
      await(vertx.timer(5));
    }
  }

  @Test
  void whatOneMemberComputesAnotherWaitsFor() throws Exception {
    Promise<Buffer> gate = Promise.promise();
    Future<Cached> first = ask("one", 10_000, gate::future);
    awaitClaim();
    Future<Cached> second = ask("two", 10_000, () -> Future.succeededFuture(ANSWER));
    await(vertx.timer(100));

    assertThat(second.isComplete()).isFalse();
    gate.complete(ANSWER);

    assertThat(await(first).tier()).isEqualTo(Provenance.Tier.MISS);
    assertThat(await(second).tier()).isEqualTo(Provenance.Tier.CLUSTER);
    assertThat(computed).hasValue(1);
    while (claims.containsKey(KEY.text())) {
      await(vertx.timer(5));
    }
  }

  @Test
  void claimsAreGivenUpWhereverTheyLie() throws Exception {
    for (int n = 0; n < 40; n++) {
      CacheKey key = CacheTierContract.key("dag { X -> n" + n + " }");
      CallContext context =
          new CallContext(System.currentTimeMillis() + 10_000, null, CallContext.LOCAL);
      await(cache("two").computeIfAbsent(key, context, () -> Future.succeededFuture(ANSWER)));
      await(
          cache("one")
              .computeIfAbsent(
                  CacheTierContract.key("dag { X -> m" + n + " }"),
                  context,
                  () -> Future.failedFuture("no"))
              .otherwiseEmpty());
    }

    while (!claims.isEmpty()) {
      await(vertx.timer(5));
    }
    assertThat(answers.size()).isEqualTo(40);
  }

  @Test
  void aClaimThatAnotherHasByNowIsNotGivenUp() throws Exception {
    ClusterClaims late = new ClusterClaims(claims, "one", () -> Set.copyOf(members));
    ClusterClaims now = new ClusterClaims(claims, "two", () -> Set.copyOf(members));
    assertThat(await(late.claim(KEY))).isTrue();
    members.remove("one");
    assertThat(await(now.claim(KEY))).isTrue();

    late.release(KEY);
    assertThat(await(now.isHeld(KEY))).isTrue();
    now.release(KEY);
    while (claims.containsKey(KEY.text())) {
      await(vertx.timer(5));
    }
  }

  @Test
  void whatADeadMemberClaimedIsComputedByTheOneThatWaits() throws Exception {
    Future<Cached> lost = ask("one", 10_000, () -> Promise.<Buffer>promise().future());
    awaitClaim();
    Future<Cached> waiting = ask("two", 10_000, () -> Future.succeededFuture(ANSWER));

    members.remove("one");

    assertThat(await(waiting).tier()).isEqualTo(Provenance.Tier.MISS);
    assertThat(lost.isComplete()).isFalse();
    assertThat(computed).hasValue(2);
  }

  @Test
  void afterAFailureTheOneThatWaitsTriesItself() throws Exception {
    Promise<Buffer> gate = Promise.promise();
    Future<Cached> first = ask("one", 10_000, gate::future);
    awaitClaim();
    Future<Cached> second = ask("two", 10_000, () -> Future.succeededFuture(ANSWER));

    gate.fail("no");

    assertThatThrownBy(() -> await(first)).hasMessage("no");
    assertThat(await(second).answer()).isEqualTo(ANSWER);
    assertThat(computed).hasValue(2);
  }

  @Test
  void whoWaitsWaitsNoLongerThanItsDeadline() throws Exception {
    Promise<Buffer> gate = Promise.promise();
    Future<Cached> first = ask("one", 10_000, gate::future);
    awaitClaim();

    Future<Cached> hurried = ask("two", 200, () -> Future.succeededFuture(ANSWER));

    assertThatThrownBy(() -> await(hurried)).isInstanceOf(ProblemException.class);
    gate.complete(ANSWER);
    await(first);
    assertThat(computed).hasValue(1);
  }
}
