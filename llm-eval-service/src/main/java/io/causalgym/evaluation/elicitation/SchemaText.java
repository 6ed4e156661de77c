package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.elicitation.reading.Fields;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.List;

/// The JSON schema of a reply, in the subset that providers can hold a model to: every member is
/// required, none other allowed; what may be missing is null.
final class SchemaText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SchemaText() {}

  static ReplySchema of(AnswerForm form, boolean mayAbstain, Style style) {
    ObjectNode members = JSON.objectNode();
    if (style != Style.DIRECT && style != Style.LOGPROB) {
      members.set(Fields.REASONING, type("string", false));
    }
    if (mayAbstain) {
      members.set(Fields.CANNOT, type("boolean", false));
    }
    answer(members, form, mayAbstain, style);
    return new ReplySchema("answer", object(members).toString());
  }

  private static void answer(ObjectNode members, AnswerForm form, boolean mayAbstain, Style style) {
    String field = Fields.of(form, style.scale(form));
    switch (form) {
      case AnswerForm.Probability probability -> members.set(field, type("number", mayAbstain));
      case AnswerForm.Quantity quantity -> members.set(field, type("number", mayAbstain));
      case AnswerForm.Choice choice -> {
        ObjectNode options = type("string", mayAbstain);
        ArrayNode allowed = options.putArray("enum");
        choice.options().forEach(allowed::add);
        if (mayAbstain) {
          allowed.addNull();
        }
        members.set(field, options);
        members.set(Fields.CONFIDENCE, type("number", false));
      }
      case AnswerForm.Sets sets -> {
        ObjectNode one = list(names(sets.candidates()));
        members.set(field, sets.many() ? list(one) : one);
      }
      case AnswerForm.Interval interval -> {
        members.set(Fields.LOW, type("number", mayAbstain));
        members.set(Fields.HIGH, type("number", mayAbstain));
      }
      case AnswerForm.Edges edges -> members.set(field, list(type("string", false)));
      case AnswerForm.Beliefs beliefs -> {
        ObjectNode each = JSON.objectNode();
        beliefs.names().forEach(name -> each.set(name, type("number", mayAbstain)));
        members.set(field, object(each));
      }
    }
  }

  private static ObjectNode object(ObjectNode members) {
    ObjectNode object = JSON.objectNode().put("type", "object");
    object.set("properties", members);
    ArrayNode required = object.putArray("required");
    members.fieldNames().forEachRemaining(required::add);
    return object.put("additionalProperties", false);
  }

  private static ObjectNode type(String type, boolean nullable) {
    ObjectNode schema = JSON.objectNode();
    if (nullable) {
      schema.putArray("type").add(type).add("null");
    } else {
      schema.put("type", type);
    }
    return schema;
  }

  private static ObjectNode names(List<String> allowed) {
    ObjectNode schema = type("string", false);
    ArrayNode names = schema.putArray("enum");
    allowed.forEach(names::add);
    return schema;
  }

  private static ObjectNode list(ObjectNode of) {
    ObjectNode schema = type("array", false);
    schema.set("items", of);
    return schema;
  }
}
