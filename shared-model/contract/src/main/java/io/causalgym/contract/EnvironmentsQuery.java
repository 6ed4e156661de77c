package io.causalgym.contract;

/// Asks for the list of environments.
public record EnvironmentsQuery() {}
