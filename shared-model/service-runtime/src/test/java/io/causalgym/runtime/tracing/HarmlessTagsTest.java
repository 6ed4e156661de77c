package io.causalgym.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.spi.tracing.TagExtractor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmlessTagsTest {

  /// As Vert.x tells them: of a request, by their numbers.
  private record Told(List<Map.Entry<String, String>> tags) implements TagExtractor<Object> {
    @Override
    public int len(Object request) {
      return tags.size();
    }

    @Override
    public String name(Object request, int index) {
      return tags.get(index).getKey();
    }

    @Override
    public String value(Object request, int index) {
      return tags.get(index).getValue();
    }
  }

  @SafeVarargs
  private static HarmlessTags<Object> of(Map.Entry<String, String>... tags) {
    return HarmlessTags.of("request", new Told(List.of(tags)));
  }

  private static Map<String, String> kept(HarmlessTags<Object> tags) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (int tag = 0; tag < tags.len("request"); tag++) {
      kept.put(tags.name("request", tag), tags.value("request", tag));
    }
    return kept;
  }

  @Test
  void whatTheCallerWritesIntoAnAddressIsDropped() {
    assertThat(
            kept(
                of(
                    Map.entry("http.url", "http://gym/api/v1/jobs?key=secret"),
                    Map.entry("http.request.method", "GET"),
                    Map.entry("url.scheme", "http"),
                    Map.entry("url.path", "/secret"),
                    Map.entry("url.query", "key=secret"))))
        .isEqualTo(Map.of("http.request.method", "GET", "url.scheme", "http"));
  }

  @Test
  void ofAnAddressThatIsAskedTheServerIsTold() {
    assertThat(kept(of(Map.entry("url.full", "https://name:pw@api.example:8443/v1/m?key=secret"))))
        .isEqualTo(Map.of("server.address", "api.example", "url.scheme", "https"));
    assertThat(kept(of(Map.entry("url.full", "no address at all")))).isEmpty();
  }

  @Test
  void aTagThatNobodyThoughtOfIsDropped() {
    assertThat(kept(of(Map.entry("db.parameters", "secret"), Map.entry("db.user", "ada"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "messaging.destination.name, causalgym.v1.do, causalgym.v1.do",
    "messaging.destination.name, local.causalgym.v1.do, causalgym.v1.do",
    "messaging.destination.name, causalgym.v1.do@3f2a, causalgym.v1.do",
    "db.query.text, select id from graph, SELECT",
    "http.request.method, POST, Vertx"
  })
  void aSpanIsNamedByWhatThereIsLittleOf(String tag, String value, String name) {
    assertThat(of(Map.entry(tag, value)).name("Vertx")).isEqualTo(name);
  }
}
