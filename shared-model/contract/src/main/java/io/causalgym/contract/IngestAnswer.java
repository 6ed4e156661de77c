package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A dataset, or the job that still makes it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestAnswer(@Nullable DatasetDocument dataset, @Nullable String job) {}
