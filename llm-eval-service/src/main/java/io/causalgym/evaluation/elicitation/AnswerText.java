package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.elicitation.reading.Fields;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes an answer as a reply that does what the prompt asks for. Every number is read back to its
/// last bit in every style: units are moved in decimal, and the shortest decimal of a double is
/// that double again.
///
/// Two things do not come back, since the prompt asks for neither: lines do not tell the confidence
/// in an option, and JSON, where the schema wants one, tells 1 for an option that has none.
public final class AnswerText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AnswerText() {}

  /// The JSON reply.
  ///
  /// @throws IllegalArgumentException if the answer is not of the form
  public static String json(
      Answer answer, AnswerForm form, boolean mayAbstain, Style style, String reasoning) {
    ObjectNode reply = JSON.objectNode();
    if (style != Style.DIRECT && style != Style.LOGPROB) {
      reply.put(Fields.REASONING, reasoning);
    }
    boolean cannot = answer instanceof Answer.Cannot;
    if (mayAbstain) {
      reply.put(Fields.CANNOT, cannot);
    }
    if (cannot) {
      empty(reply, form, style);
    } else {
      member(reply, answer, form, style);
    }
    return reply.toString();
  }

  /// What strict mode asks of a model that does not answer.
  private static void empty(ObjectNode reply, AnswerForm form, Style style) {
    String field = Fields.of(form, style.scale(form));
    switch (form) {
      case AnswerForm.Probability probability -> reply.putNull(field);
      case AnswerForm.Quantity quantity -> reply.putNull(field);
      case AnswerForm.Choice choice -> reply.putNull(field).put(Fields.CONFIDENCE, 1);
      case AnswerForm.Sets sets -> reply.putArray(field);
      case AnswerForm.Interval interval -> reply.putNull(Fields.LOW).putNull(Fields.HIGH);
      case AnswerForm.Edges edges -> reply.putArray(field);
      case AnswerForm.Beliefs beliefs -> {
        ObjectNode each = reply.putObject(field);
        beliefs.names().forEach(each::putNull);
      }
    }
  }

  private static void member(ObjectNode reply, Answer answer, AnswerForm form, Style style) {
    String field = Fields.of(form, style.scale(form));
    switch (answer) {
      case Answer.Value(double value) -> reply.put(field, style.scale(form).units(value));
      case Answer.Choice(String option, Double confidence) -> {
        reply.put(field, option);
        reply.put(Fields.CONFIDENCE, confidence == null ? 1 : confidence);
      }
      case Answer.Sets(var sets) -> sets(reply, form, field, sets);
      case Answer.Interval(double low, double high) ->
          reply.put(Fields.LOW, low).put(Fields.HIGH, high);
      case Answer.Edges(var edges) -> edges.forEach(reply.putArray(field)::add);
      case Answer.Beliefs(var values) -> {
        ObjectNode each = reply.putObject(field);
        List<String> names = names(form);
        IntStream.range(0, names.size()).forEach(k -> each.put(names.get(k), values.get(k)));
      }
      case Answer.Cannot cannot -> throw new IllegalArgumentException("no answer");
    }
  }

  private static void sets(
      ObjectNode reply, AnswerForm form, String field, List<? extends Collection<String>> sets) {
    boolean many = form instanceof AnswerForm.Sets asked && asked.many();
    if (many) {
      var list = reply.putArray(field);
      sets.forEach(set -> set.forEach(list.addArray()::add));
    } else {
      sets.getFirst().forEach(reply.putArray(field)::add);
    }
  }

  private static List<String> names(AnswerForm form) {
    if (form instanceof AnswerForm.Beliefs beliefs) {
      return beliefs.names();
    }
    throw new IllegalArgumentException("beliefs for a question of form " + form);
  }

  /// The last line of a reply in words.
  public static String line(Answer answer, AnswerForm form, Style style) {
    return "ANSWER: "
        + switch (answer) {
          case Answer.Value(double value) -> style.scale(form).units(value).toString();
          case Answer.Choice choice -> choice.option();
          case Answer.Sets(var sets) ->
              sets.isEmpty()
                  ? "none"
                  : sets.stream()
                      .map(set -> "{" + String.join(", ", set) + "}")
                      .collect(Collectors.joining(", "));
          case Answer.Interval(double low, double high) -> "[" + low + ", " + high + "]";
          case Answer.Edges(var edges) -> edges.isEmpty() ? "none" : String.join(", ", edges);
          case Answer.Beliefs(var values) -> {
            List<String> names = names(form);
            yield IntStream.range(0, names.size())
                .mapToObj(k -> names.get(k) + " = " + values.get(k))
                .collect(Collectors.joining(", "));
          }
          case Answer.Cannot cannot -> "cannot";
        };
  }
}
