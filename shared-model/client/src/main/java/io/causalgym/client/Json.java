package io.causalgym.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The JSON of the wire: requests are read strictly, answers leniently.
///
/// Strictly means that a duplicate key, an unknown field, a byte after the end, a value of another
/// type than declared (nothing is coerced), and anything over the limits below is refused with a
/// problem that names the place, the value and what is accepted.
public final class Json {
  /// Objects and arrays in one another at most. The deepest request that makes sense has about ten.
  public static final int DEEPEST = 64;

  /// Characters of one number at most; the longest exact double has 767 digits.
  public static final int LONGEST_NUMBER = 1_000;

  /// Characters of one string at most, for graphs as text.
  public static final int LONGEST_STRING = 10_000_000;

  /// Characters of one field name at most; names of nodes stand as fields in assignments.
  public static final int LONGEST_FIELD = 1_000;

  private static final JsonMapper REQUESTS = strict();
  private static final JsonMapper ANSWERS = lenient();

  private Json() {}

  /// Reads a request.
  ///
  /// @throws io.causalgym.contract.ProblemException if it is not exactly a request of that type
  public static <T> T readRequest(Class<T> type, Buffer body) {
    ByteBuf bytes = ((BufferInternal) body).getByteBuf();
    return bytes.hasArray()
        ? read(
            REQUESTS,
            type,
            bytes.array(),
            bytes.arrayOffset() + bytes.readerIndex(),
            bytes.readableBytes())
        : readRequest(type, body.getBytes());
  }

  /// Reads a request.
  ///
  /// @throws io.causalgym.contract.ProblemException if it is not exactly a request of that type
  public static <T> T readRequest(Class<T> type, byte[] body) {
    return read(REQUESTS, type, body, 0, body.length);
  }

  /// Reads an answer, or anything else that one of our services wrote; fields that this version
  /// does not know are passed over, and `null` in a list of numbers is NaN.
  ///
  /// @throws io.causalgym.contract.ProblemException if it is not readable as that type
  public static <T> T readAnswer(Class<T> type, Buffer body) {
    byte[] bytes = body.getBytes();
    return read(ANSWERS, type, bytes, 0, bytes.length);
  }

  /// Writes a request, an answer or a problem.
  public static Buffer write(Object value) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes(value)));
  }

  /// The same bytes for equal requests, in every JVM: fields stand in the order in which the
  /// records declare them, and lists and assignments in the caller's order, which an answer
  /// follows.
  public static byte[] canonical(Object request) {
    return bytes(request);
  }

  private static byte[] bytes(Object value) {
    try {
      return REQUESTS.writeValueAsBytes(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("a record of the contract has no JSON form", impossible);
    }
  }

  private static <T> T read(JsonMapper mapper, Class<T> type, byte[] body, int start, int length) {
    Utf8.check(body, start, length);
    try (JsonParser parser = mapper.getFactory().createParser(body, start, length)) {
      parser.setCodec(mapper);
      return readAll(mapper, type, parser);
    } catch (IOException unreadable) {
      throw Problem.of(
              ProblemType.MALFORMED_JSON, "the body is not text in UTF-8; send JSON in UTF-8")
          .exception();
    }
  }

  private static <T> T readAll(JsonMapper mapper, Class<T> wanted, JsonParser parser)
      throws IOException {
    try {
      if (parser.nextToken() == null) {
        throw Problem.of(ProblemType.MALFORMED_JSON, "the body is empty; send a JSON object")
            .with("line", 1)
            .with("column", 1)
            .exception();
      }
      T value = mapper.readerFor(wanted).readValue(parser);
      if (value == null) {
        throw Problem.of(
                ProblemType.INVALID_VALUE, "the body is null; give " + JsonTypes.expected(wanted))
            .exception();
      }
      if (parser.nextToken() != null) {
        throw JsonFaults.trailing(parser);
      }
      return value;
    } catch (JsonProcessingException fault) {
      throw JsonFaults.explain(fault, parser).exception();
    }
  }

  private static JsonMapper strict() {
    return mapper()
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            // A field that only answers carry is as unknown in a request as any other.
            DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
        .addModule(DoublesJson.requests())
        .addModule(JsonTextJson.module())
        .build();
  }

  private static JsonMapper lenient() {
    return mapper()
        .disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .annotationIntrospector(new BothWays())
        .addModule(DoublesJson.answers())
        .addModule(JsonTextJson.module())
        .build();
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder(factory())
        .disable(
            MapperFeature.ALLOW_COERCION_OF_SCALARS,
            MapperFeature.INFER_BUILDER_TYPE_BINDINGS,
            MapperFeature.ALLOW_FINAL_FIELDS_AS_MUTATORS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .withCoercionConfig(
            LogicalType.Textual,
            config -> {
              config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
              config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
              config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
        .withCoercionConfig(
            LogicalType.Boolean,
            config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Enum,
            config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
  }

  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        // Field names come from callers: interning them would fill a table that all share.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(LONGEST_STRING)
                .maxNameLength(LONGEST_FIELD)
                .build())
        .build();
  }

  /// Reads back what an answer carries although a request may not, such as undefined cells.
  private static final class BothWays extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public com.fasterxml.jackson.annotation.JsonProperty.Access findPropertyAccess(
        Annotated annotated) {
      return com.fasterxml.jackson.annotation.JsonProperty.Access.AUTO;
    }
  }
}
