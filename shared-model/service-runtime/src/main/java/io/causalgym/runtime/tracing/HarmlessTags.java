package io.causalgym.runtime.tracing;

import io.vertx.core.spi.tracing.TagExtractor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a span may say of a request: no path, no query and no header, since whoever asks writes
/// those, and keys have been seen in all of them.
///
/// @param request whose tags these are
/// @param tags names and values
record HarmlessTags<R>(R request, List<Map.Entry<String, String>> tags)
    implements TagExtractor<R> {
  private static final String ADDRESS = "url.full";
  private static final String DESTINATION = "messaging.destination.name";
  private static final String STATEMENT = "db.query.text";

  /// As Vert.x names them. A statement has placeholders in place of its values.
  private static final Set<String> KEPT =
      Set.of(
          "http.request.method",
          "url.scheme",
          DESTINATION,
          "messaging.system",
          "messaging.operation.name",
          STATEMENT,
          "db.system",
          "db.namespace",
          "db.operation.name");

  static <R> HarmlessTags<R> of(R request, TagExtractor<R> all) {
    List<Map.Entry<String, String>> kept = new ArrayList<>();
    for (int tag = 0; tag < all.len(request); tag++) {
      String name = all.name(request, tag);
      String value = all.value(request, tag);
      if (value != null && KEPT.contains(name)) {
        kept.add(Map.entry(name, value));
      } else if (value != null && name.equals(ADDRESS)) {
        server(kept, value);
      }
    }
    return new HarmlessTags<>(request, List.copyOf(kept));
  }

  /// Of an address that is asked, who answers there.
  private static void server(List<Map.Entry<String, String>> kept, String address) {
    try {
      URI uri = URI.create(address);
      if (uri.getHost() != null) {
        kept.add(Map.entry("server.address", uri.getHost()));
        kept.add(Map.entry("url.scheme", uri.getScheme()));
      }
    } catch (IllegalArgumentException odd) {
      // The span goes without.
    }
  }

  /// A name of which there are few: the operation of a message, the verb of a statement, otherwise
  /// what Vert.x says.
  String name(String operation) {
    for (Map.Entry<String, String> tag : tags) {
      if (tag.getKey().equals(DESTINATION)) {
        // `local.` is how a member calls itself, `@` a certain other one.
        return tag.getValue().replaceFirst("^local\\.", "").replaceFirst("@.*", "");
      }
      if (tag.getKey().equals(STATEMENT)) {
        return tag.getValue().strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
      }
    }
    return operation;
  }

  @Override
  public int len(R same) {
    return tags.size();
  }

  @Override
  public String name(R same, int index) {
    return tags.get(index).getKey();
  }

  @Override
  public String value(R same, int index) {
    return tags.get(index).getValue();
  }
}
