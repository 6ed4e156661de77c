package io.causalgym.gateway.routes;

import io.causalgym.client.Reply;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.StoredGraph;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.causalgym.gateway.security.Role;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stores graphs and returns them, as JSON or as text.
public final class StoredGraphs {
  private static final Map<String, Form> FORMS =
      Map.of(
          "json", new Form(GraphFormatName.JSON, "application/json"),
          "dagitty", new Form(GraphFormatName.DAGITTY, "text/plain"),
          "dot", new Form(GraphFormatName.DOT, "text/vnd.graphviz"),
          "graphml", new Form(GraphFormatName.GRAPHML, "application/graphml+xml"));

  private final Questions questions;

  public StoredGraphs(Questions questions) {
    this.questions = questions;
  }

  /// `POST graphs`: 201 with the graph's address.
  void store(RoutingContext routing) {
    questions.ask(
        InferenceOperations.STORE_GRAPH,
        Exchange.of(routing),
        (exchange, reply) -> {
          exchange.location("/api/v1/graphs/" + reply.answer().id());
          exchange.answer(201, MediaTypes.JSON, reply.body());
        });
  }

  /// `GET graphs/{id}?format=`.
  void read(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    Form form = form(routing.queryParams());
    questions.admit(exchange, Role.READ, form.mediaType());
    questions.ask(
        InferenceOperations.READ_GRAPH,
        Questions.fromPath(() -> new GraphReference(routing.pathParam("id"), form.name())),
        exchange,
        (open, reply) -> write(open, form, reply));
  }

  private static void write(Exchange exchange, Form form, Reply<StoredGraph> reply) {
    if (form.name() == GraphFormatName.JSON) {
      exchange.answer(200, MediaTypes.JSON, reply.body());
      return;
    }
    String text = reply.answer().text();
    if (text == null) {
      exchange.fail(new IllegalStateException("the graph came without its text"));
      return;
    }
    exchange.answer(200, form.contentType(), Buffer.buffer(text));
  }

  private static Form form(MultiMap query) {
    for (String name : query.names()) {
      if (!name.equals("format")) {
        throw Problem.of(
                ProblemType.UNKNOWN_FIELD,
                "the parameter '" + name + "' is not known; there is 'format'",
                name,
                null)
            .exception();
      }
    }
    List<String> given = query.getAll("format");
    String name = given.isEmpty() ? "json" : given.getFirst();
    @Nullable Form form = given.size() > 1 ? null : FORMS.get(name);
    if (form == null) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "'format' is one of json, dagitty, dot and graphml, not " + String.join(", ", given),
              "format",
              name)
          .exception();
    }
    return form;
  }

  private record Form(GraphFormatName name, String mediaType) {
    private CharSequence contentType() {
      return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }
  }
}
