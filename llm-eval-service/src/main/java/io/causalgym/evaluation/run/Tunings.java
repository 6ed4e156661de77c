package io.causalgym.evaluation.run;

import io.causalgym.client.Json;
import io.causalgym.contract.ModelLimits;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// Limits that were changed while an evaluation runs, as they are stored.
public final class Tunings {
  private Tunings() {}

  private record Stored(Map<String, ModelLimits> limits) {}

  public static Map<String, ModelLimits> read(String json) {
    return json.equals("{}")
        ? Map.of()
        : Json.readAnswer(Stored.class, Buffer.buffer(json)).limits();
  }

  /// Those stored with others over them.
  public static String with(String json, Map<String, ModelLimits> changed) {
    Map<String, ModelLimits> limits = new LinkedHashMap<>(read(json));
    limits.putAll(changed);
    return Json.write(new Stored(limits)).toString();
  }
}
