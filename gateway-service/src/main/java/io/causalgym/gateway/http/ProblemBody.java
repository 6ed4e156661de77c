package io.causalgym.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.contract.Problem;
import io.vertx.core.buffer.Buffer;

/// Writes problems as JSON.
final class ProblemBody {
  private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(Problem.class);

  private ProblemBody() {}

  static Buffer of(Problem problem) {
    try {
      return Buffer.buffer(WRITER.writeValueAsBytes(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is plain text and numbers", e);
    }
  }
}
