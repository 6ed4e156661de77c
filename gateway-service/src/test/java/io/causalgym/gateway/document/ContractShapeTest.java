package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.Estimand;
import io.causalgym.contract.ExpressionDocument;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.Hedge;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.Method;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.contract.StoredGraph;
import io.causalgym.contract.TableDocument;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every component of a record stands in its schema, and the other way round.
class ContractShapeTest {
  private static final ApiDocument DOCUMENT = new ApiDocument();

  /// Fields that the wire adds to a record: the reply's provenance and the tags of variants.
  private static final Set<String> ADDED = Set.of("provenance", "identifiable", "op");

  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("Graph", GraphDocument.class, Set.of()),
        Arguments.of("LatentNode", NodeDocument.class, Set.of()),
        Arguments.of("Edge", EdgeDocument.class, Set.of()),
        // The text forms leave as text of their own media type.
        Arguments.of("StoredGraph", StoredGraph.class, Set.of("text")),
        Arguments.of("SeparationQuery", SeparationQuery.class, Set.of()),
        Arguments.of("SeparationAnswer", SeparationAnswer.class, Set.of()),
        Arguments.of("PathsQuery", PathsQuery.class, Set.of()),
        Arguments.of("PathsAnswer", PathsAnswer.class, Set.of()),
        Arguments.of("AdjustmentSetsQuery", AdjustmentSetsQuery.class, Set.of()),
        Arguments.of("AdjustmentSetsAnswer", AdjustmentSetsAnswer.class, Set.of()),
        Arguments.of("AdjustmentCheckQuery", AdjustmentCheckQuery.class, Set.of()),
        Arguments.of("AdjustmentCheckAnswer", AdjustmentCheckAnswer.class, Set.of()),
        // A query as text is a string, not an object.
        Arguments.of("CausalQuery", CausalQuery.class, Set.of("text")),
        Arguments.of("IdentifyQuery", IdentifyQuery.class, Set.of()),
        Arguments.of("Identified", IdentifyAnswer.Identified.class, Set.of()),
        Arguments.of("NotIdentified", IdentifyAnswer.NotIdentified.class, Set.of()),
        Arguments.of("NotIdentified", DoAnswer.NotIdentified.class, Set.of()),
        Arguments.of("Hedge", Hedge.class, Set.of()),
        Arguments.of("Estimand", Estimand.class, Set.of()),
        Arguments.of("Probability", ExpressionDocument.Probability.class, Set.of()),
        Arguments.of("Product", ExpressionDocument.Product.class, Set.of()),
        Arguments.of("Sum", ExpressionDocument.Sum.class, Set.of()),
        Arguments.of("Quotient", ExpressionDocument.Quotient.class, Set.of()),
        Arguments.of("One", ExpressionDocument.One.class, Set.of()),
        Arguments.of("Reference", ExpressionDocument.Reference.class, Set.of()),
        // A request's table has no undefined cells.
        Arguments.of("Table", TableDocument.class, Set.of("undefined")),
        Arguments.of("AnswerTable", TableDocument.class, Set.of()),
        Arguments.of("UndefinedCell", TableDocument.UndefinedCell.class, Set.of()),
        Arguments.of("DoQuery", DoQuery.class, Set.of()),
        Arguments.of("Effect", DoAnswer.Effect.class, Set.of()),
        Arguments.of("Provenance", Provenance.class, Set.of()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aSchemaHasTheRecordsFields(String schema, Class<?> type, Set<String> apart) {
    Set<String> documented = new TreeSet<>();
    DOCUMENT.schema(schema).path("properties").fieldNames().forEachRemaining(documented::add);
    documented.removeAll(ADDED);

    assertThat(documented).isEqualTo(names(type, apart));
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatTheRecordRequiresTheSchemaRequires(String schema, Class<?> type, Set<String> apart) {
    Set<String> documented = new TreeSet<>();
    DOCUMENT.schema(schema).path("required").forEach(name -> documented.add(name.asText()));

    Set<String> required = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty property = property(type, component);
      if (property != null && property.required() && !apart.contains(component.getName())) {
        required.add(name(type, component));
      }
    }
    assertThat(documented).containsAll(required);
  }

  @Test
  void theVariantsOfAnExpressionAreTheSealedOnes() {
    Set<String> documented = new TreeSet<>();
    DOCUMENT
        .schema("Expression")
        .path("oneOf")
        .forEach(one -> documented.add(one.path("$ref").asText().replaceAll(".*/", "")));

    assertThat(documented)
        .isEqualTo(
            Arrays.stream(ExpressionDocument.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
  }

  static Stream<Arguments> enums() {
    return Stream.of(
        Arguments.of("/GraphKind", GraphKindName.class),
        Arguments.of("/EdgeKind", EdgeSymbol.class),
        Arguments.of("/Method", Method.class),
        Arguments.of("/Graph/properties/format", GraphFormatName.class),
        Arguments.of("/PathsQuery/properties/kind", PathsQuery.Kind.class),
        Arguments.of("/AdjustmentSetsQuery/properties/kind", AdjustmentSetsQuery.Kind.class),
        Arguments.of("/Provenance/properties/cache", Provenance.Tier.class));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void aClosedListIsTheSameOnBothSides(String pointer, Class<? extends Enum<?>> type)
      throws Exception {
    Set<String> documented = new TreeSet<>();
    JsonNode values = DOCUMENT.root.at("/components/schemas" + pointer).path("enum");
    values.forEach(value -> documented.add(value.asText()));

    Set<String> known = new TreeSet<>();
    for (Enum<?> constant : type.getEnumConstants()) {
      known.add(type.getField(constant.name()).getAnnotation(JsonProperty.class).value());
    }
    assertThat(documented).isNotEmpty().isEqualTo(known);
  }

  @Test
  void aProblemHasTheDocumentedMembers() {
    JsonNode problem =
        new com.fasterxml.jackson.databind.json.JsonMapper()
            .valueToTree(Problem.of(ProblemType.INVALID_VALUE, "detail", "field", "value"));
    Set<String> written = new TreeSet<>();
    problem.fieldNames().forEachRemaining(written::add);
    Set<String> documented = new TreeSet<>();
    DOCUMENT.schema("Problem").path("properties").fieldNames().forEachRemaining(documented::add);

    assertThat(written).isEqualTo(documented);
    assertThat(DOCUMENT.faults("Problem", problem)).isEmpty();
  }

  private static Set<String> names(Class<?> type, Set<String> apart) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (!apart.contains(component.getName())
          && !component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
        names.add(name(type, component));
      }
    }
    return names;
  }

  private static String name(Class<?> type, RecordComponent component) {
    JsonProperty property = property(type, component);
    return property == null || property.value().isEmpty() ? component.getName() : property.value();
  }

  private static @Nullable JsonProperty property(Class<?> type, RecordComponent component) {
    try {
      Field field = type.getDeclaredField(component.getName());
      return field.getAnnotation(JsonProperty.class);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record has a field for each component", e);
    }
  }
}
