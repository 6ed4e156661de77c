package io.causalgym.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/// One request that no honest client sends.
///
/// @param name what is wrong with it
/// @param request the bytes on the wire, made when needed, since some are megabytes
/// @param statuses the answers that are right
/// @param names a regular expression that the problem's detail, field, value or further members
///   match somewhere: what is wrong is named
record HostileCase(String name, Supplier<byte[]> request, List<Integer> statuses, String names) {
  HostileCase {
    statuses = List.copyOf(statuses);
  }

  /// A body that an operation refuses with 400.
  static HostileCase body(String name, String operation, String body, String names) {
    return body(name, operation, body, 400, names);
  }

  static HostileCase body(String name, String operation, String body, int status, String names) {
    return bytes(name, operation, () -> body.getBytes(StandardCharsets.UTF_8), status, names);
  }

  static HostileCase bytes(
      String name, String operation, Supplier<byte[]> body, int status, String names) {
    return new HostileCase(
        operation + ": " + name,
        () -> RawHttp.post("/api/v1/" + operation, body.get()),
        List.of(status),
        names);
  }

  /// Whatever goes over the wire.
  static HostileCase raw(String name, String request, int status, String names) {
    return new HostileCase(
        "wire: " + name,
        () -> request.getBytes(StandardCharsets.ISO_8859_1),
        List.of(status),
        names);
  }

  @Override
  public String toString() {
    return name;
  }
}
