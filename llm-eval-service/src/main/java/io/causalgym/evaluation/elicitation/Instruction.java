package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.elicitation.reading.Fields;
import io.causalgym.evaluation.item.AnswerForm;

/// How a prompt says what to answer.
final class Instruction {
  private Instruction() {}

  /// @param structured whether the reply is to be JSON
  static String of(AnswerForm form, boolean mayAbstain, Style style, boolean structured) {
    String how = manner(style);
    String what = structured ? json(form, mayAbstain, style) : line(form, mayAbstain, style);
    return how.isEmpty() ? what : how + "\n" + what;
  }

  private static String manner(Style style) {
    return switch (style) {
      case DIRECT -> "Give the answer only, without any explanation.";
      case COT -> "Think step by step first.";
      case CAUSAL_COT ->
          """
          Work in these steps: (1) write down the causal graph; (2) say whether the question is about what is seen, what is done or what would have been, and write it in symbols; (3) say which formula answers it from what is given; (4) put the numbers in; (5) answer.\
          """;
      case FORMAL ->
          """
          Write the question in symbols first, with do(...) for what is brought about from outside, then compute.\
          """;
      case FREQUENCY -> "Imagine 1000 such cases and think in whole cases.";
      case BET ->
          """
          Imagine a ticket that pays 100 cents if the claim is true and nothing otherwise. Think step by step about its fair price.\
          """;
      case LOGPROB -> "Answer with a single word.";
    };
  }

  private static String json(AnswerForm form, boolean mayAbstain, Style style) {
    String reasoning = style == Style.DIRECT ? "" : "\"reasoning\" (your reasoning, first) and ";
    String cannot =
        mayAbstain
            ? " If what is given does not determine the answer, set \"cannot\" to true and leave the"
                + " answer null or empty; otherwise set \"cannot\" to false."
            : "";
    return "Reply with one JSON object with " + reasoning + member(form, style) + "." + cannot;
  }

  private static String member(AnswerForm form, Style style) {
    String field = "\"" + Fields.of(form, style.scale(form)) + "\" ";
    return switch (form) {
      case AnswerForm.Probability probability ->
          field
              + switch (style) {
                case FREQUENCY -> "(of 1000 cases, in how many it is so)";
                case BET -> "(the fair price in cents, 0 to 100)";
                case DIRECT, COT, CAUSAL_COT, FORMAL, LOGPROB -> "(a probability from 0 to 1)";
              };
      case AnswerForm.Quantity quantity ->
          field + "(a number from " + quantity.low() + " to " + quantity.high() + ")";
      case AnswerForm.Choice choice ->
          field
              + "(one of: "
              + String.join(" / ", choice.options())
              + ") and \"confidence\" (the probability, from 0 to 1, that this is right)";
      case AnswerForm.Sets sets ->
          sets.many()
              ? field + "(a list of all the sets, each a list of names)"
              : field + "(a list of names, empty for the empty set)";
      case AnswerForm.Interval interval -> "\"low\" and \"high\" (the ends of the interval)";
      case AnswerForm.Edges edges -> field + "(a list such as [\"A -> B\", \"B -- C\"])";
      case AnswerForm.Beliefs beliefs ->
          field
              + "(an object with the probability of each of: "
              + String.join(", ", beliefs.names())
              + ")";
    };
  }

  private static String line(AnswerForm form, boolean mayAbstain, Style style) {
    if (style == Style.LOGPROB) {
      return form instanceof AnswerForm.Choice choice
          ? "The word is one of: " + String.join(" / ", choice.options()) + "."
          : "The word is a number.";
    }
    String cannot =
        mayAbstain ? " If what is given does not determine it, that line is: ANSWER: cannot" : "";
    return "End with a last line of exactly this form: ANSWER: " + shape(form, style) + cannot;
  }

  private static String shape(AnswerForm form, Style style) {
    return switch (form) {
      case AnswerForm.Probability probability ->
          switch (style) {
            case FREQUENCY -> "<number of cases out of 1000>";
            case BET -> "<price in cents, 0 to 100>";
            case DIRECT, COT, CAUSAL_COT, FORMAL, LOGPROB -> "<probability from 0 to 1>";
          };
      case AnswerForm.Quantity quantity -> "<number>";
      case AnswerForm.Choice choice -> "<" + String.join(" | ", choice.options()) + ">";
      case AnswerForm.Sets sets ->
          sets.many() ? "{A, B}, {C}  (every set in braces)" : "{A, B}  ({} for the empty set)";
      case AnswerForm.Interval interval -> "[<low>, <high>]";
      case AnswerForm.Edges edges -> "A -> B, B -- C";
      case AnswerForm.Beliefs beliefs ->
          String.join(", ", beliefs.names().stream().map(name -> name + " = <p>").toList());
    };
  }
}
