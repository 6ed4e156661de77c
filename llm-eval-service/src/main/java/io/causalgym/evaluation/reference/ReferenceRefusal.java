package io.causalgym.evaluation.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Why a request gets no completion, as the OpenAI API writes it.
public final class ReferenceRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String param;
  private final String code;

  private ReferenceRefusal(int status, String type, String message, String param, String code) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }

  static ReferenceRefusal invalid(String message, String param) {
    return new ReferenceRefusal(400, "invalid_request_error", message, param, "");
  }

  /// No token, or one that opens nothing.
  public static ReferenceRefusal token() {
    return new ReferenceRefusal(
        401,
        "invalid_request_error",
        "Incorrect API key provided: the key is the token of an evaluation",
        "",
        "invalid_api_key");
  }

  /// The evaluation is not over, and its questions are secret.
  public static ReferenceRefusal closed() {
    return new ReferenceRefusal(
        403,
        "invalid_request_error",
        "the evaluation has a hidden seed and is not over: its reference models answer only it",
        "",
        "closed");
  }

  /// There is no such model.
  public static ReferenceRefusal model(String model) {
    return new ReferenceRefusal(
        404,
        "invalid_request_error",
        "The model '" + model + "' does not exist",
        "model",
        "model_not_found");
  }

  /// There is nothing at the path.
  public static ReferenceRefusal path(String path) {
    return new ReferenceRefusal(
        404, "invalid_request_error", "there is nothing at /v1/" + path, "", "not_found");
  }

  /// The prompt is not of the evaluation.
  public static ReferenceRefusal noCase() {
    return invalid(
        "no message has the case reference of a question of this evaluation: 'Case ' and 26"
            + " characters",
        "messages");
  }

  public int status() {
    return status;
  }

  /// The body.
  public String body() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("message", getMessage()).put("type", type);
    put(error, "param", param);
    put(error, "code", code);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error);
    return body.toString();
  }

  /// The body as Anthropic's clients expect it.
  public String message() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
    String kind =
        switch (status) {
          case 401 -> "authentication_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          default -> "invalid_request_error";
        };
    body.putObject("error").put("type", kind).put("message", getMessage());
    return body.toString();
  }

  private static void put(ObjectNode error, String name, String value) {
    if (value.isEmpty()) {
      error.putNull(name);
    } else {
      error.put(name, value);
    }
  }
}
