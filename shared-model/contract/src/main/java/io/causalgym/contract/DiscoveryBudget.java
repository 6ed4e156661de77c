package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What one search may use; a search that would need more memory is refused before it starts, and
/// one that takes longer ends with what it has, marked partial.
///
/// @param seconds 1 to 604 800, default 3600
/// @param megabytes 1 to 1 000 000, default half of the service's memory
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveryBudget(@Nullable Integer seconds, @Nullable Integer megabytes) {
  public static final DiscoveryBudget NONE = new DiscoveryBudget(null, null);

  public DiscoveryBudget {
    seconds = Require.between("seconds", seconds, 1, 604_800, 3_600);
    Require.within("megabytes", megabytes, 1, 1_000_000);
  }
}
