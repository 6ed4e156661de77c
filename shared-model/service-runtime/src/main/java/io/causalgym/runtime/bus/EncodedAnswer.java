package io.causalgym.runtime.bus;

import io.causalgym.client.Json;
import io.causalgym.contract.Provenance;
import io.vertx.core.buffer.Buffer;

/// An answer as JSON, and where it comes from.
///
/// @param json the answer's JSON object without its provenance, as the cache keeps it; never
///   changed
/// @param provenance where it comes from this time
public record EncodedAnswer(Buffer json, Provenance provenance) {
  private static final Buffer MEMBER = Buffer.buffer("\"provenance\":");

  /// The JSON object with its provenance as last member.
  public Buffer withProvenance() {
    Buffer written = Json.write(provenance);
    int end = json.length() - 1;
    Buffer whole = Buffer.buffer(end + MEMBER.length() + written.length() + 2);
    whole.appendBuffer(json, 0, end);
    // `{}` has no member to separate from.
    if (end > 1) {
      whole.appendByte((byte) ',');
    }
    return whole.appendBuffer(MEMBER).appendBuffer(written).appendByte((byte) '}');
  }
}
