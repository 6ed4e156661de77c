package io.causalgym.evaluation.provider.wire;

import io.vertx.core.buffer.Buffer;

/// A form with a file of JSON lines (RFC 7578).
///
/// @param mediaType with the boundary
record Multipart(String mediaType, Buffer body) {
  // Every line of such a file begins with a brace, so no line can be taken for this one.
  private static final String BOUNDARY = "causal-gym-requests";

  static Multipart of(String purpose, Buffer lines) {
    Buffer body =
        Buffer.buffer()
            .appendString(
                """
                --%1$s\r
                Content-Disposition: form-data; name="purpose"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="requests.jsonl"\r
                Content-Type: application/jsonl\r
                \r
                """
                    .formatted(BOUNDARY, purpose))
            .appendBuffer(lines)
            .appendString("\r\n--" + BOUNDARY + "--\r\n");
    return new Multipart("multipart/form-data; boundary=" + BOUNDARY, body);
  }
}
