package io.causalgym.evaluation.run;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.ModelLimits;
import io.causalgym.contract.ModelParameters;
import io.causalgym.contract.ModelUnderTest;
import io.causalgym.contract.PriceDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.StyleName;
import io.causalgym.evaluation.dispatch.LaneKey;
import io.causalgym.evaluation.dispatch.limit.Limits;
import io.causalgym.evaluation.elicitation.Elicitation;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.batch.BatchProvider;
import io.causalgym.evaluation.provider.catalog.EndpointRefused;
import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderName;
import io.causalgym.evaluation.provider.catalog.Providers;
import io.causalgym.evaluation.provider.price.ListedPrice;
import io.causalgym.evaluation.provider.price.Price;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.reference.ReferenceAgent;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes of the models of a request what can be asked: address, key, price and manner; or tells
/// what is in the way.
public final class Models {
  private static final int REFERENCE_CONCURRENCY = 64;
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  private final Origins origins;
  private final Providers providers;
  private final PriceList prices;
  private volatile URI reference = URI.create("http://127.0.0.1:9/v1");

  public Models(Origins origins, Providers providers, PriceList prices) {
    this.origins = origins;
    this.providers = providers;
    this.prices = prices;
  }

  /// Says where this node's reference models listen.
  public void referenceAt(URI base) {
    reference = base;
  }

  /// @param token that opens the reference models
  /// @throws io.causalgym.contract.ProblemException if a model cannot be asked
  List<ModelPlan> plans(List<ModelUnderTest> models, String token) {
    return IntStream.range(0, models.size())
        .mapToObj(number -> plan(number, models.get(number), token))
        .toList();
  }

  /// Checks that the addresses that a request names are for who sends it.
  ///
  /// @throws io.causalgym.contract.ProblemException if one is for those alone who ask without a key
  public void requireOpenTo(String owner, List<ModelUnderTest> models) {
    if (owner.equals(CallContext.LOCAL)) {
      return;
    }
    for (int number = 0; number < models.size(); number++) {
      String baseUrl = models.get(number).baseUrl();
      if (baseUrl != null) {
        refuseWithKey(number, baseUrl);
      }
    }
  }

  private void refuseWithKey(int number, String baseUrl) {
    try {
      origins.refuseWithKey(number, baseUrl);
    } catch (EndpointRefused refused) {
      throw refused(refused.field(), baseUrl, String.valueOf(refused.getMessage()));
    }
  }

  /// One model by itself.
  public ModelPlan plan(int number, ModelUnderTest model, String token) {
    ModelParameters parameters =
        Objects.requireNonNull(model.parameters(), "the record fills in the default");
    io.causalgym.contract.ProviderName named =
        Objects.requireNonNull(model.provider(), "the record fills in the default");
    String name = Objects.requireNonNull(model.model(), "the record fills in the default");
    boolean own = named == io.causalgym.contract.ProviderName.REFERENCE;
    if (own && ReferenceAgent.of(name).isEmpty()) {
      throw refused(
          "models[" + number + "].id",
          name,
          "there is no reference model '"
              + name
              + "'; there are "
              + String.join(", ", ReferenceAgent.ids()));
    }
    ProviderName provider = own ? ProviderName.OPENAI_COMPATIBLE : provider(named);
    Endpoint endpoint =
        own
            ? new Endpoint(reference, Optional.of(token))
            : endpoint(number, provider, model.baseUrl());
    return new ModelPlan(
        number,
        model.id(),
        elicitation(parameters, provider != ProviderName.OPENAI_COMPATIBLE || own),
        new LaneKey(provider.text(), endpoint, name),
        providers.provider(provider),
        limits(model.limits(), own),
        own ? Price.FREE : price(number, model, provider, endpoint, name),
        // A reference model is asked each time: its replies cost nothing and are what is tested.
        parameters.cache() == null ? !own : parameters.cache(),
        Boolean.TRUE.equals(parameters.repair()),
        batch(number, parameters, own ? Optional.empty() : providers.batch(provider)));
  }

