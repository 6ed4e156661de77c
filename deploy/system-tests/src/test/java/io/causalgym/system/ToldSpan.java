package io.causalgym.system;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;

/// A span as a collector was told of it.
record ToldSpan(Span span, Resource node) {

  String trace() {
    return hex(span.getTraceId());
  }

  String id() {
    return hex(span.getSpanId());
  }

  String parent() {
    return hex(span.getParentSpanId());
  }

  String name() {
    return span.getName();
  }

  boolean serves() {
    return span.getKind() == Span.SpanKind.SPAN_KIND_SERVER;
  }

  /// The attribute as text, empty where there is none.
  String attribute(String name) {
    return text(span.getAttributesList(), name);
  }

  String service() {
    return text(node.getAttributesList(), "service.name");
  }

  String instance() {
    return text(node.getAttributesList(), "service.instance.id");
  }

  private static String text(List<KeyValue> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .map(attribute -> text(attribute.getValue()))
        .findFirst()
        .orElse("");
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
