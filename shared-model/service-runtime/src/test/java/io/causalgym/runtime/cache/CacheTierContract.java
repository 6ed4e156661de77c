package io.causalgym.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.InferenceOperations;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What every tier does.
abstract class CacheTierContract {
  static final CacheKey KEY = key("dag { X -> Y }");

  abstract CacheTier tier();

  @Test
  void givenNothingKept_whenSought_thenNothingIsFound() throws Exception {
    assertThat(await(tier().find(key("never kept")))).isEmpty();
  }

  @Test
  void givenAnAnswer_whenSoughtByAnEqualKey_thenItIsFound() throws Exception {
    await(tier().keep(KEY, Buffer.buffer("{\"a\":1}")));
    assertThat(await(tier().find(key("dag { X -> Y }")))).contains(Buffer.buffer("{\"a\":1}"));
    assertThat(await(tier().find(key("dag { Y -> X }")))).isEmpty();
  }

  @Test
  void givenALaterAnswer_whenSought_thenItIsTheLater() throws Exception {
    await(tier().keep(KEY, Buffer.buffer("1")));
    await(tier().keep(KEY, Buffer.buffer("2")));
    assertThat(await(tier().find(KEY))).contains(Buffer.buffer("2"));
  }

  @Test
  void givenAnAnswerOfAMegabyte_whenSought_thenItIsWhole() throws Exception {
    Buffer large = Buffer.buffer("x".repeat(1 << 20));
    await(tier().keep(KEY, large));
    assertThat(await(tier().find(KEY))).contains(large);
  }

  static CacheKey key(String graph) {
    return CacheKey.of(InferenceOperations.STORE_GRAPH, GraphDocument.text(graph));
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.await(10, TimeUnit.SECONDS);
  }
}
