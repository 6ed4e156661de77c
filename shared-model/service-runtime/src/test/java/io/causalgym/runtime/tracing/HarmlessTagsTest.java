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

  private static HarmlessTags<Object> of(Map<String, String> tags) {
    return HarmlessTags.of("request", new Told(List.copyOf(tags.entrySet())));
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
                    Map.of(
                        "http.url", "http://gym/api/v1/jobs?key=secret",
                        "http.request.method", "GET",
                        "url.scheme", "http",
                        "url.path", "/secret",
                        "url.query", "key=secret"))))
        .isEqualTo(Map.of("http.request.method", "GET", "url.scheme", "http"));
  }

  @Test
  void ofAnAddressThatIsAskedTheServerIsTold() {
    assertThat(kept(of(Map.of("url.full", "https://name:pw@api.example:8443/v1/m?key=secret"))))
        .isEqualTo(Map.of("server.address", "api.example", "url.scheme", "https"));
    assertThat(kept(of(Map.of("url.full", "no address at all")))).isEmpty();
  }

  @Test
  void aTagThatNobodyThoughtOfIsDropped() {
    assertThat(kept(of(Map.of("db.parameters", "secret", "db.user", "ada")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "messaging.destination.name, causalgym.v1.do, causalgym.v1.do",
    "messaging.destination.name, local.causalgym.v1.do, causalgym.v1.do",
    "messaging.destination.name, causalgym.v1.do@3f2a, causalgym.v1.do",
    "db.query.text, select id from graph, SELECT",
    "http.request.method, POST, POST",
    "http.request.method, SECRET, _OTHER",
    "db.system, redis, Vertx"
  })
  void aSpanIsNamedByWhatThereIsLittleOf(String tag, String value, String name) {
    assertThat(of(Map.of(tag, value)).name("Vertx")).isEqualTo(name);
  }
}
