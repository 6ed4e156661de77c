package io.causalgym.gateway;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The request and the answer that stand for each operation.
public final class Golden {
  private Golden() {}

  public static Buffer request(String operation) {
    return file(operation + ".request.json");
  }

  public static Buffer answer(String operation) {
    return file(operation + ".answer.json");
  }

  private static Buffer file(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      if (in == null) {
        throw new IllegalStateException("there is no golden file " + name);
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
