package io.causalgym.evaluation.elicitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  static Stream<Arguments> questions() {
    return RandomAnswers.forms().stream()
        .flatMap(form ->
            Stream.of(Style.values())
                .flatMap(style ->
                    Stream.of(true, false)
                        .map(mayAbstain -> Arguments.of(form, style, mayAbstain))));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void isASchema(AnswerForm form, Style style, boolean mayAbstain) throws JsonProcessingException {
    JsonSchema meta =
        SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(schema(form, style, mayAbstain))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyObjectRequiresAllItsMembersAndAllowsNoOther(
      AnswerForm form, Style style, boolean mayAbstain) throws JsonProcessingException {
    for (JsonNode object : objects(schema(form, style, mayAbstain))) {
      List<String> required = new ArrayList<>();
      object.path("required").forEach(name -> required.add(name.asText()));
      assertThat(required).containsExactlyElementsOf(() -> object.path("properties").fieldNames());
      assertThat(object.path("additionalProperties"))
          .isEqualTo(JSON.getNodeFactory().booleanNode(false));
    }
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, seed 3")
  @MethodSource("questions")
  void allowsWhatIsWrittenAsAnAnswer(AnswerForm form, Style style, boolean mayAbstain)
      throws JsonProcessingException {
    JsonSchema schema = SCHEMAS.getSchema(schema(form, style, mayAbstain));
    RandomAnswers answers = new RandomAnswers(3);
    for (int k = 0; k < 20; k++) {
      Answer answer = mayAbstain && k == 0 ? new Answer.Cannot() : answers.of(form);
      String text = AnswerText.json(answer, form, mayAbstain, style, "because");

      assertThat(schema.validate(JSON.readTree(text))).as(text).isEmpty();
    }
  }

  @Test
  void refusesAnOptionThatIsNone() throws JsonProcessingException {
    AnswerForm form = new AnswerForm.Choice(List.of("yes", "no"));
    JsonSchema schema = SCHEMAS.getSchema(schema(form, Style.DIRECT, false));

    assertThat(schema.validate(JSON.readTree("{\"answer\": \"maybe\", \"confidence\": 1}")))
        .hasSize(1);
  }

  @Test
  void reasoningComesFirst() throws JsonProcessingException {
    JsonNode members = schema(new AnswerForm.Probability(), Style.COT, true).path("properties");

    assertThat(members.fieldNames()).toIterable().containsExactly("reasoning", "cannot", "p");
  }

  private static JsonNode schema(AnswerForm form, Style style, boolean mayAbstain)
      throws JsonProcessingException {
    return JSON.readTree(SchemaText.of(form, mayAbstain, style).json());
  }

  private static List<JsonNode> objects(JsonNode schema) {
    List<JsonNode> objects = new ArrayList<>(schema.findParents("properties"));
    objects.addAll(schema.path("properties").findParents("properties"));
    return objects;
  }
}
