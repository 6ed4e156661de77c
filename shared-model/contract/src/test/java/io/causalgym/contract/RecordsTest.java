package io.causalgym.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String GRAPH = "{\"nodes\": [\"X\", \"Y\"], \"edges\": []}";

  @ParameterizedTest(name = "{0} is refused at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GraphDocument | {}                                              | exactly one form
          GraphDocument | {"text": "dag {}", "edges": []}                 | exactly one form
          GraphDocument | {"nodes": [], "format": "dot"}                  | there is no 'text'
          GraphDocument | {"id": "abc"}                                   | 64 hexadecimal digits
          GraphDocument | {"id": "ID64", "kind": "dag"}                   | leave 'kind' out
          GraphDocument | {"nodes": ["X", null]}                          | entry 1 of 'nodes' is null
          GraphDocument | {"nodes": ["X", "X"]}                           | 'X' is there twice in 'nodes'
          GraphDocument | {"nodes": ["X", {"name": "X", "latent": true}]} | 'X' is there twice in 'nodes'
          GraphDocument | {"nodes": ["a\\ud800"]}                        | character 2 of 'name' is half a surrogate pair
          GraphDocument | {"text": "\\udc00\\ud800"}                    | character 1 of 'text' is half a surrogate pair
          GraphDocument | {"nodes": [""]}                                 | a name has 1 to 256 characters
          EdgeDocument  | {"from": "X", "to": " ", "kind": "->"}          | a name has 1 to 256 characters
          EdgeDocument  | {"from": "X", "to": "Y", "kind": null}          | 'kind' is missing
          SeparationQuery | {"graph": GRAPH, "x": [], "y": ["Y"]}         | 'x' is empty
          SeparationQuery | {"graph": GRAPH, "x": ["X", "X"], "y": ["Y"]} | 'X' is there twice in 'x'
          SeparationQuery | {"graph": null, "x": ["X"], "y": ["Y"]}       | 'graph' is missing
          PathsQuery | {"graph": GRAPH, "from": "X", "to": "Y", "kind": "all", "limit": 0}      | 'limit' is 0; use 1 to 10000
          PathsQuery | {"graph": GRAPH, "from": "X", "to": "Y", "kind": "all", "maxLength": -1} | 'maxLength' is -1; use 1 to 1000
          TableDocument | {"vars": ["X"], "p": [0.5]}                     | 'p' has 1 cells where 'cards' makes 2
          TableDocument | {"vars": ["X"], "cards": [2, 2], "p": [0.5]}    | 'cards' has 2 entries for 1 variables
          TableDocument | {"vars": ["X"], "cards": [0], "p": []}          | a variable has 0 states
          TableDocument | {"vars": ["X", "Y", "Z"], "cards": [1000000, 1000000, 1000000], "p": []} | more than 1000000 cells
          CausalQuery   | {"outcome": []}                                 | 'outcome' is empty
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "interventions": []} | give 1 to 10000
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": {"X": 1}, "interventions": [{"X": 1}]} | leave one of them out
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "interventions": [{"X": 1}, {"Z": 1}]} | on the same variables
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": 3}            | give names
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": {"X": 1.5}}   | a state index from 0
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": {"X": -1}}    | a state index from 0
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": {"X": ""}}    | a name has 1 to 256 characters
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "outcome": ["Y"], "do": {"X": [1, 2]}} | not an array
          DoQuery | {"graph": GRAPH, "outcome": ["Y"]}                                  | either from 'distribution' or from 'model'; this one has none
          DoQuery | {"graph": GRAPH, "distribution": TABLE, "model": MODEL, "outcome": ["Y"]} | this one has several
          DoQuery | {"distribution": TABLE, "outcome": ["Y"]}                           | 'graph' is missing; a distribution needs one
          GraphDocument | {"text": "dag {}", "environment": "asia"}       | exactly one form
          GraphDocument | {"environment": "asia", "kind": "dag"}          | leave 'kind' out
          GraphDocument | {"environment": " "}                            | a name has 1 to 256 characters
          """)
  void aRecordRefusesWhatItDoesNotAccept(String type, String json, String message) {
    assertRefused(type, json, message);
  }

  /// Reads a request in which capitals stand for a valid part.
  static void assertRefused(String type, String json, String message) {
    String body =
        json.replace("GRAPH", GRAPH)
            .replace("TABLE", "{\"vars\": [\"X\"], \"p\": {\"x\": 1}}")
            .replace("MODEL", "{\"environment\": \"asia\"}")
            .replace("ID64", "0".repeat(64));

    assertThatExceptionOfType(ValueInstantiationException.class)
        .isThrownBy(() -> read(type, body))
        .withRootCauseInstanceOf(Violation.class)
        .havingRootCause()
        .withMessageContaining(message);
  }

  private static Object read(String type, String body) throws IOException, ClassNotFoundException {
    return JSON.copy()
        .addMixIn(Doubles.class, AnyDoubles.class)
        .readValue(body, Class.forName("io.causalgym.contract." + type));
  }

  /// Numbers are read by the client's mapper; here their content does not matter.
  @com.fasterxml.jackson.databind.annotation.JsonDeserialize(using = DoublesReader.class)
  interface AnyDoubles {}

  static final class DoublesReader
      extends com.fasterxml.jackson.databind.deser.std.StdDeserializer<Doubles> {
    private static final long serialVersionUID = 1L;

    DoublesReader() {
      super(Doubles.class);
    }

    @Override
    public Doubles deserialize(
        com.fasterxml.jackson.core.JsonParser parser,
        com.fasterxml.jackson.databind.DeserializationContext context)
        throws IOException {
      JsonNode node = parser.readValueAsTree();
      return node.isObject()
          ? Doubles.of(0.5, 0.5)
          : Doubles.of(JSON.convertValue(node, double[].class));
    }
  }

  @Test
  void anExpressionKeepsItsFormOnTheWire() throws IOException {
    String formula =
        "{\"op\":\"sum\",\"over\":[\"Z\"],\"of\":{\"op\":\"product\",\"factors\":["
            + "{\"op\":\"p\",\"of\":[\"Y\"],\"given\":[\"X\",\"Z\"]},{\"op\":\"p\",\"of\":[\"Z\"]},"
            + "{\"op\":\"ref\",\"id\":\"1\"},{\"op\":\"quotient\",\"numerator\":{\"op\":\"one\"},\"denominator\":{\"op\":\"one\"}}]}}";

    ExpressionDocument read = JSON.readValue(formula, ExpressionDocument.class);

    assertThat(JSON.readTree(JSON.writeValueAsBytes(read))).isEqualTo(JSON.readTree(formula));
  }

  @Test
  void anAnswerTellsWhetherTheQueryIsIdentifiable() throws IOException {
    IdentifyAnswer none =
        new IdentifyAnswer.NotIdentified(new Hedge(List.of("X", "Y"), List.of("Y")), "a hedge");

    JsonNode written = JSON.readTree(JSON.writeValueAsBytes(none));

    assertThat(written.get("identifiable").booleanValue()).isFalse();
    assertThat(written.at("/hedge/FPrime/0").textValue()).isEqualTo("Y");
    assertThat(JSON.treeToValue(written, IdentifyAnswer.class)).isEqualTo(none);
  }

  @Test
  void aProblemKeepsItsMembersOnTheWire() throws IOException {
    Problem cyclic =
        Problem.of(ProblemType.CYCLIC_GRAPH, "a cycle", "graph.edges", null)
            .with("cycle", List.of("A", "B"));

    JsonNode written = JSON.readTree(JSON.writeValueAsBytes(cyclic));

    assertThat(written.get("status").intValue()).isEqualTo(400);
    assertThat(written.get("type").textValue()).isEqualTo("/docs/problems#cyclic-graph");
    assertThat(written.get("cycle")).hasSize(2);
    assertThat(written.has("kind")).isFalse();
    assertThat(JSON.treeToValue(written, Problem.class)).isEqualTo(cyclic);
  }

  @Test
  void aProblemOfALaterVersionIsReadByItsStatus() throws IOException {
    Problem read =
        JSON.readValue(
            "{\"type\": \"/docs/problems#of-tomorrow\", \"status\": 429, \"detail\": \"slow down\"}",
            Problem.class);

    assertThat(read.kind()).isEqualTo(ProblemType.RATE_LIMITED);
    assertThat(read.detail()).isEqualTo("slow down");
  }

  @Test
  void bindingsAreNamesOrValues() throws IOException {
    Bindings names = JSON.readValue("[\"X\", \"Z\"]", Bindings.class);
    Bindings values = JSON.readValue("{\"X\": 1, \"Z\": \"high\"}", Bindings.class);

    assertThat(names).isEqualTo(Bindings.names(List.of("X", "Z")));
    assertThat(values.names()).containsExactly("X", "Z");
    assertThat(JSON.writeValueAsString(values)).isEqualTo("{\"X\":1,\"Z\":\"high\"}");
    assertThat(JSON.writeValueAsString(names)).isEqualTo("[\"X\",\"Z\"]");
  }

  @Test
  void aLatentNodeIsWrittenAsAnObjectAndAMeasuredOneAsItsName() throws IOException {
    NodeDocument latent = JSON.readValue("{\"name\": \"U\", \"latent\": true}", NodeDocument.class);

    assertThat(JSON.readTree(JSON.writeValueAsBytes(latent)))
        .isEqualTo(JSON.readTree("{\"name\": \"U\", \"latent\": true}"));
    assertThat(JSON.writeValueAsString(NodeDocument.measured("X"))).isEqualTo("\"X\"");
  }

  @Test
  void aNameWithACharacterThatTheDatabaseCannotKeepIsRefused() {
    assertThatThrownBy(() -> new RelationshipsQuery("a\0b", null, null, null, null, null))
        .isInstanceOf(Violation.class)
        .hasMessage("character 2 of 'cause' is U+0000; leave it out");
  }
}
