package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The reference models as `GET /v1/models` lists them.
public final class ModelList {
  private static final long CREATED = 1_764_115_200;

  private ModelList() {}

  public static String all() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
    ArrayNode data = list.putArray("data");
    ReferenceAgent.ids().forEach(id -> data.add(entry(id)));
    return list.toString();
  }

  /// @throws ReferenceRefusal if there is no such model
  public static String one(String id) {
    if (ReferenceAgent.of(id).isEmpty()) {
      throw ReferenceRefusal.model(id);
    }
    return entry(id).toString();
  }

  private static ObjectNode entry(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", "model")
        .put("created", CREATED)
        .put("owned_by", "causal-gym");
  }
}
