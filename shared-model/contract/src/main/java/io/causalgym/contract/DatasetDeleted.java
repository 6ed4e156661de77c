package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A dataset that is gone.
public record DatasetDeleted(@JsonProperty(required = true) String id) {}
