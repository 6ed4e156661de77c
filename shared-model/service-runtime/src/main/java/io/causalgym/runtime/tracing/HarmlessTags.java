package io.causalgym.runtime.tracing;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.tracing.TagExtractor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a span may say of a request: no path, no query and no header, since whoever asks writes
/// those, and keys have been seen in all of them.
///
/// @param tags names and values
record HarmlessTags<R>(List<Map.Entry<String, String>> tags) implements TagExtractor<R> {
  private static final String ADDRESS = "url.full";
  private static final String METHOD = "http.request.method";
  private static final String DESTINATION = "messaging.destination.name";
  private static final String STATEMENT = "db.query.text";

  /// As Vert.x names them. A statement has placeholders in place of its values.
  private static final Set<String> KEPT =
      Set.of(
          "url.scheme",
          DESTINATION,
          "messaging.system",
          "messaging.operation.name",
          STATEMENT,
          "db.system",
          "db.namespace",
          "db.operation.name");

  private static final Set<String> METHODS =
      HttpMethod.values().stream().map(HttpMethod::name).collect(Collectors.toSet());

  /// How a member calls itself.
  private static final String LOCAL = "local.";

  static <R> HarmlessTags<R> of(R request, TagExtractor<R> all) {
    List<Map.Entry<String, String>> kept = new ArrayList<>();
    for (int tag = 0; tag < all.len(request); tag++) {
      String name = all.name(request, tag);
      if (KEPT.contains(name)) {
        add(kept, name, all.value(request, tag));
      } else if (name.equals(METHOD)) {
        String method = all.value(request, tag);
        add(kept, name, METHODS.contains(method) ? method : "_OTHER");
      } else if (name.equals(ADDRESS)) {
        server(kept, all.value(request, tag));
      }
    }
    return new HarmlessTags<>(List.copyOf(kept));
  }

  private static void add(
      List<Map.Entry<String, String>> kept, String name, @Nullable String value) {
    if (value != null) {
      kept.add(Map.entry(name, value));
    }
  }

  /// Of an address that is asked, who answers there.
  private static void server(List<Map.Entry<String, String>> kept, String address) {
    try {
      URI uri = URI.create(address);
      add(kept, "server.address", uri.getHost());
      add(kept, "url.scheme", uri.getScheme());
    } catch (IllegalArgumentException odd) {
      // The span goes without.
    }
  }

  /// A name of which there are few: the operation of a message, the verb of a statement, the method
  /// of a request, otherwise what Vert.x says.
  String name(String operation) {
    for (Map.Entry<String, String> tag : tags) {
      switch (tag.getKey()) {
        case DESTINATION -> {
          return operation(tag.getValue());
        }
        case STATEMENT -> {
          return tag.getValue().strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
        }
        case METHOD -> {
          return tag.getValue();
        }
        default -> {}
      }
    }
    return operation;
  }

  private static String operation(String destination) {
    String own =
        destination.startsWith(LOCAL) ? destination.substring(LOCAL.length()) : destination;
    // What follows names one member of several.
    int member = own.indexOf('@');
    return member < 0 ? own : own.substring(0, member);
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
