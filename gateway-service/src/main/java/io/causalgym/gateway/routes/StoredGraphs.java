package io.causalgym.gateway.routes;

import io.causalgym.client.Reply;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphReference;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.StoredGraph;
import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.MediaTypes;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/// Stores graphs and returns them, as JSON or as text.
public final class StoredGraphs {
  private static final Form JSON = new Form(GraphFormatName.JSON, "application/json");
  private static final Map<String, Form> FORMS =
      Map.of(
          "json", JSON,
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
    questions.accept(exchange, form.mediaType());
    questions.ask(
        InferenceOperations.READ_GRAPH,
        Questions.fromPath(() -> new GraphReference(routing.pathParam("id"), form.name())),
        exchange,
        (open, reply) -> write(open, form, reply));
  }

  /// `DELETE graphs/{id}`.
  void delete(RoutingContext routing) {
    Exchange exchange = Exchange.of(routing);
    questions.accept(exchange, JSON.mediaType());
    questions.ask(
        InferenceOperations.DELETE_GRAPH,
        Questions.fromPath(() -> new GraphReference(routing.pathParam("id"), null)),
        exchange,
        (open, reply) -> open.answer(200, MediaTypes.JSON, reply.body()));
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
    Form form = new QueryParameters(query, List.of("format")).word("format", FORMS);
    return form == null ? JSON : form;
  }

  private record Form(GraphFormatName name, String mediaType) {
    private CharSequence contentType() {
      return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }
  }
}
