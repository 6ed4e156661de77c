package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A network in the form asked for.
///
/// @param network with its tables
/// @param text in the format asked for
/// @param renormalised variables whose rows were divided by their sum
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConvertAnswer(
    @Nullable NetworkDocument network, @Nullable String text, @Nullable List<String> renormalised) {

  public ConvertAnswer {
    renormalised = Require.copied("renormalised", renormalised);
  }
}
