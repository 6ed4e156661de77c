package io.causalgym.gateway.routes;

import io.causalgym.gateway.security.Access;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/// One line of the route table.
///
/// @param path as the router reads it, `:name` for a parameter
/// @param status of a success
/// @param access what it asks of its caller
/// @param changes whether a success changes what is stored
public record Endpoint(
    HttpMethod method,
    String path,
    int status,
    Access access,
    boolean changes,
    Handler<RoutingContext> handler) {

  /// Whether a path has this endpoint's form, whatever the method.
  boolean covers(String requestPath) {
    String[] template = path.split("/", -1);
    String[] given = withoutSlash(requestPath).split("/", -1);
    if (template.length != given.length) {
      return false;
    }
    for (int index = 0; index < template.length; index++) {
      if (!template[index].startsWith(":") && !template[index].equals(given[index])) {
        return false;
      }
    }
    return true;
  }

  /// A path without the slash at its end, with which the router takes it for the same.
  static String withoutSlash(String requestPath) {
    return requestPath.length() > 1 && requestPath.endsWith("/")
        ? requestPath.substring(0, requestPath.length() - 1)
        : requestPath;
  }
}
