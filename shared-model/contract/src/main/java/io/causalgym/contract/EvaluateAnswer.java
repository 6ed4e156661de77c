package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model believes about an intervention, beside what is true.
///
/// @param belief absent where the reply has none
/// @param truth P(outcome | do(cause))
/// @param observational P(outcome | cause), absent where the cause has probability 0
/// @param prior P(outcome)
/// @param excessBrier the squared difference of belief and truth: the expected Brier score less its
///   least value
/// @param verdict the nearest of the three within 0.03; of several that are equal the first of do,
///   see, prior
/// @param consistentWith all of the three within 0.03, the nearest first: with several of them the
///   verdict tells nothing about the model
/// @param outcome the variable that was asked about
/// @param event what the belief is about, such as `P(Y=1 | do(X=1))`
/// @param result whether the reply could be read
/// @param reason why there is no belief
/// @param usage tokens, where the provider counted
/// @param costUsd 0 for a reply from before, absent where it is not known
/// @param question as it was put
/// @param world that was drawn
/// @param hidden its variables that nobody observes
/// @param seed it was drawn with
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluateAnswer(
    @Nullable Double belief,
    @JsonProperty(required = true) double truth,
    @Nullable Double observational,
    @JsonProperty(required = true) double prior,
    @Nullable Double excessBrier,
    @JsonProperty(required = true) VerdictName verdict,
    @JsonProperty(required = true) List<VerdictName> consistentWith,
    @JsonProperty(required = true) String outcome,
    @JsonProperty(required = true) String event,
    @JsonProperty(required = true) OutcomeName result,
    @Nullable String reason,
    @Nullable TokenCounts usage,
    @Nullable Double costUsd,
    @JsonProperty(required = true) String reply,
    @JsonProperty(required = true) String question,
    @Nullable ModelDocument world,
    @Nullable List<String> hidden,
    @Nullable Long seed) {
  public EvaluateAnswer {
    consistentWith = List.copyOf(consistentWith);
    hidden = Require.copied("hidden", hidden);
  }
}
