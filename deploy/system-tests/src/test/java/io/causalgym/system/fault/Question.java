package io.causalgym.system.fault;

import io.causalgym.system.Answer;
import io.causalgym.system.FrontDoorWorld;
import io.causalgym.system.GymClient;
import io.causalgym.system.Json;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;

/// One request of the traffic: how it is put, and what a right answer to it is.
///
/// @param number makes it differ from all others, so that no cache has its answer
/// @param dataset what jobs search in
record Question(Kind kind, long number, String dataset) {

  HttpRequest to(GymClient gateway) {
    return switch (kind) {
      case IDENTIFY ->
          gateway.question("identify", Json.identify("dag { X -> " + name() + " -> Y }"));
      case EFFECT -> gateway.question("do", effect());
      case GRAPH -> gateway.question("graphs", graph());
      case JOB -> gateway.question("discoveries", search());
      case RELATIONSHIP -> gateway.question("relationships", relationship());
    };
  }

  String name() {
    return "q" + number;
  }

  JsonObject graph() {
    return Json.graph("dag { X -> " + name() + " }");
  }

  private JsonObject relationship() {
    return new JsonObject().put("cause", name()).put("effect", "Y").put("confidence", 0.5);
  }

  private JsonObject search() {
    // Each significance level is a question of its own.
    return new JsonObject()
        .put("dataset", dataset)
        .put("algorithm", "pc")
        .put("parameters", new JsonObject().put("alpha", 0.01 + number * 1e-7));
  }

  private JsonObject effect() {
    return new JsonObject()
        .put("graph", Json.graph(FrontDoorWorld.GRAPH))
        .put("distribution", new FrontDoorWorld(number).distribution())
        .put("outcome", Json.names("Y"))
        .put("do", new JsonObject().put("X", 1));
  }

  /// What a yes gives a name to; empty where nothing is kept.
  String acknowledged(Answer yes) {
    return switch (kind) {
      case IDENTIFY, EFFECT -> "";
      case GRAPH, RELATIONSHIP -> yes.json().getString("id");
      case JOB -> yes.json().getString("job");
    };
  }

  boolean isRight(Answer yes) {
    return switch (kind) {
      case IDENTIFY -> yes.json().getBoolean("identifiable");
      case EFFECT -> {
        double found = yes.json().getJsonObject("distribution").getJsonArray("p").getDouble(1);
        yield Math.abs(found - new FrontDoorWorld(number).effect(1, 1)) < 1e-9;
      }
      case GRAPH, JOB, RELATIONSHIP -> acknowledged(yes) != null;
    };
  }
}
