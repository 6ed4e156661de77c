package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.elicitation.reading.Scale;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.Locale;

/// How a question is put: a factor of experiments, since models answer differently.
public enum Style {
  /// Only the answer.
  DIRECT,
  /// Reasoning first, then the answer.
  COT,
  /// Reasoning in given steps: graph, query, identification, numbers.
  CAUSAL_COT,
  /// With the query in formal notation beside the words.
  FORMAL,
  /// "Of 1000 units, how many": probabilities as frequencies.
  FREQUENCY,
  /// A fair price of a bet.
  BET,
  /// Yes or no, believed as much as the first token's probabilities say.
  LOGPROB;

  /// In which units an answer of a form is given.
  Scale scale(AnswerForm form) {
    if (!(form instanceof AnswerForm.Probability)) {
      return Scale.ONE;
    }
    return switch (this) {
      case FREQUENCY -> Scale.THOUSAND;
      case BET -> Scale.CENTS;
      case DIRECT, COT, CAUSAL_COT, FORMAL, LOGPROB -> Scale.ONE;
    };
  }

  /// As the contract writes it, such as `causal-cot`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads {@link #text()}.
  ///
  /// @throws IllegalArgumentException that names the word and the choices
  public static Style of(String text) {
    for (Style style : values()) {
      if (style.text().equals(text)) {
        return style;
      }
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no style; choose direct, cot, causal-cot, formal, frequency, bet or logprob");
  }
}
