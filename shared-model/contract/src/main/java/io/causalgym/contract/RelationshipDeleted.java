package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A relationship is no longer stored.
public record RelationshipDeleted(@JsonProperty(required = true) String id) {}
