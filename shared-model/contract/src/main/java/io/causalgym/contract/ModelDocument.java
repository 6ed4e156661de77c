package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// A causal model with its numbers, in exactly one form.
///
/// @param scm a structural model, discrete by tables or any by equations
/// @param network a Bayesian network
/// @param linear a linear Gaussian model
/// @param environment the name of a world of the library
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelDocument(
    @Nullable ScmDocument scm,
    @Nullable NetworkDocument network,
    @Nullable LinearDocument linear,
    @Nullable String environment) {

  public ModelDocument {
    Require.exactlyOne(
        "",
        "a model is given in exactly one form: 'scm', 'network', 'linear' or 'environment'",
        scm,
        network,
        linear,
        environment);
    if (environment != null) {
      Require.name("environment", environment);
    }
  }
}
