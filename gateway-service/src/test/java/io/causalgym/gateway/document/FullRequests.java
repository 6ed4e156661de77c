package io.causalgym.gateway.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The requests of `full-requests.txt`, by path.
final class FullRequests {
  private static final Map<String, List<String>> LINES = read();

  private FullRequests() {}

  static Set<String> paths() {
    return LINES.keySet();
  }

  /// Valid requests that between them have every field.
  static List<String> of(String path) {
    return lines(path).stream().filter(line -> !line.startsWith("!")).toList();
  }

  /// Requests that break a constraint between fields.
  static List<String> together(String path) {
    return lines(path).stream()
        .filter(line -> line.startsWith("!"))
        .map(line -> line.substring(1).strip())
        .toList();
  }

  private static List<String> lines(String path) {
    return LINES.getOrDefault(path, List.of());
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    List<String> under = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.startsWith("/")) {
        under = lines.computeIfAbsent(line, path -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        under.add(line);
      }
    }
    return lines;
  }

  private static String text() {
    try (InputStream in = FullRequests.class.getResourceAsStream("/full-requests.txt")) {
      if (in == null) {
        throw new IllegalStateException("full-requests.txt is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
