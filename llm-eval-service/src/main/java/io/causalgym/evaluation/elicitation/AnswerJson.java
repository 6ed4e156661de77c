package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a JSON reply.
final class AnswerJson {
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 60;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AnswerJson() {}

  /// The object that a text is, if it is one and nothing else.
  static Optional<JsonNode> object(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("{") || !stripped.endsWith("}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(stripped)).filter(JsonNode::isObject);
    } catch (JsonProcessingException notOne) {
      return Optional.empty();
    }
  }

  /// The answer in an object.
  static Reading read(JsonNode reply, AnswerForm form, boolean mayAbstain, Style style) {
    if (mayAbstain && reply.path(Fields.CANNOT).asBoolean(false)) {
      return Reading.found(new Answer.Cannot());
    }
    JsonNode field = reply.path(Fields.of(form, style));
    if (field.isMissingNode() || field.isNull()) {
      return field.isNull()
          ? Reading.wrong("\"" + Fields.of(form, style) + "\" is null")
          : new Reading.Nothing();
    }
    return switch (form) {
      case AnswerForm.Probability probability -> probability(field, Fields.unit(form, style));
      case AnswerForm.Quantity quantity -> quantity(field, quantity);
      case AnswerForm.Choice choice -> choice(field, reply.path(Fields.CONFIDENCE), choice);
      case AnswerForm.Sets sets -> sets.many() ? sets(field, sets) : set(field, sets);
      case AnswerForm.Interval interval -> interval(field, reply.path(Fields.HIGH), interval);
      case AnswerForm.Edges edges -> edges(field, edges);
      case AnswerForm.Beliefs beliefs -> beliefs(field, beliefs);
    };
  }

  private static Reading probability(JsonNode field, double unit) {
    NumberText.@Nullable Found number = number(field);
    if (number == null) {
      return Reading.wrong(shown(field) + " is no number");
    }
    // "43 %" in a string says its own unit.
    return Ranges.probability(
        number.percent() ? number.value() : number.value() / unit, number.flagged());
  }

  private static Reading quantity(JsonNode field, AnswerForm.Quantity form) {
    NumberText.@Nullable Found number = number(field);
    return number == null
        ? Reading.wrong(shown(field) + " is no number")
        : Ranges.quantity(form, number.value(), number.flagged());
  }

  /// A number, also where a model wrote it as text.
  private static NumberText.@Nullable Found number(JsonNode field) {
    if (field.isNumber()) {
      double value = field.doubleValue();
      return Double.isFinite(value) ? new NumberText.Found(value, false, false, 0, 0) : null;
    }
    if (!field.isTextual() || field.asText().length() > LONGEST_NUMBER) {
      return null;
    }
    List<NumberText.Found> all = NumberText.all(Cleaned.of(field.asText()));
    return all.size() == 1 ? all.getFirst() : null;
  }

  private static Reading choice(JsonNode field, JsonNode confidence, AnswerForm.Choice form) {
    Optional<String> option =
        field.isTextual()
            ? Choices.only(field.asText(), form.options())
            : field.isBoolean() ? Choices.only(field.asText(), form.options()) : Optional.empty();
    if (option.isEmpty()) {
      return Reading.wrong(shown(field) + " is none of " + String.join(" / ", form.options()));
    }
    Double stated =
        confidence.isNumber() && confidence.doubleValue() >= 0 && confidence.doubleValue() <= 1
            ? confidence.doubleValue()
            : null;
    return Reading.found(new Answer.Choice(option.get(), stated));
  }

  private static Reading set(JsonNode field, AnswerForm.Sets form) {
    @Nullable SortedSet<String> set = names(field, form.candidates());
    return set == null
        ? Reading.wrong(shown(field) + " is no list of the names asked about")
        : Reading.found(new Answer.Sets(List.of(set)));
  }

  private static Reading sets(JsonNode field, AnswerForm.Sets form) {
    if (!field.isArray()) {
      return Reading.wrong(shown(field) + " is no list of sets");
    }
    List<SortedSet<String>> sets = new ArrayList<>();
    for (JsonNode one : field) {
      @Nullable SortedSet<String> set = names(one, form.candidates());
      if (set == null) {
        return Reading.wrong(shown(one) + " is no list of the names asked about");
      }
      sets.add(set);
    }
    return Reading.found(new Answer.Sets(sets));
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

  private static Reading interval(JsonNode low, JsonNode high, AnswerForm.Interval form) {
    NumberText.@Nullable Found from = number(low);
    NumberText.@Nullable Found to = number(high);
    return from == null || to == null
        ? Reading.wrong("an end of the interval is no number")
        : Ranges.interval(form, from.value(), to.value());
  }

  private static Reading edges(JsonNode field, AnswerForm.Edges form) {
    if (!field.isArray()) {
      return Reading.wrong(shown(field) + " is no list of edges");
    }
    SortedSet<String> edges = new TreeSet<>();
    for (JsonNode one : field) {
      Optional<String> edge = EdgeText.read(Cleaned.of(one.asText()), form.nodes());
      if (edge.isEmpty()) {
        return Reading.wrong(shown(one) + " is no edge among the names asked about");
      }
      edges.add(edge.get());
    }
    return EdgeText.consistent(edges);
  }

  private static Reading beliefs(JsonNode field, AnswerForm.Beliefs form) {
    if (!field.isObject()) {
      return Reading.wrong(shown(field) + " is no object with the names asked about");
    }
    List<Double> values = new ArrayList<>();
    Set<String> known = new HashSet<>(form.names());
    for (String name : form.names()) {
      NumberText.@Nullable Found number = number(field.path(name));
      if (number == null || !(number.value() >= 0 && number.value() <= 1)) {
        return Reading.wrong("the belief in " + name + " is no probability");
      }
      values.add(number.value());
    }
    var fields = field.fieldNames();
    while (fields.hasNext()) {
      String name = fields.next();
      if (!known.contains(name)) {
        return Reading.wrong("there is a belief in '" + name + "', which was not asked for");
      }
    }
    return Reading.found(new Answer.Beliefs(values));
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
  }
}
