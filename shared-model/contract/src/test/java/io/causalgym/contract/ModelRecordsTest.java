package io.causalgym.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The records of models and of the questions about them.
class ModelRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} is refused at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ModelDocument | {}                                              | 'scm', 'network', 'linear' or 'environment'; this one has none
          ModelDocument | {"environment": "asia", "network": {"bif": ""}} | this one has several
          ModelDocument | {"environment": ""}                             | a name has 1 to 256 characters
          ScmDocument | {}                                                | either by 'equations' or by 'text'; this one has none
          ScmDocument | {"equations": [], "text": ""}                     | this one has several
          ScmDocument | {"text": "X = U", "exogenous": []}                | leave 'exogenous' out
          ScmDocument | {"text": "\\ud800"}                             | half a surrogate pair
          ScmDocument | {"equations": [null]}                             | entry 0 of 'equations' is null
          ScmDocument | {"exogenous": [null], "equations": []}            | entry 0 of 'exogenous' is null
          ScmDocument$Exogenous | {"name": "", "p": [1]}                  | a name has 1 to 256 characters
          ScmDocument$Exogenous | {"name": "U", "p": null}                | 'p' is missing
          ScmDocument$Equation | {"var": "", "table": [0]}                | a name has 1 to 256 characters
          ScmDocument$Equation | {"var": "X", "table": null}              | 'table' is missing
          ScmDocument$Equation | {"var": "X", "table": [0, null]}         | entry 1 of 'table' is null
          ScmDocument$Equation | {"var": "X", "table": [0], "parents": ["A", "A"]} | 'A' is there twice in 'parents'
          ScmDocument$Equation | {"var": "X", "table": [0], "noises": ["U", "U"]}  | 'U' is there twice in 'noises'
          ScmDocument$Equation | {"var": "X", "table": [0], "states": []}          | 'states' is empty
          NetworkDocument | {}                                            | 'variables', 'bif' or 'text'; this one has none
          NetworkDocument | {"bif": "", "text": ""}                       | this one has several
          NetworkDocument | {"bif": "", "format": "net"}                  | there is no 'text'
          NetworkDocument | {"bif": "\\udc00"}                          | half a surrogate pair
          NetworkDocument | {"text": "\\udc00"}                         | half a surrogate pair
          NetworkDocument | {"variables": [null]}                         | entry 0 of 'variables' is null
          NetworkDocument$Variable | {"name": " ", "states": ["no"], "cpt": [1]}        | a name has 1 to 256 characters
          NetworkDocument$Variable | {"name": "X", "states": [], "cpt": [1]}            | 'states' is empty
          NetworkDocument$Variable | {"name": "X", "states": ["a", "a"], "cpt": [1, 0]} | 'a' is there twice in 'states'
          NetworkDocument$Variable | {"name": "X", "states": ["a"], "parents": ["Y", "Y"], "cpt": [1]} | 'Y' is there twice in 'parents'
          NetworkDocument$Variable | {"name": "X", "states": ["a"], "cpt": null}        | 'cpt' is missing
          LinearDocument | {"nodes": [], "coefficients": []}              | 'nodes' is empty
          LinearDocument | {"nodes": ["X"], "coefficients": null}         | 'coefficients' is missing
          LinearDocument | {"nodes": ["X"], "coefficients": [null]}       | entry 0 of 'coefficients' is null
          LinearDocument | {"nodes": ["X"], "coefficients": [], "intercepts": {"X": null}}      | 'intercepts.X' is null; give a value
          LinearDocument | {"nodes": ["X"], "coefficients": [], "intercepts": {"X": 1e999}}     | 'intercepts.X' is Infinity; give a finite number
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_variances": {"": 1}}     | a name has 1 to 256 characters
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_covariances": [null]}    | entry 0 of 'error_covariances' is null
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_covariance": []}         | has 0 rows for 1 nodes
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_covariance": [[1, 0]]}   | row 0 of 'error_covariance' has 2 numbers for 1 nodes
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_covariance": [[1]], "error_variances": {"X": 1}} | leave one out
          LinearDocument | {"nodes": ["X"], "coefficients": [], "error_covariance": [[1]], "error_covariances": []}     | leave one out
          LinearDocument$Coefficient | {"from": "", "to": "Y", "value": 1}       | a name has 1 to 256 characters
          LinearDocument$Coefficient | {"from": "X", "to": null, "value": 1}     | 'to' is missing
          LinearDocument$Coefficient | {"from": "X", "to": "Y", "value": "NaN"}  | 'value' is NaN; give a finite number
          LinearDocument$Covariance | {"a": "", "b": "Y", "value": 1}            | a name has 1 to 256 characters
          LinearDocument$Covariance | {"a": "X", "b": " ", "value": 1}           | a name has 1 to 256 characters
          LinearDocument$Covariance | {"a": "X", "b": "Y", "value": -1e999}      | 'value' is -Infinity
          EnvironmentReference | {"name": ""}                                    | a name has 1 to 256 characters
          ConvertQuery | {"network": null}                                       | 'network' is missing
          """)
  void aModelIsRefusedWhereItIsNone(String type, String json, String message) {
    RecordsTest.assertRefused(type, json, message);
  }

  @ParameterizedTest(name = "{0} is refused at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          EventDocument | {"var": ""}                                     | a name has 1 to 256 characters
          EventDocument | {"var": "Y", "above": 1e999}                    | 'above' is Infinity
          EventDocument | {"var": "Y", "below": "NaN"}                    | 'below' is NaN
          EventDocument | {"var": "Y", "above": 2, "below": 1}            | nothing is above 2.0 and below 1.0
          EventDocument | {"var": "Y", "value": 1, "above": 0}            | leave one out
          EventDocument | {"var": "Y", "value": {"var": "M", "do": {}}}   | an event's value is a number or a label
          EventDocument | {"var": "Y", "do": {"X": null}}                 | a value is a number, a state's label or {"var": .., "do": {..}}, not null
          EventDocument | {"var": "Y", "do": {"X": true}}                 | not true
          EventDocument | {"var": "Y", "do": {"X": [1]}}                  | not an array
          EventDocument | {"var": "Y", "do": {"X": ""}}                   | a name has 1 to 256 characters
          EventDocument | {"var": "Y", "do": {"": 1}}                     | a name has 1 to 256 characters
          EventDocument | {"var": "Y", "do": {"X": 1e999}}                | a value is Infinity; give a finite number
          EventDocument | {"var": "Y", "do": {"X": {"var": "M"}}}         | a counterfactual value is {"var": name, "do": {name: value, ..}}
          EventDocument | {"var": "Y", "do": {"X": {"var": "", "do": {}}}} | a name has 1 to 256 characters
          EventDocument | {"var": "Y", "do": {"X": {"var": "M", "do": 1}}} | a counterfactual value is
          CounterfactualQuery | {"events": [{"var": "Y"}]}                | this one has none
          CounterfactualQuery | {"distribution": TABLE, "events": [{"var": "Y"}]} | 'graph' is missing
          CounterfactualQuery | {"model": MODEL, "events": []}            | 'events' is empty
          CounterfactualQuery | {"model": MODEL, "events": null}          | 'events' is missing
          CounterfactualQuery | {"model": MODEL, "events": [null]}        | entry 0 of 'events' is null
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}, {"var": "X", "value": 1}]} | possible for one event alone
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}], "given": [{"var": "X"}]}  | the condition on 'X' has no value
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}], "given": [null]}          | entry 0 of 'given' is null
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}], "particles": 999}         | 'particles' is 999; use 1000 to 10000000
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}], "tolerance": {"X": 1}}    | no condition on it
          CounterfactualQuery | {"model": MODEL, "events": [{"var": "Y"}], "given": [{"var": "X", "value": 1}], "tolerance": {"X": -1}} | use 0 or more
          CausationQuery | {"model": null, "treatment": "X", "outcome": "Y"}                       | 'model' is missing
          CausationQuery | {"model": MODEL, "treatment": "", "outcome": "Y"}                       | a name has 1 to 256 characters
          CausationQuery | {"model": MODEL, "treatment": "X", "outcome": ""}                       | a name has 1 to 256 characters
          CausationQuery | {"model": MODEL, "treatment": "X", "outcome": "X"}                      | 'X' is treatment and outcome at once
          CausationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "contrast": [1]}     | 'contrast' has 1 entries; give two
          CausationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "contrast": [1, null]} | entry 1 of 'contrast' is null
          CausationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "contrast": [1, 1]}  | both entries of 'contrast' are the same
          AttributionQuery | {"model": null, "outcome": "Y", "evidence": {}, "alternatives": {}}   | 'model' is missing
          AttributionQuery | {"model": MODEL, "outcome": "", "evidence": {}, "alternatives": {}}   | a name has 1 to 256 characters
          AttributionQuery | {"model": MODEL, "outcome": "Y", "evidence": {}, "alternatives": {}}  | 'alternatives' is empty
          AttributionQuery | {"model": MODEL, "outcome": "Y", "evidence": {}, "alternatives": {"X": 0}} | does not say what the cause 'X' was
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": []}     | 'mediators' is empty
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "X", "mediators": ["M"]}  | 'X' is treatment and outcome at once
          MediationQuery | {"treatment": "X", "outcome": "Y", "mediators": ["M"]}                  | this one has none
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": ["M"], "contrast": [2, 2.0]} | both entries of 'contrast' are the same
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": ["M"], "contrast": [1, {"var": "A", "do": {}}]} | not other worlds'
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": ["M"], "paths": []}                  | 'paths' is empty
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": ["M"], "paths": [null]}              | entry 0 of 'paths' is null
          MediationQuery | {"model": MODEL, "treatment": "X", "outcome": "Y", "mediators": ["M"], "paths": [["X", "Y"], ["X"]]} | the path X does not lead from 'X' to 'Y'
          BoundsQuery | {"distribution": null, "treatment": "X", "outcome": "Y"}                   | 'distribution' is missing
          BoundsQuery | {"distribution": TABLE, "treatment": "Y", "outcome": "Y"}                  | 'Y' is treatment and outcome at once
          BoundsQuery | {"distribution": TABLE, "treatment": "X", "outcome": "Y", "contrast": [0, 0]}       | both entries of 'contrast' are the same
          BoundsQuery | {"distribution": TABLE, "treatment": "X", "outcome": "Y", "experimental": [null]}   | entry 0 of 'experimental' is null
          BoundsQuery | {"distribution": TABLE, "treatment": "X", "outcome": "Y", "level": -1}              | a state index from 0
          BoundsQuery$Experiment | {"do": [], "distribution": TABLE}                               | 'do' is empty
          BoundsQuery$Experiment | {"do": ["X"], "distribution": null}                             | 'distribution' is missing
          """)
  void aQuestionOfSeveralWorldsIsRefusedWhereItIsNone(String type, String json, String message) {
    RecordsTest.assertRefused(type, json, message);
  }

  @ParameterizedTest(name = "{0} is refused at {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PosteriorQuery | {"model": null, "query": ["X"]}                                         | 'model' is missing
          PosteriorQuery | {"model": MODEL, "query": []}                                           | 'query' is empty
          PosteriorQuery | {"model": MODEL, "query": ["X"], "evidence": {"Y": null}}               | a state index from 0 or a state's label, not null
          PosteriorQuery | {"model": MODEL, "query": ["X"], "mechanisms": [null]}                  | entry 0 of 'mechanisms' is null
          PosteriorQuery$Mechanism | {"var": "", "cpt": [1]}                                       | a name has 1 to 256 characters
          PosteriorQuery$Mechanism | {"var": "X", "cpt": null}                                     | 'cpt' is missing
          PosteriorQuery$Mechanism | {"var": "X", "parents": ["A", "A"], "cpt": [1]}               | 'A' is there twice in 'parents'
          PosteriorQuery$Sampling | {"samples": 999}                                               | 'samples' is 999; use 1000 to 100000000
          PosteriorQuery$Sampling | {"samples": 100000001}                                         | use 1000 to 100000000
          MarginalsQuery | {"model": null}                                                         | 'model' is missing
          MarginalsQuery | {"model": MODEL, "variables": []}                                       | 'variables' is empty
          ExplanationQuery | {"model": null}                                                       | 'model' is missing
          ExplanationQuery | {"model": MODEL, "variables": ["X", "X"]}                             | 'X' is there twice in 'variables'
          LinearQuery | {"model": null}                                                            | 'model' is missing
          LinearQuery | {"model": MODEL, "treatment": "X"}                                         | 'treatment' and 'outcome'; give both or none
          LinearQuery | {"model": MODEL, "outcome": "X"}                                           | 'treatment' and 'outcome'; give both or none
          LinearQuery | {"model": MODEL, "treatment": "X", "outcome": "X"}                         | 'X' is treatment and outcome at once
          LinearQuery | {"model": MODEL, "do": {"X": null}}                                        | 'do.X' is null; give a value
          LinearQuery | {"model": MODEL, "do": {"X": 1e999}}                                       | 'do.X' is Infinity
          LinearQuery | {"model": MODEL, "shift": {"X": "NaN"}}                                    | 'shift.X' is NaN
          LinearQuery | {"model": MODEL, "evidence": {"": 1}}                                      | a name has 1 to 256 characters
          LinearQuery | {"model": MODEL, "report": []}                                             | 'report' is empty
          LinearQuery | {"model": MODEL, "limit": 0}                                               | 'limit' is 0; use 1 to 10000
          LinearQuery | {"model": MODEL, "interventions": []}                                      | 'interventions' is empty
          LinearQuery | {"model": MODEL, "interventions": [null]}                                  | entry 0 of 'interventions' is null
          LinearQuery | {"model": MODEL, "do": {"X": 1}, "interventions": [{"X": 1}]}              | leave one of them out
          LinearQuery | {"model": MODEL, "interventions": [{"X": 1}, {"Z": 1}]}                    | on the same variables, X; this one is on Z
          LinearQuery | {"model": MODEL, "interventions": [{"X": 1}, {}]}                          | this one is on none
          LinearIdentifyQuery | {"graph": null}                                                    | 'graph' is missing
          LinearIdentifyQuery | {"graph": GRAPH, "nodes": ["X"]}                                   | give both or none
          LinearIdentifyQuery | {"graph": GRAPH, "covariance": [[1]]}                              | give both or none
          LinearIdentifyQuery | {"graph": GRAPH, "nodes": ["X"], "covariance": [null]}             | entry 0 of 'covariance' is null
          LinearIdentifyQuery | {"graph": GRAPH, "nodes": ["X"], "covariance": [[1], [1]]}         | has 2 rows for 1 nodes
          LinearIdentifyQuery | {"graph": GRAPH, "nodes": ["X"], "covariance": [[1, 0]]}           | row 0 of 'covariance' has 2 numbers
          SimulateQuery | {"model": null}                                                          | 'model' is missing
          SimulateQuery | {"model": MODEL, "samples": 0}                                           | 'samples' is 0; use 1 to 1000000000
          SimulateQuery | {"model": MODEL, "variables": []}                                        | 'variables' is empty
          SimulateQuery | {"model": MODEL, "do": {"X": {"var": "M", "do": {}}}}                    | a simulation has one world
          SimulateQuery | {"model": MODEL, "shift": {"X": 1e999}}                                  | 'shift.X' is Infinity
          SimulateQuery | {"model": MODEL, "soft": {"X": null}}                                    | 'soft.X' is null
          SimulateQuery | {"model": MODEL, "stochastic": {"X": "\\ud800"}}                       | half a surrogate pair
          SimulateQuery | {"model": MODEL, "do": {"X": 1}, "shift": {"X": 1}}                      | 'X' is in 'do' and in 'shift'
          SimulateQuery | {"model": MODEL, "do": {"X": 1}, "stochastic": {"X": "N(0, 1)"}}         | 'X' is in 'do' and in 'stochastic'
          SimulateQuery | {"model": MODEL, "do": {"X": 1}, "soft": {"X": "0"}}                     | 'X' is in 'do' and in 'soft'
          SimulateQuery | {"model": MODEL, "stochastic": {"X": "N(0, 1)"}, "soft": {"X": "0"}}     | 'X' is in 'stochastic' and in 'soft'
          SimulateQuery | {"model": MODEL, "interventions": []}                                    | 'interventions' is empty
          SimulateQuery | {"model": MODEL, "interventions": [null]}                                | entry 0 of 'interventions' is null
          SimulateQuery | {"model": MODEL, "interventions": [{"X": null}]}                         | 'interventions.X' is null
          SimulateQuery | {"model": MODEL, "interventions": [{"X": 1e999}]}                        | 'interventions.X' is Infinity
          SimulateQuery | {"model": MODEL, "interventions": [{}, {"X": "NaN"}]}                    | 'interventions.X' is NaN
          SimulateQuery | {"model": MODEL, "interventions": [{" ": 1}]}                            | a name has 1 to 256 characters
          SimulateQuery | {"model": MODEL, "do": {"Z": 1}, "interventions": [{"X": 1}]}            | stands in place of 'do'
          SimulateQuery | {"model": MODEL, "shift": {"X": 1}, "interventions": [{}, {"X": 1}]}     | 'X' is in 'interventions' and in 'shift'
          SimulateQuery | {"model": MODEL, "stochastic": {"Z": "N(0, 1)"}, "interventions": [{}]}  | ask for other distributions
          SimulateQuery | {"model": MODEL, "soft": {"Z": "1"}, "interventions": [{}]}              | ask for other distributions
          SimulateQuery | {"model": MODEL, "summary": false, "interventions": [{}]}                | answered by a summary
          SimulateRowsQuery | {"simulation": {"model": MODEL, "interventions": [{}]}, "from": 0, "rows": 1} | answered by a summary
          SimulateRowsQuery | {"simulation": null, "from": 0, "rows": 1}                           | 'simulation' is missing
          SimulateRowsQuery | {"simulation": {"model": MODEL}, "from": -1, "rows": 1}              | 'from' is -1; use 0 to 10000000
          SimulateRowsQuery | {"simulation": {"model": MODEL}, "from": 0, "rows": 0}               | 'rows' is 0; use 1 to 100000
          SimulateRowsQuery | {"simulation": {"model": MODEL, "samples": 9}, "from": 5, "rows": 5} | rows 5 to 9 are asked for, and the simulation has 9
          ParametersQuery | {"graph": null, "csv": ""}                                             | 'graph' is missing
          ParametersQuery | {"graph": GRAPH, "csv": null}                                          | 'csv' is missing
          ParametersQuery | {"graph": GRAPH, "csv": "\\ud800"}                                   | half a surrogate pair
          ParametersQuery | {"graph": GRAPH, "csv": "X", "states": {"X": null}}                    | 'states.X' is null
          ParametersQuery | {"graph": GRAPH, "csv": "X", "states": {"X": []}}                      | 'states.X' is empty
          ParametersQuery | {"graph": GRAPH, "csv": "X", "states": {" ": ["a"]}}                   | a name has 1 to 256 characters
          ParametersQuery | {"graph": GRAPH, "csv": "X", "iterations": 0}                          | 'iterations' is 0; use 1 to 10000
          ParametersQuery$Prior | {}                                                               | by 'bdeu' or by 'pseudoCount'; this one has none
          ParametersQuery$Prior | {"bdeu": 1, "pseudoCount": 1}                                    | this one has several
          ParametersQuery$Prior | {"bdeu": 0}                                                      | a prior's weight is greater than 0
          ParametersQuery$Prior | {"pseudoCount": "NaN"}                                           | a prior's weight is greater than 0
          ParametersQuery$Prior | {"bdeu": 1e999}                                                  | a prior's weight is greater than 0
          """)
  void aQuestionOfOneWorldIsRefusedWhereItIsNone(String type, String json, String message) {
    RecordsTest.assertRefused(type, json, message);
  }

  @Test
  void aMessageStaysShortHoweverMuchWasSent() {
    List<String> names = IntStream.range(0, 100_000).mapToObj(index -> "V" + index).toList();
    Map<String, Double> one = new LinkedHashMap<>();
    names.forEach(name -> one.put(name, 1.0));
    List<Object> values =
        List.of(names, one, "x".repeat(100_000), List.of(names), Map.of("var", names, "do", names));

    values.forEach(value -> {
      assertThatExceptionOfType(Violation.class)
          .isThrownBy(() -> Levels.of(Map.of("X", value)))
          .satisfies(ModelRecordsTest::isShort);
      assertThatExceptionOfType(Violation.class)
          .isThrownBy(() -> Assignment.of(Map.of("X", value)))
          .satisfies(ModelRecordsTest::isShort);
      assertThatExceptionOfType(Violation.class)
          .isThrownBy(() -> Bindings.read(value instanceof List<?> ? List.of(value) : "X"))
          .satisfies(ModelRecordsTest::isShort);
    });
    assertThatExceptionOfType(Violation.class)
        .isThrownBy(() ->
            new LinearQuery(
                new ModelDocument(null, null, null, "asia"),
                null,
                null,
                null,
                List.of(one, Map.of("X", 1.0)),
                null,
                null,
                null,
                null))
        .satisfies(ModelRecordsTest::isShort);
  }

  private static void isShort(Violation violation) {
    String detail = String.valueOf(violation.getMessage());
    Problem problem =
        Problem.of(ProblemType.INVALID_VALUE, detail, violation.field(), violation.value());
    assertThat(problem.toString()).hasSizeLessThan(1_000);
  }

  @Test
  void aFaultDeepInAWorldNamesItsPlace() {
    Map<String, Object> inner = Map.of("var", "M", "do", Map.of("X", Map.of("var", "W")));

    assertThatExceptionOfType(Violation.class)
        .isThrownBy(() -> Levels.of(Map.of("M", inner)))
        .satisfies(fault -> assertThat(fault.field()).isEqualTo("M.X"));
  }

  @Test
  void aLevelKeepsItsFormOnTheWire() throws IOException {
    String levels =
        "{\"Z\":1.5,\"A\":\"high\",\"M\":{\"var\":\"M\",\"do\":{\"X\":0.0,\"B\":{\"var\":\"B\",\"do\":{}}}}}";

    Levels read = JSON.readValue(levels, Levels.class);

    assertThat(read.values().keySet()).containsExactly("Z", "A", "M");
    assertThat(read.nested()).isTrue();
    assertThat(JSON.writeValueAsString(read)).isEqualTo(levels);
  }

  @Test
  void aWholeNumberAndTheSameDecimalAreOneValue() throws IOException {
    assertThat(JSON.readValue("{\"X\": 1}", Levels.class))
        .isEqualTo(JSON.readValue("{\"X\": 1.0}", Levels.class));
  }

  @Test
  void aSimulationHasTenThousandInterventionsAtMost() {
    ModelDocument model = new ModelDocument(null, null, null, "supply_demand");
    List<Map<String, Double>> most = Collections.nCopies(10_000, Map.of("X", 1.0));
    List<Map<String, Double>> more = Collections.nCopies(10_001, Map.of("X", 1.0));

    assertThat(many(model, most).interventions()).hasSize(10_000);
    assertThatExceptionOfType(Violation.class)
        .isThrownBy(() -> many(model, more))
        .withMessage("'interventions' has 10001 entries; give at most 10000");
  }

  private static SimulateQuery many(ModelDocument model, List<Map<String, Double>> interventions) {
    return new SimulateQuery(model, null, interventions, null, null, null, null, null, null, null);
  }

  @Test
  void mapsKeepTheirOrderAndNobodyChangesThemLater() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("Z", 1.0);
    values.put("A", 2.0);
    SimulateQuery query =
        new SimulateQuery(
            new ModelDocument(null, null, null, "asia"),
            null,
            null,
            values,
            null,
            null,
            null,
            null,
            null,
            null);
    values.put("B", 3.0);

    assertThat(query.shift()).containsExactly(Map.entry("Z", 1.0), Map.entry("A", 2.0));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> java.util.Objects.requireNonNull(query.shift()).put("C", 4.0));
  }
}
