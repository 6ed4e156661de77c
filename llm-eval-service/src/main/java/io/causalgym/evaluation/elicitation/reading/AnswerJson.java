package io.causalgym.evaluation.elicitation.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.elicitation.words.Abstentions;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a JSON reply.
public final class AnswerJson {
  private static final Set<String> ASIDES = Set.of(Fields.REASONING, Fields.CANNOT);
  private static final List<List<String>> ENDS =
      List.of(List.of("low", "high"), List.of("lower", "upper"), List.of("min", "max"));

  private AnswerJson() {}

  /// The answer in a reply that is one object: the member asked for, else the only one there is.
  public static Reading whole(JsonNode reply, Asked asked) {
    Reading named = read(reply, asked);
    if (!(named instanceof Reading.Nothing)) {
      return named;
    }
    List<JsonNode> members = new ArrayList<>();
    reply.properties().stream()
        .filter(member -> !ASIDES.contains(member.getKey()))
        .forEach(member -> members.add(member.getValue()));
    // A member of another name may be in another unit.
    return members.size() == 1 && asked.scale() == Scale.ONE
        ? flagged(member(members.getFirst(), reply, asked))
        : Reading.wrong("the JSON has no \"" + asked.field() + "\"");
  }

  /// The answer in an object, in the member asked for, which may stand deeper inside.
  public static Reading read(JsonNode reply, Asked asked) {
    Optional<JsonNode> field = field(reply, asked);
    if (reply.path(Fields.CANNOT).asBoolean(false)) {
      return cannot(field, asked);
    }
    if (field.isPresent()) {
      return member(field.get(), reply, asked);
    }
    if (asked.form() instanceof AnswerForm.Beliefs beliefs
        && beliefs.names().stream().allMatch(reply::has)) {
      return JsonMembers.beliefs(reply, beliefs, asked);
    }
    List<JsonNode> inner = new ArrayList<>();
    reply.findParents(asked.field()).forEach(inner::add);
    return inner.isEmpty()
        ? new Reading.Nothing()
        : inner.size() == 1
            ? flagged(read(inner.getFirst(), asked))
            : Reading.wrong("the JSON has \"" + asked.field() + "\" in several places");
  }

  private static Optional<JsonNode> field(JsonNode reply, Asked asked) {
    if (asked.form() instanceof AnswerForm.Interval) {
      return ENDS.stream()
          .filter(ends -> reply.has(ends.get(0)) && reply.has(ends.get(1)))
          .findFirst()
          .map(ends -> reply.path(ends.get(0)))
          .or(() -> Optional.ofNullable(reply.get(Fields.LOW)));
    }
    return Optional.ofNullable(reply.get(asked.field()));
  }

  /// Strict mode asks for a member even then: empty, or null.
  private static Reading cannot(Optional<JsonNode> field, Asked asked) {
    if (!asked.mayAbstain()) {
      return Reading.wrong("the reply abstains where the question has an answer");
    }
    boolean answered = field.filter(AnswerJson::isFilled).isPresent();
    return answered
        ? Reading.wrong("\"cannot\" is true, and there is an answer")
        : Reading.found(new Answer.Cannot());
  }

  private static boolean isFilled(JsonNode node) {
    for (JsonNode inner : node) {
      if (isFilled(inner)) {
        return true;
      }
    }
    return node.isTextual()
        ? !node.asText().isBlank() && !Abstentions.isAnswer(node.asText())
        : node.isNumber() || node.isBoolean();
  }

  private static Reading member(JsonNode field, JsonNode reply, Asked asked) {
    if (field.isNull()) {
      return Reading.wrong("\"" + asked.field() + "\" is null");
    }
    if (field.isTextual() && Abstentions.isAnswer(Cleaned.of(field.asText()))) {
      Reading line = LineText.read(Cleaned.of(field.asText()), asked);
      return line instanceof Reading.Found(Answer answer, boolean flagged)
              && answer instanceof Answer.Choice choice
          ? JsonMembers.choice(choice.option(), reply)
          : line;
    }
    return switch (asked.form()) {
      case AnswerForm.Probability probability -> JsonMembers.number(field, asked);
      case AnswerForm.Quantity quantity -> JsonMembers.number(field, asked);
      case AnswerForm.Choice choice -> JsonMembers.choice(field, reply, choice);
      case AnswerForm.Sets sets -> JsonMembers.sets(field, sets);
      case AnswerForm.Interval interval -> interval(field, reply, interval, asked);
      case AnswerForm.Edges edges -> JsonMembers.edges(field, edges);
      case AnswerForm.Beliefs beliefs -> JsonMembers.beliefs(field, beliefs, asked);
    };
  }

  private static Reading interval(
      JsonNode field, JsonNode reply, AnswerForm.Interval form, Asked asked) {
    if (field.isArray() && field.size() == 2) {
      return JsonMembers.interval(field.get(0), field.get(1), form, asked);
    }
    JsonNode high =
        ENDS.stream()
            .filter(ends -> reply.path(ends.get(0)).equals(field))
            .findFirst()
            .map(ends -> reply.path(ends.get(1)))
            .orElse(reply.path(Fields.HIGH));
    return JsonMembers.interval(field, high, form, asked);
  }

  private static Reading flagged(Reading reading) {
    return reading instanceof Reading.Found(Answer answer, boolean flagged)
        ? new Reading.Found(answer, true)
        : reading;
  }
}
