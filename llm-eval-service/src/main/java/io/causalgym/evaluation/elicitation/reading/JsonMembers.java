package io.causalgym.evaluation.elicitation.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.elicitation.words.Choices;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.elicitation.words.Numeral;
import io.causalgym.evaluation.elicitation.words.Unit;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the members of a JSON reply.
final class JsonMembers {
  private static final int LONGEST_NUMBER = 100;

  private JsonMembers() {}

  /// A number, also where a model wrote it as text.
  static Reading number(JsonNode field, Asked asked) {
    if (field.isTextual() && field.asText().length() <= LONGEST_NUMBER) {
      return NumberLine.read(Cleaned.of(field.asText()), asked);
    }
    return decimal(field)
        .map(value -> new Numeral(value, Unit.NONE, Numeral.Spread.POINT, 0, 0))
        .flatMap(asked.scale()::share)
        .map(share -> Ranges.value(asked.form(), share, false))
        .orElse(Reading.wrong(shown(field) + " is no number"));
  }

  private static Optional<BigDecimal> plain(JsonNode field, Asked asked) {
    return field.isTextual() && field.asText().length() <= LONGEST_NUMBER
        ? NumberLine.plain(Cleaned.of(field.asText()), asked)
        : decimal(field);
  }

  private static Optional<BigDecimal> decimal(JsonNode field) {
    return Optional.of(field)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .filter(Numeral::isDouble);
  }

  static Reading choice(JsonNode field, JsonNode reply, AnswerForm.Choice form) {
    Optional<String> option =
        field.isTextual() || field.isBoolean()
            ? Choices.only(Cleaned.of(field.asText()), form.options())
            : Optional.empty();
    return option
        .map(said -> choice(said, reply))
        .orElse(Reading.wrong(shown(field) + " is none of " + String.join(" / ", form.options())));
  }

  /// A confidence that is none is left out: the option stands without it.
  static Reading choice(String option, JsonNode reply) {
    Asked belief = new Asked(new AnswerForm.Probability(), false, Scale.ONE);
    @Nullable Double confidence =
        plain(reply.path(Fields.CONFIDENCE), belief)
            .map(Ranges::number)
            .filter(Ranges::isProbability)
            .orElse(null);
    return Reading.found(new Answer.Choice(option, confidence));
  }

  static Reading sets(JsonNode field, AnswerForm.Sets form) {
    if (!field.isArray()) {
      return Reading.wrong(shown(field) + " is no list");
    }
    Set<SortedSet<String>> sets = new LinkedHashSet<>();
    for (JsonNode one : form.many() ? field : List.of(field)) {
      @Nullable SortedSet<String> set = names(one, form.candidates());
      if (set == null) {
        return Reading.wrong(shown(one) + " is no list of the names asked about");
      }
      sets.add(set);
    }
    return Reading.found(new Answer.Sets(List.copyOf(sets)));
  }

  private static @Nullable SortedSet<String> names(JsonNode list, List<String> candidates) {
    SortedSet<String> names = new TreeSet<>();
    if (!list.isArray()) {
      return null;
    }
    for (JsonNode entry : list) {
      Optional<String> name = Choices.name(entry.asText(), candidates);
      if (!entry.isTextual() || name.isEmpty()) {
        return null;
      }
      names.add(name.get());
    }
    return names;
  }

  static Reading interval(JsonNode low, JsonNode high, AnswerForm.Interval form, Asked asked) {
    Optional<BigDecimal> from = plain(low, asked);
    Optional<BigDecimal> to = plain(high, asked);
    return from.isEmpty() || to.isEmpty()
        ? Reading.wrong("an end of the interval is no number")
        : Ranges.interval(form, from.get(), to.get());
  }

  static Reading edges(JsonNode field, AnswerForm.Edges form) {
    if (field.isTextual()) {
      return EdgeText.read(Cleaned.of(field.asText()), form.nodes());
    }
    if (!field.isArray()) {
      return Reading.wrong(shown(field) + " is no list of edges");
    }
    SortedSet<String> edges = new TreeSet<>();
    for (JsonNode one : field) {
      String text = one.asText().isBlank() ? arrow(one) : one.asText();
      Reading edge = EdgeText.read(Cleaned.of(text), form.nodes());
      if (!(edge instanceof Reading.Found(Answer.Edges(var some), var flagged)) || some.isEmpty()) {
        return Reading.wrong(shown(one) + " is no edge among the names asked about");
      }
      edges.addAll(some);
    }
    return EdgeText.consistent(edges);
  }

  /// An edge as an object, which says itself where it comes from.
  private static String arrow(JsonNode edge) {
    return edge.path("from").asText() + " -> " + edge.path("to").asText();
  }

  static Reading beliefs(JsonNode field, AnswerForm.Beliefs form, Asked asked) {
    if (!field.isObject()) {
      return Reading.wrong(shown(field) + " is no object with the names asked about");
    }
    Map<String, BigDecimal> values = new HashMap<>();
    form.names()
        .forEach(name -> plain(field.path(name), asked).ifPresent(p -> values.put(name, p)));
    Set<String> others = new HashSet<>();
    field.fieldNames().forEachRemaining(others::add);
    others.removeAll(new HashSet<>(form.names()));
    others.removeAll(Set.of(Fields.REASONING, Fields.CANNOT));
    return others.isEmpty()
        ? BeliefLine.beliefs(form, values)
        : Reading.wrong(
            "there are beliefs in " + new TreeSet<>(others) + ", which were not asked for");
  }

  private static String shown(JsonNode node) {
    return Reading.shown(node.toString());
  }
}
