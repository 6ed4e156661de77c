package io.causalgym.discovery.service;

import io.causalgym.discovery.service.datasets.DatasetCatalog;
import io.causalgym.discovery.service.datasets.DatasetIngestion;
import io.causalgym.discovery.service.learning.DiscoveryJobs;
import io.causalgym.discovery.service.learning.GraphQuestions;
import io.causalgym.discovery.service.relationships.RelationshipDesk;

/// Who answers what, the same for all event loops.
record Answerers(
    DatasetCatalog datasets,
    DatasetIngestion ingestion,
    DiscoveryJobs discoveries,
    GraphQuestions graphs,
    RelationshipDesk relationships) {}
