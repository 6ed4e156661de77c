package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.gateway.RunningGateway;
import io.causalgym.gateway.routes.Endpoint;
import io.causalgym.gateway.security.Access;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The document says of every route what it asks of its caller, and what happens without it.
class SecurityTest {
  private static final ApiDocument DOCUMENT = new ApiDocument();

  static Stream<Endpoint> documented() {
    return RunningGateway.endpoints().stream().filter(line -> !operation(line).isMissingNode());
  }

  private static JsonNode operation(Endpoint line) {
    return DOCUMENT
        .root
        .path("paths")
        .path(line.path().replaceAll(":([a-z]+)", "{$1}"))
        .path(line.method().name().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void theSchemesAreThoseThatTheRouteTakes(Endpoint line) {
    JsonNode own = operation(line).path("security");
    Set<String> schemes = new HashSet<>();
    (own.isMissingNode() ? DOCUMENT.root.path("security") : own)
        .forEach(choice -> choice.fieldNames().forEachRemaining(schemes::add));

    assertThat(schemes)
        .isEqualTo(
            switch (line.access()) {
              case EVERYBODY -> Set.of();
              case EVALUATION_TOKEN -> Set.of("key");
              case PAGE -> Set.of("key", "token", "page");
              case READ, COMPUTE, ADMIN -> Set.of("key", "token");
            });
    schemes.forEach(
        scheme -> assertThat(DOCUMENT.root.at("/components/securitySchemes").has(scheme)).isTrue());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void theRefusalsAreThere(Endpoint line) {
    JsonNode responses = operation(line).path("responses");
    if (line.access() != Access.EVALUATION_TOKEN) {
      assertThat(responses.has("403")).isEqualTo(line.access() != Access.EVERYBODY);
    }
    for (String status : new String[] {"401", "429"}) {
      assertThat(responses.has(status)).as(status).isEqualTo(line.access() != Access.EVERYBODY);
    }
  }
}
