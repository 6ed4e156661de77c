package io.causalgym.gateway.routes;

import io.causalgym.gateway.http.Exchange;
import io.causalgym.gateway.http.Page;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pages that a browser shows, all from memory: the console and the documents.
public final class Pages {
  private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.34.1/";

  private final Map<String, Page> pages = new LinkedHashMap<>();

  public Pages() {
    pages.put("/", Page.resource("/console/index.html"));
    pages.put("/console.css", Page.resource("/console/console.css"));
    pages.put("/console.js", Page.resource("/console/console.js"));
    pages.put("/openapi.yaml", Page.resource("/openapi.yaml"));
    pages.put("/docs", Page.resource("/docs/index.html"));
    pages.put("/docs/docs.css", Page.resource("/docs/docs.css"));
    pages.put("/docs/docs.js", Page.resource("/docs/docs.js"));
    pages.put("/docs/problems", Page.html(ProblemPage.text()));
    pages.put("/docs/swagger-ui.css", Page.resource(SWAGGER + "swagger-ui.css"));
    pages.put("/docs/swagger-ui-bundle.js", Page.resource(SWAGGER + "swagger-ui-bundle.js"));
    pages.put("/favicon.ico", Page.resource(SWAGGER + "favicon-32x32.png"));
  }

  /// Every page by its path.
  Map<String, Page> all() {
    return pages;
  }

  Handler<RoutingContext> show(Page page) {
    return routing -> Exchange.of(routing).answer(page);
  }
}
