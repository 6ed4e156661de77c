package io.causalgym.runtime.blob;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stream of `count` chunks of `size` bytes, made as they are asked for, that can break after the
/// last.
final class ChunkSource implements ReadStream<Buffer> {
  private final Context context;
  private final int count;
  private final int size;
  private final @Nullable Throwable breaksWith;
  private Handler<Buffer> handler = chunk -> {};
  private Handler<Void> endHandler = end -> {};
  private Handler<Throwable> exceptionHandler = failure -> {};
  private boolean flowing = true;
  private boolean scheduled;
  private int sent;
  private int pauses;

  ChunkSource(Vertx vertx, int count, int size, @Nullable Throwable breaksWith) {
    this.context = vertx.getOrCreateContext();
    this.count = count;
    this.size = size;
    this.breaksWith = breaksWith;
  }

  Context context() {
    return context;
  }

  int sent() {
    return sent;
  }

  int pauses() {
    return pauses;
  }

  static byte[] chunk(int number, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) (31 * number + 7));
    return bytes;
  }

  private void schedule() {
    if (flowing && !scheduled && sent <= count) {
      scheduled = true;
      context.runOnContext(go -> next());
    }
  }

  private void next() {
    scheduled = false;
    if (!flowing) {
      return;
    }
    if (sent == count) {
      sent++;
      if (breaksWith == null) {
        endHandler.handle(null);
      } else {
        exceptionHandler.handle(breaksWith);
      }
      return;
    }
    handler.handle(Buffer.buffer(chunk(sent++, size)));
    schedule();
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> set) {
    exceptionHandler = set == null ? failure -> {} : set;
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> set) {
    handler = set == null ? chunk -> {} : set;
    schedule();
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    flowing = false;
    pauses++;
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    flowing = true;
    schedule();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    return resume();
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> set) {
    endHandler = set == null ? end -> {} : set;
    return this;
  }
}
