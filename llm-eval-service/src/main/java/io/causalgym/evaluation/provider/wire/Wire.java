package io.causalgym.evaluation.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.http.BodyReader;
import io.causalgym.evaluation.provider.http.EventJoiner;
import io.causalgym.evaluation.provider.http.JsonBody;
import io.causalgym.evaluation.provider.http.JsonLines;
import io.causalgym.evaluation.provider.http.Outgoing;
import io.causalgym.evaluation.provider.http.ProviderClient;
import io.causalgym.evaluation.provider.http.ResponseHead;
import io.causalgym.evaluation.provider.http.ServerSentEvents;
import io.causalgym.evaluation.provider.http.WireJson;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What all wire formats have in common: a JSON document is posted, and a document or a stream
/// comes back, whichever the other side prefers.
final class Wire {
  /// How a reply is read.
  ///
  /// @param whole of a document
  /// @param joiner of a stream's events
  record Reading(Function<JsonNode, ChatReply> whole, Supplier<EventJoiner<ChatReply>> joiner) {}

  private final ProviderClient client;
  private final Reading reading;

  Wire(ProviderClient client, Reading reading) {
    this.client = client;
    this.reading = reading;
  }

  Future<Delivery> post(Outgoing outgoing, boolean streamed, Duration timeout) {
    return client
        .exchange(outgoing, timeout, head -> reader(head, streamed))
        .map(reply ->
            new Delivery(Storable.reply(reply.value()), reply.limits(), reply.upstreamMillis()));
  }

  private BodyReader<ChatReply> reader(ResponseHead head, boolean streamed) {
    String type = head.mediaType();
    if (type.equals("application/x-ndjson") || type.equals("application/jsonl")) {
      return JsonLines.body(reading.joiner.get());
    }
    boolean events =
        type.equals("text/event-stream") || (streamed && !type.equals("application/json"));
    return events ? ServerSentEvents.body(reading.joiner.get()) : new JsonBody<>(reading.whole);
  }

  /// A document to be posted below an endpoint's base, with headers for its key.
  static Outgoing json(
      Endpoint endpoint, String path, ObjectNode document, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("content-type", "application/json");
    all.put("accept", "application/json, text/event-stream, application/x-ndjson");
    return new Outgoing(
        HttpMethod.POST,
        URI.create(endpoint.base() + path),
        all,
        endpoint.key(),
        Optional.of(WireJson.write(document)));
  }

  static Map<String, String> bearer(Endpoint endpoint) {
    return endpoint.key().map(key -> Map.of("authorization", "Bearer " + key)).orElse(Map.of());
  }

  /// The system messages in one, for formats that keep them apart.
  static Optional<String> system(ChatRequest request) {
    List<Message> system =
        request.messages().stream().filter(m -> m.role() == Message.Role.SYSTEM).toList();
    return system.isEmpty()
        ? Optional.empty()
        : Optional.of(system.stream().map(Message::text).collect(Collectors.joining("\n\n")));
  }

  static List<Message> turns(ChatRequest request) {
    return request.messages().stream().filter(m -> m.role() != Message.Role.SYSTEM).toList();
  }

  static String role(Message message) {
    return switch (message.role()) {
      case SYSTEM -> "system";
      case USER -> "user";
      case ASSISTANT -> "assistant";
    };
  }

  /// Adds messages as `{role, content}`.
  static void messages(ObjectNode document, String field, List<Message> messages) {
    var array = document.putArray(field);
    messages.forEach(m -> array.addObject().put("role", role(m)).put("content", m.text()));
  }
}
