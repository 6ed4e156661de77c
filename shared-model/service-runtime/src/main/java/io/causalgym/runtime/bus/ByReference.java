package io.causalgym.runtime.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/// Hands a local call over as it is; it cannot leave the JVM.
final class ByReference implements MessageCodec<LocalCall, LocalCall> {
  static final String NAME = "causalgym.local";

  @Override
  public void encodeToWire(Buffer buffer, LocalCall call) {
    throw new UnsupportedOperationException("a local call stays in its JVM");
  }

  @Override
  public LocalCall decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("a local call stays in its JVM");
  }

  @Override
  public LocalCall transform(LocalCall call) {
    return call;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