  private static Optional<BatchProvider> batch(
      int number, ModelParameters parameters, Optional<BatchProvider> provided) {
    if (!Boolean.TRUE.equals(parameters.batch())) {
      return Optional.empty();
    }
    String field = "models[" + number + "].parameters.batch";
    if (provided.isEmpty()) {
      throw refused(
          field,
          true,
          "the model's provider has no batch interface that is known here; leave 'batch' out, or"
              + " ask a model of 'openai', 'openai-compatible' or 'vllm'");
    }
    if (Boolean.TRUE.equals(parameters.stream()) || Boolean.TRUE.equals(parameters.repair())) {
      throw refused(
          field,
          true,
          "replies of a batch neither stream nor get a second turn; leave 'batch' out, or 'stream'"
              + " and 'repair'");
    }
    return provided;
  }

  private static ProviderName provider(io.causalgym.contract.ProviderName name) {
    String text = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return ProviderName.of(text).orElseThrow();
  }

  private Endpoint endpoint(int number, ProviderName provider, @Nullable String baseUrl) {
    try {
      return origins.resolve(number, provider.text(), Optional.ofNullable(baseUrl));
    } catch (EndpointRefused refused) {
      throw refused(refused.field(), baseUrl, String.valueOf(refused.getMessage()));
    }
  }

  private Price price(
      int number, ModelUnderTest model, ProviderName provider, Endpoint endpoint, String name) {
    PriceDocument given = model.price();
    if (given != null) {
      double cached = given.cached() == null ? given.prompt() : given.cached();
      return new Price(given.prompt(), given.completion(), cached);
    }
    boolean home =
        provider == ProviderName.OLLAMA
            || provider == ProviderName.VLLM
            || LOOPBACK.contains(String.valueOf(endpoint.base().getHost()));
    if (home) {
      return Price.FREE;
    }
    return prices
        .find(provider.text(), name)
        .map(ListedPrice::price)
        .orElseThrow(() ->
            refused(
                "models[" + number + "].price",
                null,
                "the price of '"
                    + name
                    + "' is not known, and a budget needs one; give 'price' in US dollars for a"
                    + " million tokens"));
  }

  private static Elicitation elicitation(ModelParameters parameters, boolean canStructure) {
    boolean free = Boolean.TRUE.equals(parameters.defaultTemperature());
    double temperature = parameters.temperature() == null ? 0 : parameters.temperature();
    return new Elicitation(
        style(parameters.style()),
        parameters.structured() == null ? canStructure : parameters.structured(),
        free ? OptionalDouble.empty() : OptionalDouble.of(temperature),
        parameters.seed() == null ? OptionalLong.empty() : OptionalLong.of(parameters.seed()),
        parameters.maxTokens() == null
            ? OptionalInt.empty()
            : OptionalInt.of(parameters.maxTokens()),
        Boolean.TRUE.equals(parameters.stream()));
  }

  private static Style style(@Nullable StyleName name) {
    return name == null
        ? Style.COT
        : Style.of(name.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// Limits of a request, in the words of the dispatcher.
  static Limits limits(@Nullable ModelLimits limits, boolean reference) {
    Limits made = Limits.LEARNED;
    if (reference) {
      made = made.withConcurrency(REFERENCE_CONCURRENCY);
    }
    if (limits == null) {
      return made;
    }
    if (limits.concurrency() != null) {
      made = made.withConcurrency(limits.concurrency());
    }
    if (limits.requestsPerMinute() != null) {
      made = made.withRequestsPerMinute(limits.requestsPerMinute());
    }
    return limits.tokensPerMinute() == null
        ? made
        : made.withTokensPerMinute(limits.tokensPerMinute());
  }

  private static RuntimeException refused(String field, @Nullable Object value, String detail) {
    return Problem.of(ProblemType.INVALID_VALUE, detail, field, value).exception();
  }
}
