package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How well data agree with the independencies of a graph.
///
/// @param tests that were done
/// @param rejected of them
/// @param uniformity the p-value of the hypothesis that the p-values are uniform, as they are if
///   all independencies hold; absent where there are too few tests
/// @param violations the least likely independencies, most unlikely first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarkovCheckAnswer(
    long tests,
    long rejected,
    @Nullable Double uniformity,
    @JsonProperty(required = true) List<Independence> violations) {
  public MarkovCheckAnswer {
    violations = List.copyOf(violations);
  }

  /// `x` and `y` are independent given `given`, says the graph.
  public record Independence(
      @JsonProperty(required = true) String x,
      @JsonProperty(required = true) String y,
      @JsonProperty(required = true) List<String> given,
      double p) {
    public Independence {
      given = List.copyOf(given);
    }
  }
}
