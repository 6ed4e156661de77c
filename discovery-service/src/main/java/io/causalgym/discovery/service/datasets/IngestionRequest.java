package io.causalgym.discovery.service.datasets;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.causalgym.contract.IngestQuery;

/// What a job of the kind `ingestion` is to do.
///
/// @param hold under which name the blob store keeps the content until it has been read
record IngestionRequest(
    @JsonProperty(required = true) IngestQuery query, @JsonProperty(required = true) String hold) {}
