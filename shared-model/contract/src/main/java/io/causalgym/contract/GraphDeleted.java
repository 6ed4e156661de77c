package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A graph is no longer stored.
public record GraphDeleted(@JsonProperty(required = true) String id) {}
