package io.causalgym.evaluation.dispatch.cache;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.dispatch.time.Loop;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// A cache whose failures and delays are misses, which are counted. After one it rests, so that a
/// dead cache costs a quarter of a second now and then and not for each question.
///
/// Lives on the loop.
public final class GuardedCache {
  private static final long TIMEOUT_NANOS = 250_000_000L;
  private static final long REST_NANOS = 1_000_000_000L;
  // Replies come faster than a slow cache keeps them: those beyond are not kept.
  private static final int MOST_WRITES = 1024;

  private final Loop loop;
  private final ReplyCache cache;
  private final Duration timeToLive;
  private long restsUntil;
  private int writes;
  private long hits;
  private long misses;
  private long failures;

  public GuardedCache(Loop loop, ReplyCache cache, Duration timeToLive) {
    this.loop = loop;
    this.cache = cache;
    this.timeToLive = timeToLive;
    this.restsUntil = loop.nanos();
  }

  /// Calls back once, on the loop.
  public void find(String key, Consumer<Optional<ChatReply>> then) {
    if (loop.nanos() - restsUntil < 0) {
      misses++;
      then.accept(Optional.empty());
      return;
    }
    Lookup lookup = new Lookup(then);
    Future<Optional<ChatReply>> found = Future.succeededFuture().compose(start -> cache.find(key));
    if (!found.isComplete()) {
      lookup.limit();
    }
    found.onComplete(result ->
        loop.execute(() -> {
          if (result.succeeded()) {
            lookup.end(result.result(), false);
          } else {
            lookup.end(Optional.empty(), true);
          }
        }));
  }

  /// Keeps a reply if the cache can; nobody waits for it.
  public void keep(String key, ChatReply reply) {
    if (writes >= MOST_WRITES || loop.nanos() - restsUntil < 0) {
      failures++;
      return;
    }
    writes++;
    Future.succeededFuture()
        .compose(start -> cache.keep(key, reply, timeToLive))
        .onComplete(result ->
            loop.execute(() -> {
              writes--;
              if (result.failed()) {
                failed();
              }
            }));
  }

  public long hits() {
    return hits;
  }

  public long misses() {
    return misses;
  }

  /// Lookups and replies that the cache failed to find or keep, for a fault of its own.
  public long failures() {
    return failures;
  }

  private void failed() {
    failures++;
    restsUntil = loop.nanos() + REST_NANOS;
  }

  private final class Lookup {
    private final Consumer<Optional<ChatReply>> then;
    private Loop.Timer timer = () -> {};
    private boolean ended;

    Lookup(Consumer<Optional<ChatReply>> then) {
      this.then = then;
    }

    void limit() {
      timer = loop.timer(TIMEOUT_NANOS, () -> end(Optional.empty(), true));
    }

    void end(Optional<ChatReply> reply, boolean failure) {
      if (ended) {
        return;
      }
      ended = true;
      timer.cancel();
      if (failure) {
        failed();
      }
      if (reply.isPresent()) {
        hits++;
      } else {
        misses++;
      }
      then.accept(reply);
    }
  }
}
