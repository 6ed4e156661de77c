package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.contract.Operation;
import io.causalgym.contract.Operations;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What members of the version before write to each other, frozen in `wire/<version>.json`: in a
/// rolling upgrade both versions talk to each other. The file of a released version is never
/// edited; it grows by the operations that are new.
final class WireCompatibilityTest {
  private static final String FROZEN = "/wire/0.1.json";
  private static final JsonObject BEFORE = before();

  private static JsonObject before() {
    try (InputStream in = WireCompatibilityTest.class.getResourceAsStream(FROZEN)) {
      return new JsonObject(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation<?, ?> operation(String name) {
    return Operations.ALL.stream()
        .filter(operation -> operation.name().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("nobody serves '" + name + "' any more"));
  }

  static Stream<Arguments> requests() {
    return BEFORE.fieldNames().stream()
        .flatMap(name -> {
          JsonArray all = BEFORE.getJsonObject(name).getJsonArray("requests");
          return IntStream.range(0, all.size())
              .mapToObj(i ->
                  Arguments.of(Named.of(name + " " + i, operation(name)), all.getJsonObject(i)));
        });
  }

  static Stream<Arguments> answers() {
    return BEFORE.fieldNames().stream()
        .map(name ->
            Arguments.of(
                Named.of(name, operation(name)),
                BEFORE.getJsonObject(name).getJsonObject("answer")));
  }

  @Test
  void everyOperationIsFrozen() {
    assertThat(BEFORE.fieldNames())
        .containsExactlyInAnyOrderElementsOf(Operations.ALL.stream().map(Operation::name).toList());
  }

  /// An old gateway asks a new worker; and a new gateway passes on what callers of the old
  /// interface ask, to an old worker, which refuses fields that it does not know.
  @ParameterizedTest
  @MethodSource("requests")
  void aRequestIsReadAndWrittenAsBefore(Operation<?, ?> operation, JsonObject request) {
    JsonObject written =
        new JsonObject(Json.write(Json.readRequest(operation.request(), request.toBuffer())));

    assertThat(unknown("", written, request))
        .as("fields that the version before refuses")
        .isEmpty();
    assertThat(unknown("", request, written)).as("fields that are lost").isEmpty();
  }

  /// An old worker answers a new gateway; what a new one adds, an old gateway passes over.
  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsReadWithoutLoss(Operation<?, ?> operation, JsonObject answer) {
    JsonObject read =
        new JsonObject(Json.write(Json.readAnswer(operation.answer(), answer.toBuffer())));

    assertThat(unknown("", answer, read)).as("fields that are lost").isEmpty();
  }

  /// The places of `value` that have nothing in their place in `other`.
  private static List<String> unknown(String path, Object value, Object other) {
    if (value instanceof JsonObject object) {
      return object.fieldNames().stream()
          .filter(field -> object.getValue(field) != null)
          .flatMap(field -> {
            String at = path + "." + field;
            Object there = other instanceof JsonObject known ? known.getValue(field) : null;
            return there == null
                ? Stream.of(at)
                : unknown(at, object.getValue(field), there).stream();
          })
          .toList();
    }
    if (value instanceof JsonArray array && other instanceof JsonArray known) {
      return IntStream.range(0, array.size())
          .boxed()
          .flatMap(i ->
              i < known.size()
                  ? unknown(path + "[" + i + "]", array.getValue(i), known.getValue(i)).stream()
                  : Stream.of(path + "[" + i + "]"))
          .toList();
    }
    return List.of();
  }
}
