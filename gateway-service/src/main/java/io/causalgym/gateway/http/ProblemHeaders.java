package io.causalgym.gateway.http;

import io.causalgym.contract.Problem;
import java.util.Map;

/// The header fields that HTTP wants beside a status.
final class ProblemHeaders {
  static final String RETRY_AFTER = "Retry-After";

  private ProblemHeaders() {}

  static Map<String, String> of(Problem problem) {
    return switch (problem.kind()) {
      case UNAUTHENTICATED -> Map.of("WWW-Authenticate", member(problem, "challenge", "Bearer"));
      case METHOD_NOT_ALLOWED -> Map.of("Allow", member(problem, "allow", ""));
      case RATE_LIMITED, OVERLOADED, UNAVAILABLE ->
          Map.of(RETRY_AFTER, member(problem, "retryAfter", "1"));
      case UNSUPPORTED_MEDIA_TYPE ->
          Map.of(
              "Accept",
              member(problem, "accept", "application/json"),
              "Accept-Encoding",
              "identity");
      case MALFORMED_JSON,
          UNKNOWN_FIELD,
          INVALID_VALUE,
          INVALID_GRAPH,
          INVALID_GRAPH_TEXT,
          CYCLIC_GRAPH,
          UNKNOWN_NODE,
          INVALID_MODEL,
          INVALID_DISTRIBUTION,
          INVALID_DATA,
          INVALID_KNOWLEDGE,
          INVALID_REQUEST,
          FORBIDDEN,
          NOT_FOUND,
          NOT_ACCEPTABLE,
          REQUEST_TIMEOUT,
          CONFLICT,
          TOO_LARGE,
          URI_TOO_LONG,
          MISDIRECTED_REQUEST,
          UNSUPPORTED,
          TOO_COSTLY,
          UNDEFINED,
          HEADERS_TOO_LARGE,
          INTERNAL,
          DEADLINE_EXCEEDED ->
          Map.of();
    };
  }

  private static String member(Problem problem, String name, String otherwise) {
    Object member = problem.more().get(name);
    return member == null ? otherwise : member.toString();
  }
}
