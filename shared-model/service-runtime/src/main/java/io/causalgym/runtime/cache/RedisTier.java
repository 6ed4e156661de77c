package io.causalgym.runtime.cache;

import io.causalgym.contract.Provenance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers in a Redis, which outlive a restart of the whole cluster. The name of the system is part
/// of every key, so that two systems may share a server.
public final class RedisTier implements CacheTier {
  // A look-up takes a fraction of a millisecond, so that a few connections serve thousands of
  // requests a second; what cannot wait for one is a miss.
  private static final int CONNECTIONS = 8;
  private static final int MOST_WAITING = 1_000;

  private final Redis redis;
  private final String prefix;
  private final long millisToLive;

  /// @param system the name that all members of one system share
  public RedisTier(Vertx vertx, String system, RedisSettings settings) {
    RedisOptions options =
        new RedisOptions()
            .setConnectionString(settings.url())
            .setPoolName("answers")
            .setMaxPoolSize(CONNECTIONS)
            .setMaxPoolWaiting(MOST_WAITING);
    settings.password().ifPresent(options::setPassword);
    this.redis = Redis.createClient(vertx, options);
    this.prefix = "causalgym:answer:" + system + ":";
    this.millisToLive = settings.timeToLive().toMillis();
  }

  @Override
  public Provenance.Tier tier() {
    return Provenance.Tier.REDIS;
  }

  @Override
  public Future<Optional<Buffer>> find(CacheKey key) {
    return redis.send(Request.cmd(Command.GET).arg(prefix + key.text())).map(RedisTier::answer);
  }

  private static Optional<Buffer> answer(@Nullable Response found) {
    return found == null ? Optional.empty() : PackedAnswer.unpack(found.toBuffer());
  }

  @Override
  public Future<Void> keep(CacheKey key, Buffer answer) {
    return PackedAnswer.pack(answer)
        .map(packed ->
            redis
                .send(
                    Request.cmd(Command.SET)
                        .arg(prefix + key.text())
                        .arg(packed)
                        .arg("PX")
                        .arg(millisToLive))
                .<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  /// Gives the connections back.
  public void close() {
    redis.close();
  }
}
