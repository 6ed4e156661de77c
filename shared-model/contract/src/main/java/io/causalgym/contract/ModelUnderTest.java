package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A model to be asked.
///
/// @param id by which the evaluation calls it, unique in it; `ref/...` for a reference model
/// @param provider whose wire format it speaks; may be absent for reference models only
/// @param model as the provider calls it, as `id` where absent
/// @param baseUrl another address than the provider's own, if the server's list allows it
/// @param price in place of the server's table
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelUnderTest(
    @JsonProperty(required = true) String id,
    @Nullable ProviderName provider,
    @Nullable String model,
    @Nullable String baseUrl,
    @Nullable ModelParameters parameters,
    @Nullable ModelLimits limits,
    @Nullable PriceDocument price) {

  /// How the ids of reference models begin.
  public static final String REFERENCE = "ref/";

  public ModelUnderTest {
    Require.name("id", id);
    boolean reference = id.startsWith(REFERENCE);
    if (provider == null) {
      if (!reference) {
        throw new Violation(
            "provider",
            null,
            "'provider' of model '" + id + "' is missing; name it, or take a reference model");
      }
      provider = ProviderName.REFERENCE;
    }
    if (reference != (provider == ProviderName.REFERENCE)) {
      throw new Violation(
          "id", id, "ids that begin with 'ref/' are those of provider 'reference', and no others");
    }
    if (baseUrl != null && reference) {
      throw new Violation("baseUrl", baseUrl, "reference models have no address; leave it out");
    }
    model = model == null ? id : Require.name("model", model);
    baseUrl = baseUrl == null ? null : Require.wellFormed("baseUrl", baseUrl);
    parameters = parameters == null ? ModelParameters.NONE : parameters;
    limits = limits == null ? ModelLimits.NONE : limits;
  }
}
