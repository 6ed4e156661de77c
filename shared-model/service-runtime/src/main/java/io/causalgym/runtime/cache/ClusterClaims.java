package io.causalgym.runtime.cache;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Claims in a map that all members see, by the claimant's id.
public final class ClusterClaims implements Claims {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterClaims.class);

  // As a cache tier's: whoever gets no answer by then computes.
  private static final long TIMEOUT_MILLIS = 100;

  private final IMap<String, String> claims;
  private final String nodeId;
  private final Supplier<Set<String>> members;

  /// @param members the ids of all members, this one's among them
  public ClusterClaims(IMap<String, String> claims, String nodeId, Supplier<Set<String>> members) {
    this.claims = claims;
    this.nodeId = nodeId;
    this.members = members;
  }

  @Override
  public Future<Boolean> claim(CacheKey key) {
    if (members.get().size() < 2) {
      return Future.succeededFuture(true);
    }
    return future(() ->
            claims
                .submitToKey(key.text(), new Claiming(nodeId, Set.copyOf(members.get())))
                .thenApply(nodeId::equals))
        .otherwise(true);
  }

  @Override
  public Future<Boolean> isHeld(CacheKey key) {
    return future(() ->
            claims
                .getAsync(key.text())
                .thenApply(holder -> holder != null && members.get().contains(holder)))
        .otherwise(false);
  }

  @Override
  public void release(CacheKey key) {
    if (members.get().size() > 1) {
      future(() -> claims.submitToKey(key.text(), new Releasing(nodeId)))
          .onFailure(lost ->
              LOG.atDebug().addKeyValue("key", key.text()).setCause(lost).log("a claim stays"));
    }
  }

  /// Completes on Hazelcast's own thread, as {@link ClusterTier} does.
  private static Future<Boolean> future(Supplier<CompletionStage<Boolean>> call) {
    return Future.succeededFuture()
        .compose(start -> {
          Promise<Boolean> promise = Promise.promise();
          var _ =
              call.get()
                  .whenCompleteAsync(
                      (value, failure) -> {
                        if (failure == null) {
                          promise.complete(value);
                        } else {
                          promise.fail(failure);
                        }
                      },
                      Runnable::run);
          return promise.future();
        })
        .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// Claims for a member, where no other one has. Runs where the entry is; a member that does not
  /// have this class answers with a failure, and the claim is as good as made.
  ///
  /// @param nodeId who claims
  /// @param members whose claims count
  private record Claiming(String nodeId, Set<String> members)
      implements EntryProcessor<String, String, String> {
    private static final long serialVersionUID = 1L;

    // No answer may take longer.
    private static final long SECONDS_TO_LIVE = 600;

    @Override
    public String process(Map.Entry<String, String> entry) {
      String holder = entry.getValue();
      if (holder != null && members.contains(holder)) {
        return holder;
      }
      ((ExtendedMapEntry<String, String>) entry)
          .setValue(nodeId, SECONDS_TO_LIVE, TimeUnit.SECONDS);
      return nodeId;
    }
  }

  /// Gives a claim up, unless another member has it by now.
  ///
  /// @param nodeId who gives up
  private record Releasing(String nodeId) implements EntryProcessor<String, String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean process(Map.Entry<String, String> entry) {
      boolean mine = nodeId.equals(entry.getValue());
      if (mine) {
        // To Hazelcast that is a removal.
        entry.setValue(null);
      }
      return mine;
    }
  }
}
