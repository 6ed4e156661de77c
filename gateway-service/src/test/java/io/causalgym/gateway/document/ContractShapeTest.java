package io.causalgym.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.AlgorithmName;
import io.causalgym.contract.AttributionAnswer;
import io.causalgym.contract.AttributionQuery;
import io.causalgym.contract.BootstrapDocument;
import io.causalgym.contract.BoundsAnswer;
import io.causalgym.contract.BoundsQuery;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.CausationAnswer;
import io.causalgym.contract.CausationQuery;
import io.causalgym.contract.ColliderRuleName;
import io.causalgym.contract.ColumnDocument;
import io.causalgym.contract.CompareAnswer;
import io.causalgym.contract.CompareQuery;
import io.causalgym.contract.ConventionName;
import io.causalgym.contract.ConvertAnswer;
import io.causalgym.contract.ConvertQuery;
import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.DatasetDeleted;
import io.causalgym.contract.DatasetDocument;
import io.causalgym.contract.DatasetRowsAnswer;
import io.causalgym.contract.DatasetSummaryAnswer;
import io.causalgym.contract.DatasetsAnswer;
import io.causalgym.contract.DiscoveryBudget;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.DiscoveryResult;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.EnsembleGraphName;
import io.causalgym.contract.EnvironmentDocument;
import io.causalgym.contract.EnvironmentsAnswer;
import io.causalgym.contract.Estimand;
import io.causalgym.contract.Estimated;
import io.causalgym.contract.EvaluatedModel;
import io.causalgym.contract.EvaluationDeleted;
import io.causalgym.contract.EvaluationDocument;
import io.causalgym.contract.EvaluationEstimate;
import io.causalgym.contract.EvaluationItemsAnswer;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationResumeQuery;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.EvaluationTuneQuery;
import io.causalgym.contract.EvaluationsAnswer;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.ExperimentQuery;
import io.causalgym.contract.ExplanationAnswer;
import io.causalgym.contract.ExplanationQuery;
import io.causalgym.contract.ExportFormatName;
import io.causalgym.contract.ExpressionDocument;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.GraphDeleted;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.GraphFormatName;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.Hedge;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.IntervalDocument;
import io.causalgym.contract.JobDocument;
import io.causalgym.contract.JobProgressDocument;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.JobStateName;
import io.causalgym.contract.JobsAnswer;
import io.causalgym.contract.KnowledgeDocument;
import io.causalgym.contract.LeaderboardAnswer;
import io.causalgym.contract.LearnedEdge;
import io.causalgym.contract.LinearAnswer;
import io.causalgym.contract.LinearDocument;
import io.causalgym.contract.LinearIdentifyAnswer;
import io.causalgym.contract.LinearIdentifyQuery;
import io.causalgym.contract.LinearQuery;
import io.causalgym.contract.MarginalsAnswer;
import io.causalgym.contract.MarginalsQuery;
import io.causalgym.contract.MarkovCheckAnswer;
import io.causalgym.contract.MarkovCheckQuery;
import io.causalgym.contract.MediationAnswer;
import io.causalgym.contract.MediationQuery;
import io.causalgym.contract.Method;
import io.causalgym.contract.ModelComparison;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.ModelLimits;
import io.causalgym.contract.ModelParameters;
import io.causalgym.contract.ModelUnderTest;
import io.causalgym.contract.NetworkDocument;
import io.causalgym.contract.NetworkFormatName;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.PairwiseName;
import io.causalgym.contract.ParametersAnswer;
import io.causalgym.contract.ParametersQuery;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.PosteriorAnswer;
import io.causalgym.contract.PosteriorQuery;
import io.causalgym.contract.PriceDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.ProviderName;
import io.causalgym.contract.RelationshipDeleted;
import io.causalgym.contract.RelationshipDocument;
import io.causalgym.contract.RelationshipsAnswer;
import io.causalgym.contract.ResamplingName;
import io.causalgym.contract.ScmDocument;
import io.causalgym.contract.ScoreName;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.contract.SimulateAnswer;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.SkinName;
import io.causalgym.contract.SourceName;
import io.causalgym.contract.StoredGraph;
import io.causalgym.contract.StyleName;
import io.causalgym.contract.SuiteDocument;
import io.causalgym.contract.SuiteItemsQuery;
import io.causalgym.contract.TableDocument;
import io.causalgym.contract.TestName;
import io.causalgym.contract.TextPart;
import io.causalgym.contract.TokenCounts;
import io.causalgym.contract.UndefinedQuantity;
import io.causalgym.contract.VariableTypeName;
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
        Arguments.of("NotIdentifiedEffect", DoAnswer.NotIdentified.class, Set.of()),
        Arguments.of("CellBounds", DoAnswer.CellBounds.class, Set.of()),
        Arguments.of("Model", ModelDocument.class, Set.of()),
        Arguments.of("Scm", ScmDocument.class, Set.of()),
        Arguments.of("Noise", ScmDocument.Exogenous.class, Set.of()),
        Arguments.of("Equation", ScmDocument.Equation.class, Set.of()),
        Arguments.of("Network", NetworkDocument.class, Set.of()),
        Arguments.of("NetworkVariable", NetworkDocument.Variable.class, Set.of()),
        Arguments.of("LinearModel", LinearDocument.class, Set.of()),
        Arguments.of("Coefficient", LinearDocument.Coefficient.class, Set.of()),
        Arguments.of("ErrorCovariance", LinearDocument.Covariance.class, Set.of()),
        Arguments.of("Interval", IntervalDocument.class, Set.of()),
        Arguments.of("UndefinedQuantity", UndefinedQuantity.class, Set.of()),
        Arguments.of("Event", EventDocument.class, Set.of()),
        Arguments.of("CounterfactualQuery", CounterfactualQuery.class, Set.of()),
        Arguments.of("CounterfactualValue", CounterfactualAnswer.Value.class, Set.of()),
        Arguments.of("CounterfactualBounds", CounterfactualAnswer.Bounded.class, Set.of()),
        Arguments.of("CausationQuery", CausationQuery.class, Set.of()),
        Arguments.of("CausationAnswer", CausationAnswer.class, Set.of()),
        Arguments.of("AttributionQuery", AttributionQuery.class, Set.of()),
        Arguments.of("AttributionAnswer", AttributionAnswer.class, Set.of()),
        Arguments.of("AttributedCause", AttributionAnswer.Cause.class, Set.of()),
        Arguments.of("MediationQuery", MediationQuery.class, Set.of()),
        Arguments.of("MediationAnswer", MediationAnswer.class, Set.of()),
        Arguments.of("BoundsQuery", BoundsQuery.class, Set.of()),
        Arguments.of("Experiment", BoundsQuery.Experiment.class, Set.of()),
        Arguments.of("BoundsAnswer", BoundsAnswer.class, Set.of()),
        Arguments.of("PosteriorQuery", PosteriorQuery.class, Set.of()),
        Arguments.of("Mechanism", PosteriorQuery.Mechanism.class, Set.of()),
        Arguments.of("Sampling", PosteriorQuery.Sampling.class, Set.of()),
        Arguments.of("PosteriorAnswer", PosteriorAnswer.class, Set.of()),
        Arguments.of("MarginalsQuery", MarginalsQuery.class, Set.of()),
        Arguments.of("MarginalsAnswer", MarginalsAnswer.class, Set.of()),
        Arguments.of("Marginal", MarginalsAnswer.Marginal.class, Set.of()),
        Arguments.of("ExplanationQuery", ExplanationQuery.class, Set.of()),
        Arguments.of("ExplanationAnswer", ExplanationAnswer.class, Set.of()),
        Arguments.of("LinearQuery", LinearQuery.class, Set.of()),
        Arguments.of("LinearAnswer", LinearAnswer.class, Set.of()),
        Arguments.of("Moments", LinearAnswer.Moments.class, Set.of()),
        Arguments.of("ManyMoments", LinearAnswer.Interventions.class, Set.of()),
        Arguments.of("UnitMoments", LinearAnswer.Unit.class, Set.of()),
        Arguments.of("Instrument", LinearAnswer.Instrument.class, Set.of()),
        Arguments.of("LinearIdentifyQuery", LinearIdentifyQuery.class, Set.of()),
        Arguments.of("LinearIdentifyAnswer", LinearIdentifyAnswer.class, Set.of()),
        Arguments.of("IdentifiedCoefficient", LinearIdentifyAnswer.Coefficient.class, Set.of()),
        Arguments.of("SimulateQuery", SimulateQuery.class, Set.of()),
        Arguments.of("SimulateAnswer", SimulateAnswer.class, Set.of()),
        Arguments.of("SimulatedMoments", SimulateAnswer.Moments.class, Set.of()),
        Arguments.of("SimulatedVariable", SimulateAnswer.Variable.class, Set.of()),
        Arguments.of("ParametersQuery", ParametersQuery.class, Set.of()),
        Arguments.of("Prior", ParametersQuery.Prior.class, Set.of()),
        Arguments.of("ParametersAnswer", ParametersAnswer.class, Set.of()),
        Arguments.of("ConvertQuery", ConvertQuery.class, Set.of()),
        Arguments.of("ConvertAnswer", ConvertAnswer.class, Set.of()),
        Arguments.of("EnvironmentsAnswer", EnvironmentsAnswer.class, Set.of()),
        Arguments.of("Environment", EnvironmentDocument.class, Set.of()),
        Arguments.of("JobStarted", JobStarted.class, Set.of()),
        Arguments.of("Job", JobDocument.class, Set.of()),
        Arguments.of("JobProgress", JobProgressDocument.class, Set.of()),
        Arguments.of("Jobs", JobsAnswer.class, Set.of()),
        Arguments.of("Dataset", DatasetDocument.class, Set.of()),
        Arguments.of("Column", ColumnDocument.class, Set.of()),
        Arguments.of("Datasets", DatasetsAnswer.class, Set.of()),
        Arguments.of("GraphDeleted", GraphDeleted.class, Set.of()),
        Arguments.of("DatasetDeleted", DatasetDeleted.class, Set.of()),
        Arguments.of("DatasetRows", DatasetRowsAnswer.class, Set.of()),
        Arguments.of("DatasetSummary", DatasetSummaryAnswer.class, Set.of()),
        Arguments.of("ColumnSummary", DatasetSummaryAnswer.ColumnSummary.class, Set.of()),
        Arguments.of("Histogram", DatasetSummaryAnswer.Histogram.class, Set.of()),
        Arguments.of("Knowledge", KnowledgeDocument.class, Set.of()),
        Arguments.of("DiscoveryParameters", DiscoveryParameters.class, Set.of()),
        Arguments.of("Bootstrap", BootstrapDocument.class, Set.of()),
        Arguments.of("Budget", DiscoveryBudget.class, Set.of()),
        Arguments.of("DiscoveryQuery", DiscoveryQuery.class, Set.of()),
        Arguments.of("LearnedEdge", LearnedEdge.class, Set.of()),
        Arguments.of("DiscoveryResult", DiscoveryResult.class, Set.of()),
        Arguments.of("DiscoveryStatistics", DiscoveryResult.Statistics.class, Set.of()),
        Arguments.of("CompareQuery", CompareQuery.class, Set.of()),
        Arguments.of("CompareAnswer", CompareAnswer.class, Set.of()),
        Arguments.of("Rates", CompareAnswer.Rates.class, Set.of()),
        Arguments.of("Range", CompareAnswer.Range.class, Set.of()),
        Arguments.of("MarkCounts", CompareAnswer.MarkCounts.class, Set.of()),
        Arguments.of("MarkovCheckQuery", MarkovCheckQuery.class, Set.of()),
        Arguments.of("MarkovCheckAnswer", MarkovCheckAnswer.class, Set.of()),
        Arguments.of("Independence", MarkovCheckAnswer.Independence.class, Set.of()),
        Arguments.of("Relationship", RelationshipDocument.class, Set.of()),
        Arguments.of("Relationships", RelationshipsAnswer.class, Set.of()),
        Arguments.of("RelationshipDeleted", RelationshipDeleted.class, Set.of()),
        // What services add is in answers only.
        Arguments.of(
            "RelationshipQuery",
            RelationshipDocument.class,
            Set.of("id", "source", "job", "createdAt")),
        Arguments.of("ModelParameters", ModelParameters.class, Set.of()),
        Arguments.of("ModelLimits", ModelLimits.class, Set.of()),
        Arguments.of("Price", PriceDocument.class, Set.of()),
        Arguments.of("ModelUnderTest", ModelUnderTest.class, Set.of()),
        Arguments.of("Suite", SuiteDocument.class, Set.of()),
        Arguments.of("EvaluationQuery", EvaluationQuery.class, Set.of()),
        Arguments.of("EvaluationStarted", EvaluationStarted.class, Set.of()),
        Arguments.of("TokenCounts", TokenCounts.class, Set.of()),
        Arguments.of("EvaluationEstimate", EvaluationEstimate.class, Set.of()),
        Arguments.of("EstimatedModel", EvaluationEstimate.Model.class, Set.of()),
        Arguments.of("Estimated", Estimated.class, Set.of()),
        Arguments.of("PartialScore", EvaluatedModel.PartialScore.class, Set.of()),
        Arguments.of("Calibration", EvaluatedModel.CalibrationDocument.class, Set.of()),
        Arguments.of("Coverage", EvaluatedModel.Coverage.class, Set.of()),
        Arguments.of("AddedLatency", EvaluatedModel.LatencyDocument.class, Set.of()),
        Arguments.of("RankRange", EvaluatedModel.RankRange.class, Set.of()),
        Arguments.of("EvaluatedModel", EvaluatedModel.class, Set.of()),
        Arguments.of("ModelComparison", ModelComparison.class, Set.of()),
        Arguments.of("Evaluation", EvaluationDocument.class, Set.of()),
        Arguments.of("EvaluationEntry", EvaluationsAnswer.Entry.class, Set.of()),
        Arguments.of("Evaluations", EvaluationsAnswer.class, Set.of()),
        Arguments.of("EvaluationDeleted", EvaluationDeleted.class, Set.of()),
        Arguments.of("EvaluationItem", EvaluationItemsAnswer.Entry.class, Set.of()),
        Arguments.of("EvaluationItems", EvaluationItemsAnswer.class, Set.of()),
        // The name of the evaluation is in the address.
        Arguments.of("EvaluationTuning", EvaluationTuneQuery.class, Set.of("id")),
        Arguments.of("EvaluationResumption", EvaluationResumeQuery.class, Set.of("id")),
        Arguments.of("SuiteItemsQuery", SuiteItemsQuery.class, Set.of()),
        Arguments.of("TextPart", TextPart.class, Set.of()),
        Arguments.of("LeaderboardEntry", LeaderboardAnswer.Entry.class, Set.of()),
        Arguments.of("Leaderboard", LeaderboardAnswer.class, Set.of()),
        Arguments.of("ExperimentStep", ExperimentQuery.Step.class, Set.of()),
        Arguments.of("ExperimentQuery", ExperimentQuery.class, Set.of()),
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
    Set<String> own = names(type, apart);
    documented.removeIf(name -> ADDED.contains(name) && !own.contains(name));

    assertThat(documented).isEqualTo(own);
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
        Arguments.of("/NetworkFormat", NetworkFormatName.class),
        Arguments.of("/Algorithm", AlgorithmName.class),
        Arguments.of("/IndependenceTest", TestName.class),
        Arguments.of("/ScoreName", ScoreName.class),
        Arguments.of("/VariableType", VariableTypeName.class),
        Arguments.of("/JobState", JobStateName.class),
        Arguments.of("/Source", SourceName.class),
        Arguments.of("/Family", FamilyName.class),
        Arguments.of("/Skin", SkinName.class),
        Arguments.of("/Style", StyleName.class),
        Arguments.of("/Provider", ProviderName.class),
        Arguments.of("/Outcome", OutcomeName.class),
        Arguments.of("/ExportFormat", ExportFormatName.class),
        Arguments.of("/DiscoveryParameters/properties/convention", ConventionName.class),
        Arguments.of("/DiscoveryParameters/properties/colliders", ColliderRuleName.class),
        Arguments.of("/DiscoveryParameters/properties/pairwise", PairwiseName.class),
        Arguments.of("/Bootstrap/properties/method", ResamplingName.class),
        Arguments.of("/Bootstrap/properties/graph", EnsembleGraphName.class),
        Arguments.of("/IdentifiedCoefficient/properties/status", LinearIdentifyAnswer.Status.class),
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
