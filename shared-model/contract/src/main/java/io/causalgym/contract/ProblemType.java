package io.causalgym.contract;

import java.util.Locale;

/// The closed list of what can go wrong, each with its HTTP status.
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not valid JSON"),
  UNKNOWN_FIELD(400, "A field is not known"),
  INVALID_VALUE(400, "A value cannot be used"),
  INVALID_GRAPH(400, "The graph cannot be used"),
  INVALID_GRAPH_TEXT(400, "The graph text cannot be read"),
  CYCLIC_GRAPH(400, "The graph has a directed cycle"),
  UNKNOWN_NODE(400, "A node is not in the graph"),
  INVALID_MODEL(400, "The model cannot be used"),
  INVALID_DISTRIBUTION(400, "The distribution cannot be used"),
  INVALID_DATA(400, "The data cannot be used"),
  INVALID_KNOWLEDGE(400, "The background knowledge contradicts itself"),
  INVALID_REQUEST(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "A valid key is needed"),
  FORBIDDEN(403, "The key does not allow this"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "No acceptable representation"),
  REQUEST_TIMEOUT(408, "The request did not arrive in time"),
  CONFLICT(409, "Another one is under way"),
  TOO_LARGE(413, "The request is too large"),
  URI_TOO_LONG(414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
  MISDIRECTED_REQUEST(421, "The Host header is not ours"),
  UNSUPPORTED(422, "This cannot be answered"),
  TOO_COSTLY(422, "The answer would cost too much"),
  UNDEFINED(422, "The value is not defined"),
  RATE_LIMITED(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "The header fields are too large"),
  INTERNAL(500, "An internal error"),
  OVERLOADED(503, "The service is at its limit"),
  UNAVAILABLE(503, "A part of the service is not available"),
  DEADLINE_EXCEEDED(504, "The deadline passed");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// The HTTP status, also the code of a failure on the event bus.
  public int status() {
    return status;
  }

  /// One phrase, the same for every occurrence.
  public String title() {
    return title;
  }

  /// The name in lower case with hyphens, such as `cyclic-graph`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The problem's type as a URI reference to its description at the gateway.
  public String uri() {
    return "/docs/problems#" + slug();
  }
}
