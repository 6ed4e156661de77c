package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of jobs, without their results.
///
/// @param next where the next page begins, absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobsAnswer(
    @JsonProperty(required = true) List<JobDocument> jobs, @Nullable String next) {
  public JobsAnswer {
    jobs = List.copyOf(jobs);
  }
}
