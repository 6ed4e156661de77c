package io.causalgym.gateway.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// `openapi.yaml`, read, with its schemas as validators.
final class ApiDocument {
  final JsonNode root;

  ApiDocument() {
    try (InputStream in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      root = new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Follows a local reference, one step.
  JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  JsonNode schema(String name) {
    JsonNode schema = root.at("/components/schemas/" + name);
    if (schema.isMissingNode()) {
      throw new IllegalStateException("there is no schema " + name);
    }
    return schema;
  }

  JsonSchema validator(String name) {
    ObjectNode document = root.deepCopy();
    document.put("$ref", "#/components/schemas/" + schemaName(name));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
  }

  Set<ValidationMessage> faults(String name, JsonNode instance) {
    return validator(name).validate(instance);
  }

  /// The schema that a request's body has.
  String requestSchema(String path) {
    return reference(
        root.path("paths").path(path).at("/post/requestBody/content/application~1json/schema"));
  }

  /// The schema that an answer has.
  String answerSchema(String path, String method, String status) {
    return reference(
        root.path("paths")
            .path(path)
            .path(method)
            .path("responses")
            .path(status)
            .at("/content/application~1json/schema"));
  }

  /// Every example under a media type, by its place.
  Map<String, JsonNode> examples(JsonNode mediaType) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    mediaType
        .path("examples")
        .properties()
        .forEach(entry -> examples.put(entry.getKey(), resolve(entry.getValue()).path("value")));
    return examples;
  }

  private static String reference(JsonNode schema) {
    return schemaName(schema.path("$ref").asText());
  }

  private static String schemaName(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
