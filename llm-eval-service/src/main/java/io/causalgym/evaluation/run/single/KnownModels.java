package io.causalgym.evaluation.run.single;

import io.causalgym.contract.ModelUnderTest;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ProviderName;
import io.causalgym.evaluation.provider.price.ListedPrice;
import io.causalgym.evaluation.provider.price.PriceList;
import io.causalgym.evaluation.reference.ReferenceAgent;
import io.causalgym.evaluation.run.ModelPlan;
import io.causalgym.evaluation.run.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Models by one name: `ref/oracle`, a name of the price list such as `gpt-4o`, or a provider and a
/// name such as `ollama/llama3.2`. Which of them can be asked depends on the server's keys.
final class KnownModels {
  /// What stands for names that are not known, of which there is no end.
  static final String OTHER = "other";

  private final Models models;
  private final List<ListedPrice> listed;

  KnownModels(Models models, PriceList prices) {
    this.models = models;
    this.listed =
        prices.all().stream()
            .filter(price -> provider(price.provider()).isPresent())
            .sorted(
                Comparator.comparing(
                        (ListedPrice price) -> provider(price.provider()).orElseThrow())
                    .thenComparing(ListedPrice::model))
            .toList();
  }

  /// A model that can be asked.
  sealed interface Known {
    record Reference(ReferenceAgent agent) implements Known {}

    record Provided(ModelPlan plan) implements Known {}
  }

  /// @throws ProblemException that lists the models that can be asked, if this one cannot
  Known find(String name) {
    if (name.startsWith(ModelUnderTest.REFERENCE)) {
      return ReferenceAgent.of(name)
          .<Known>map(Known.Reference::new)
          .orElseThrow(() -> unknown(name, "there is no such reference model"));
    }
    List<String> reasons = new ArrayList<>();
    for (ModelUnderTest model : candidates(name)) {
      try {
        return new Known.Provided(models.plan(0, model, ""));
      } catch (ProblemException refused) {
        reasons.add(refused.problem().detail());
      }
    }
    throw unknown(name, reasons.isEmpty() ? "no price list has it" : reasons.getFirst());
  }

  private List<ModelUnderTest> candidates(String name) {
    List<ModelUnderTest> candidates = new ArrayList<>();
    listed.stream()
        .filter(price -> price.model().equals(name))
        .forEach(price -> provider(price.provider()).ifPresent(p -> candidates.add(of(p, name))));
    int slash = name.indexOf('/');
    if (slash > 0 && slash < name.length() - 1) {
      provider(name.substring(0, slash))
          .ifPresent(p -> candidates.add(of(p, name.substring(slash + 1))));
    }
    return candidates;
  }

  private static ModelUnderTest of(ProviderName provider, String model) {
    // An id of its own, as a provider may call a model as reference models are called.
    return new ModelUnderTest("asked", provider, model, null, null, null, null);
  }

  private static Optional<ProviderName> provider(String text) {
    return Arrays.stream(ProviderName.values())
        .filter(name -> name != ProviderName.REFERENCE)
        .filter(name -> name.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
        .findFirst();
  }

  private ProblemException unknown(String name, String reason) {
    List<String> known = new ArrayList<>(ReferenceAgent.ids());
    known.addAll(configured());
    return Problem.of(
            ProblemType.UNSUPPORTED,
            "'"
                + name
                + "' cannot be asked: "
                + reason
                + "; take one of 'known', or 'provider/model' for a provider that needs no price",
            "model",
            name)
        .with("known", known)
        .exception();
  }

  private List<String> configured() {
    return listed.stream()
        .filter(price -> provider(price.provider()).map(p -> open(p, price.model())).orElse(false))
        .map(ListedPrice::model)
        .distinct()
        .toList();
  }

  private boolean open(ProviderName provider, String model) {
    try {
      models.plan(0, of(provider, model), "");
      return true;
    } catch (ProblemException notConfigured) {
      return false;
    }
  }

  /// A name of a closed list, for metrics.
  String counted(String name) {
    boolean known =
        ReferenceAgent.ids().contains(name)
            || listed.stream().anyMatch(price -> price.model().equals(name));
    return known ? name : OTHER;
  }
}
