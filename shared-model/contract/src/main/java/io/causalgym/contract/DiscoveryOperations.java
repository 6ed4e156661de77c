package io.causalgym.contract;

import java.util.List;

/// What the discovery service answers.
public final class DiscoveryOperations {
  /// Makes a dataset of an uploaded content.
  public static final Operation<IngestQuery, IngestAnswer> INGEST =
      new Operation<>("datasets", IngestQuery.class, IngestAnswer.class, true);

  public static final Operation<DatasetsQuery, DatasetsAnswer> DATASETS =
      new Operation<>("datasets.list", DatasetsQuery.class, DatasetsAnswer.class, true);

  public static final Operation<DatasetReference, DatasetDocument> DATASET =
      new Operation<>("datasets.read", DatasetReference.class, DatasetDocument.class, true);

  public static final Operation<DatasetReference, DatasetSummaryAnswer> SUMMARY =
      new Operation<>("datasets.summary", DatasetReference.class, DatasetSummaryAnswer.class, true);

  public static final Operation<DatasetRowsQuery, DatasetRowsAnswer> ROWS =
      new Operation<>("datasets.rows", DatasetRowsQuery.class, DatasetRowsAnswer.class, true);

  public static final Operation<DatasetReference, DatasetDeleted> DELETE_DATASET =
      new Operation<>("datasets.delete", DatasetReference.class, DatasetDeleted.class, false);

  /// Starts a job that learns graphs.
  public static final Operation<DiscoveryQuery, JobStarted> DISCOVER =
      new Operation<>("discoveries", DiscoveryQuery.class, JobStarted.class, true);

  public static final Operation<CompareQuery, CompareAnswer> COMPARE =
      new Operation<>("graphs.compare", CompareQuery.class, CompareAnswer.class, true);

  public static final Operation<MarkovCheckQuery, MarkovCheckAnswer> CHECK =
      new Operation<>("graphs.check", MarkovCheckQuery.class, MarkovCheckAnswer.class, true);

  /// Asserts a relationship; asking twice asserts it twice.
  public static final Operation<RelationshipDocument, RelationshipDocument> RELATE =
      new Operation<>(
          "relationships", RelationshipDocument.class, RelationshipDocument.class, false);

  public static final Operation<RelationshipsQuery, RelationshipsAnswer> RELATIONSHIPS =
      new Operation<>(
          "relationships.list", RelationshipsQuery.class, RelationshipsAnswer.class, true);

  public static final Operation<RelationshipReference, RelationshipDeleted> DELETE_RELATIONSHIP =
      new Operation<>(
          "relationships.delete", RelationshipReference.class, RelationshipDeleted.class, false);

  public static final List<Operation<?, ?>> ALL =
      List.of(
          INGEST,
          DATASETS,
          DATASET,
          SUMMARY,
          ROWS,
          DELETE_DATASET,
          DISCOVER,
          COMPARE,
          CHECK,
          RELATE,
          RELATIONSHIPS,
          DELETE_RELATIONSHIP);

  private DiscoveryOperations() {}
}
