package io.causalgym.runtime.cache;

import com.hazelcast.map.IMap;
import io.causalgym.contract.Provenance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// Answers in the memory of the cluster's members. How long and how many is the map's
/// configuration.
public final class ClusterTier implements CacheTier {
  private final IMap<String, byte[]> answers;

  public ClusterTier(IMap<String, byte[]> answers) {
    this.answers = answers;
  }

  @Override
  public Provenance.Tier tier() {
    return Provenance.Tier.CLUSTER;
  }

  @Override
  public Future<Optional<Buffer>> find(CacheKey key) {
    return future(answers.getAsync(key.text()))
        .map(bytes -> Optional.ofNullable(bytes).map(Buffer::buffer));
  }

  @Override
  public Future<Void> keep(CacheKey key, Buffer answer) {
    return future(answers.setAsync(key.text(), answer.getBytes()));
  }

  /// Completes on Hazelcast's own thread: its default executor is the common pool, which on two
  /// cores starts a thread for each completion.
  private static <T> Future<T> future(CompletionStage<T> stage) {
    Promise<T> promise = Promise.promise();
    var _ =
        stage.whenCompleteAsync(
            (value, failure) -> {
              if (failure == null) {
                promise.complete(value);
              } else {
                promise.fail(failure);
              }
            },
            Runnable::run);
    return promise.future();
  }
}
