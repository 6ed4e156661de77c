package io.causalgym.evaluation.provider.wire;

import static io.causalgym.evaluation.provider.http.WireJson.count;
import static io.causalgym.evaluation.provider.http.WireJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.batch.BatchRequest;
import io.causalgym.evaluation.provider.batch.BatchResult;
import io.causalgym.evaluation.provider.batch.BatchState;
import io.causalgym.evaluation.provider.batch.BatchStatus;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The files and documents of OpenAI's Batch API.
final class BatchFile {
  /// Each line's own address: not the endpoint's base, but what its server calls it.
  static final String TARGET = "/v1/chat/completions";

  /// The metadata by which a batch is found again.
  static final String LABEL = "causalgym";

  // As documented for the Batch API.
  private static final int MOST_REQUESTS = 50_000;
  private static final int MOST_BYTES = 200_000_000;

  private BatchFile() {}

  /// @param tokens what the limit of tokens is called
  static Multipart form(List<BatchRequest> requests, String tokens) {
    if (requests.isEmpty() || requests.size() > MOST_REQUESTS) {
      throw new IllegalArgumentException(
          "a batch holds 1 to " + MOST_REQUESTS + " requests, not " + requests.size());
    }
    Set<String> ids = new HashSet<>();
    Buffer lines = Buffer.buffer();
    for (BatchRequest request : requests) {
      if (!ids.add(request.id())) {
        throw new IllegalArgumentException("two requests of a batch are called " + request.id());
      }
      lines.appendBuffer(WireJson.write(line(request, tokens))).appendByte((byte) '\n');
      if (lines.length() > MOST_BYTES) {
        throw new IllegalArgumentException(
            "the requests of a batch are longer than " + MOST_BYTES + " bytes; send fewer at once");
      }
    }
    return Multipart.of("batch", lines);
  }

  private static ObjectNode line(BatchRequest request, String tokens) {
    ObjectNode line =
        WireJson.object().put("custom_id", request.id()).put("method", "POST").put("url", TARGET);
    ObjectNode body = ChatCompletion.document(request.request(), tokens);
    // Nothing streams there.
    body.remove(List.of("stream", "stream_options"));
    line.set("body", body);
    return line;
  }

  static BatchStatus status(JsonNode document) {
    String word = text(document, "status").orElse("").toUpperCase(Locale.ROOT);
    BatchState state =
        Arrays.stream(BatchState.values())
            .filter(known -> known.name().equals(word))
            .findFirst()
            .orElseThrow(() -> WireJson.malformed("the batch has no known status"));
    JsonNode counts = document.path("request_counts");
    return new BatchStatus(
        text(document, "id").orElseThrow(() -> WireJson.malformed("the batch has no id")),
        state,
        count(counts, "total").orElse(0),
        count(counts, "completed").orElse(0),
        count(counts, "failed").orElse(0),
        Stream.of("output_file_id", "error_file_id")
            .flatMap(field -> text(document, field).stream())
            .toList(),
        text(document.path("errors").path("data").path(0), "message"));
  }

  static BatchResult result(JsonNode line) {
    String id =
        text(line, "custom_id")
            .orElseThrow(() -> WireJson.malformed("a line of the results has no custom_id"));
    JsonNode response = line.path("response");
    try {
      if (!response.isObject()) {
        return unanswered(id, line.path("error"));
      }
      int status = response.path("status_code").asInt(0);
      if (status != 200) {
        throw WireJson.failure(status, response.path("body"));
      }
      return new BatchResult.Answered(
          id, Storable.reply(ChatCompletion.read(response.path("body"))));
    } catch (ProviderException e) {
      return new BatchResult.Failed(id, e.kind(), e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static BatchResult unanswered(String id, JsonNode error) {
    String code = text(error, "code").orElse("");
    FailureKind kind =
        switch (code) {
          case "batch_expired" -> FailureKind.TIMEOUT;
          case "batch_cancelled" -> FailureKind.NOT_SENT;
          default -> WireJson.failure(error).kind();
        };
    return new BatchResult.Failed(
        id, kind, 0, Optional.of(code).filter(c -> !c.isEmpty()).orElse("no answer"));
  }
}
