package io.causalgym.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.LinearQuery;
import io.causalgym.contract.NetworkDocument;
import io.causalgym.contract.NodeDocument;
import io.causalgym.contract.ParametersQuery;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.contract.SimulateQuery;
import io.causalgym.contract.TableDocument;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad requests, one a line: each gets its kind of problem, the field at fault where there is one,
/// and words that say what to do; never the name of a class.
class StrictJsonTest {
  private static final String G = "'graph':{'edges':[{'from':'X','to':'Y','kind':'->'}]}";

  static Stream<Arguments> syntax() {
    return Stream.of(
        arguments("", "empty"),
        arguments("   ", "empty"),
        arguments("{", "ends too early"),
        arguments("{'text':'dag{}'", "ends too early"),
        arguments("{'text':'dag{", "ends too early"),
        arguments("{'text':", "ends too early"),
        arguments("tru", "not JSON"),
        arguments("hello", "not JSON"),
        arguments("<graph/>", "not JSON"),
        arguments("{text:'x'}", "not JSON"),
        arguments("{'text':'x',}", "not JSON"),
        arguments("{'text' 'x'}", "not JSON"),
        arguments("{'text':'x'}}", "not JSON"),
        arguments("{'text':'x'} {'text':'y'}", "follows"),
        arguments("{'text':'x'} 1", "follows"),
        arguments("{'text':'x'} trailing", "not JSON"),
        arguments("{'text':'a','text':'b'}", "'text' is there twice"),
        arguments(
            "{'edges':[{'from':'X','from':'Y','to':'Z','kind':'->'}]}", "'from' is there twice"),
        arguments("{'nodes':[NaN]}", "finite"),
        arguments("{'nodes':[Infinity]}", "finite"),
        arguments("{'nodes':[-Infinity]}", "finite"),
        arguments("{'nodes':[+1]}", "not JSON"),
        arguments("{'nodes':[01]}", "not JSON"),
        arguments("{'nodes':[1.]}", "not JSON"),
        arguments("{'nodes':[.5]}", "not JSON"),
        arguments("{'text':'a\nb'}", "not JSON"),
        arguments("{'text':'\\x'}", "not JSON"),
        arguments("// c\n{'text':'x'}", "not JSON"),
        arguments("{'" + "x".repeat(2_000) + "':1}", "name has more than 1000"),
        arguments("{'text':'" + "x".repeat(10_000_001) + "'}", "more than 10000000"));
  }

  @ParameterizedTest
  @MethodSource("syntax")
  void givenNoJson_whenRead_thenThePlaceIsNamed(String json, String says) {
    Problem problem = refused(GraphDocument.class, json);
    assertThat(problem.type()).endsWith("malformed-json");
    assertThat(problem.detail()).contains(says);
    assertThat(problem.more()).containsKeys("line", "column");
    assertWithoutInternals(problem);
  }

  static Stream<Arguments> values() {
    Class<?> separation = SeparationQuery.class;
    Class<?> table = TableDocument.class;
    return Stream.of(
        arguments(GraphDocument.class, "null", "", "give an object"),
        arguments(GraphDocument.class, "[]", "", "is an array; give an object"),
        arguments(GraphDocument.class, "5", "", "is the number 5; give an object"),
        arguments(GraphDocument.class, "'x'", "", "is the string \"x\"; give an object"),
        arguments(GraphDocument.class, "true", "", "is true; give an object"),
        arguments(GraphDocument.class, "''", "", "give an object"),
        arguments(GraphDocument.class, "{}", "", "exactly one form"),
        arguments(GraphDocument.class, "{'text':'a','id':'b'}", "", "exactly one form"),
        arguments(GraphDocument.class, "{'text':5}", "text", "is the number 5; give a string"),
        arguments(GraphDocument.class, "{'text':true}", "text", "is true; give a string"),
        arguments(GraphDocument.class, "{'text':['x']}", "text", "is an array; give a string"),
        arguments(GraphDocument.class, "{'text':{}}", "text", "is an object; give a string"),
        arguments(GraphDocument.class, "{'id':'zz'}", "id", "hexadecimal"),
        arguments(GraphDocument.class, "{'nodes':'X'}", "nodes", "give an array"),
        arguments(GraphDocument.class, "{'nodes':{}}", "nodes", "is an object; give an array"),
        arguments(
            GraphDocument.class,
            "{'nodes':[5]}",
            "nodes[0]",
            "is the number 5; give an object or a string"),
        arguments(GraphDocument.class, "{'nodes':[null]}", "nodes[0]", "null"),
        arguments(GraphDocument.class, "{'nodes':['A','']}", "nodes[1].name", "1 to 256"),
        arguments(
            GraphDocument.class,
            "{'nodes':[{'name':'A','latent':'true'}]}",
            "nodes[0].latent",
            "give true or false"),
        arguments(
            GraphDocument.class,
            "{'nodes':[{'name':'A','latent':1}]}",
            "nodes[0].latent",
            "give true or false"),
        arguments(
            GraphDocument.class, "{'nodes':[{'latent':true}]}", "nodes[0].name", "is missing"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y'}]}",
            "edges[0].kind",
            "is missing"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y','kind':'=>'}]}",
            "edges[0].kind",
            "one of \"->\", \"<->\""),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y','kind':''}]}",
            "edges[0].kind",
            "one of"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y','kind':0}]}",
            "edges[0].kind",
            "one of"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y','kind':'DIRECTED'}]}",
            "edges[0].kind",
            "one of"),
        arguments(
            GraphDocument.class,
            "{'edges':[['X','Y']]}",
            "edges[0]",
            "is an array; give an object"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':1,'to':'Y','kind':'->'}]}",
            "edges[0].from",
            "give a string"),
        arguments(GraphDocument.class, "{'text':'x','kind':'DAG'}", "kind", "one of \"dag\""),
        arguments(separation, "{" + G + ",'x':['X']}", "y", "is missing"),
        arguments(separation, "{'x':['X'],'y':['Y']}", "graph", "is missing"),
        arguments(separation, "{'graph':null,'x':['X'],'y':['Y']}", "graph", "is missing"),
        arguments(
            separation, "{" + G + ",'x':'X','y':['Y']}", "x", "is the string \"X\"; give an array"),
        arguments(separation, "{" + G + ",'x':[],'y':['Y']}", "x", "empty"),
        arguments(separation, "{" + G + ",'x':['X','X'],'y':['Y']}", "x", "twice"),
        arguments(separation, "{" + G + ",'x':[1],'y':['Y']}", "x[0]", "give a string"),
        arguments(separation, "{" + G + ",'x':[null],'y':['Y']}", "x", "missing"),
        arguments(
            PathsQuery.class,
            "{" + G + ",'from':'X','to':'Y','kind':'all','limit':0}",
            "limit",
            "use 1 to"),
        arguments(
            PathsQuery.class,
            "{" + G + ",'from':'X','to':'Y','kind':'all','limit':'10'}",
            "limit",
            "is the string \"10\"; give a whole number"),
        arguments(
            PathsQuery.class,
            "{" + G + ",'from':'X','to':'Y','kind':'all','limit':1.5}",
            "limit",
            "whole number"),
        arguments(
            PathsQuery.class,
            "{" + G + ",'from':'X','to':'Y','kind':'all','limit':99999999999}",
            "limit",
            "whole number from"),
        arguments(
            PathsQuery.class,
            "{" + G + ",'from':'X','to':'Y','kind':'all','limit':1e999}",
            "limit",
            "whole number"),
        arguments(
            IdentifyQuery.class, "{" + G + ",'query':5}", "query", "give an object or a string"),
        arguments(IdentifyQuery.class, "{" + G + ",'query':{}}", "query.outcome", "is missing"),
        arguments(table, "{'vars':['X'],'p':[0.5,null]}", "p[1]", "is not a number"),
        arguments(table, "{'vars':['X'],'p':[0.5,1e999]}", "p[1]", "too large"),
        arguments(table, "{'vars':['X'],'p':[-1e999,0]}", "p[0]", "too large"),
        arguments(table, "{'vars':['X'],'p':['0.5',0.5]}", "p[0]", "is not a number"),
        arguments(table, "{'vars':['X'],'p':[[0.5],0.5]}", "p[0]", "is not a number"),
        arguments(table, "{'vars':['X'],'p':[true,0.5]}", "p[0]", "is not a number"),
        arguments(table, "{'vars':['X'],'p':{}}", "p", "give an array of numbers"),
        arguments(table, "{'vars':['X'],'p':0.5}", "p", "give an array of numbers"),
        arguments(table, "{'vars':['X'],'p':[0.5]}", "p", "1 cells"),
        arguments(table, "{'vars':['X'],'cards':[2.0],'p':[1,0]}", "cards[0]", "whole number"),
        arguments(table, "{'vars':['X'],'cards':[1e3],'p':[1,0]}", "cards[0]", "whole number"),
        arguments(table, "{'vars':['X'],'cards':[null],'p':[1,0]}", "cards[0]", "null"),
        arguments(DoQuery.class, query("'do':{'X':1.5}"), "do.X", "state index"),
        arguments(DoQuery.class, query("'do':{'X':-1}"), "do.X", "state index"),
        arguments(DoQuery.class, query("'do':{'X':[0]}"), "do.X", "state index"),
        arguments(DoQuery.class, query("'do':7"), "do", "give names"),
        arguments(DoQuery.class, query("'do':[{}]"), "do", "string"),
        arguments(DoQuery.class, query("'interventions':[]"), "interventions", "1 to 10000"),
        arguments(DoQuery.class, query("'model':{'environment':'asia'}"), "", "has several"),
        arguments(DoQuery.class, query("'model':{}"), "model", "this one has none"),
        arguments(
            CounterfactualQuery.class,
            event("'do':{'M':{'var':'M','do':{'X':{'var':'W'}}}}"),
            "events[0].do.M.X",
            "a counterfactual value is"),
        arguments(
            CounterfactualQuery.class, event("'do':{'X':null}"), "events[0].do.X", "not null"),
        arguments(CounterfactualQuery.class, event("'do':[]"), "events[0].do", "give an object"),
        arguments(CounterfactualQuery.class, event("'do':7"), "events[0].do", "give an object"),
        arguments(
            CounterfactualQuery.class,
            event("'do':{'X':1e999}"),
            "events[0].do.X",
            "a value is Infinity; give a finite number"),
        arguments(CounterfactualQuery.class, event("'value':true"), "events[0].value", "not true"),
        arguments(
            CounterfactualQuery.class, event("'above':1e999"), "events[0].above", "is Infinity"),
        arguments(
            CounterfactualQuery.class, event("'above':'1'"), "events[0].above", "give a number"),
        arguments(
            LinearQuery.class,
            "{'model':{'environment':'asia'},'do':{'X':'1'}}",
            "do.X",
            "is the string \"1\"; give a number"),
        arguments(
            LinearQuery.class,
            "{'model':{'environment':'asia'},'do':{'X':1e999}}",
            "do.X",
            "is Infinity; give a finite number"),
        arguments(
            SimulateQuery.class,
            "{'model':{'environment':'asia'},'samples':1e3}",
            "samples",
            "whole number"),
        arguments(
            SimulateQuery.class,
            "{'model':{'environment':'asia'},'seed':99999999999999999999}",
            "seed",
            "whole number"),
        arguments(
            ParametersQuery.class,
            "{'graph':{'text':'dag {}'},'csv':'X','states':{'X':'ab'}}",
            "states.X",
            "give an array"),
        arguments(
            NetworkDocument.class,
            "{'variables':[{'name':'X','states':['a'],'cpt':[1e999]}]}",
            "variables[0].cpt[0]",
            "too large"),
        arguments(
            NetworkDocument.class,
            "{'bif':'','text':'','format':'png'}",
            "format",
            "one of \"bif\", \"xmlbif\", \"uai\", \"net\""));
  }

  private static String event(String more) {
    return "{'model':{'environment':'asia'},'events':[{'var':'Y'," + more + "}]}";
  }

  private static String query(String more) {
    return "{"
        + G
        + ",'distribution':{'vars':['X','Y'],'p':[1,0,0,0]},'outcome':['Y'],"
        + more
        + "}";
  }

  @ParameterizedTest
  @MethodSource("values")
  void givenAWrongValue_whenRead_thenItsPathAndWhatIsAcceptedAreNamed(
      Class<?> type, String json, String field, String says) {
    Problem problem = refused(type, json);
    assertThat(problem.type()).endsWith("invalid-value");
    assertThat(problem.field() == null ? "" : problem.field()).isEqualTo(field);
    assertThat(problem.detail()).contains(says);
    assertWithoutInternals(problem);
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        arguments(
            GraphDocument.class,
            "{'text':'x','extra':1}",
            "extra",
            "edges, environment, format, id, kind, nodes, text"),
        arguments(
            GraphDocument.class,
            "{'edges':[{'from':'X','to':'Y','kind':'->','w':2}]}",
            "edges[0].w",
            "from, kind, to"),
        arguments(
            GraphDocument.class,
            "{'nodes':[{'name':'X','hidden':true}]}",
            "nodes[0].hidden",
            "latent, name"),
        arguments(
            SeparationQuery.class,
            "{" + G + ",'x':['X'],'y':['Y'],'z':[]}",
            "z",
            "given, graph, x, y"),
        arguments(GraphDocument.class, "{'Text':'x','text':'y'}", "Text", "edges, environment"),
        arguments(
            IdentifyQuery.class,
            "{" + G + ",'query':{'outcome':['Y'],'text':'P(Y)'}}",
            "query.text",
            "do, given, outcome"),
        arguments(
            TableDocument.class,
            "{'vars':['X'],'p':[1,0],'undefined':[]}",
            "undefined",
            "cards, p, vars"));
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void givenAFieldThatIsNotKnown_whenRead_thenItAndTheKnownOnesAreNamed(
      Class<?> type, String json, String field, String known) {
    Problem problem = refused(type, json);
    assertThat(problem.type()).as(problem.detail()).endsWith("unknown-field");
    assertThat(problem.field()).as(problem.detail()).isEqualTo(field);
    assertThat(problem.detail()).contains("not known", known);
    assertWithoutInternals(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{'a':"})
  void givenDeepNesting_whenRead_thenTheLimitIsNamed(String opening) {
    Problem problem = refused(DoQuery.class, "{'do':" + opening.repeat(100_000));
    assertThat(problem.type()).endsWith("malformed-json");
    assertThat(problem.detail()).contains("deeper than 64 levels, line 1, column");
    assertWithoutInternals(problem);
  }

  @Test
  void givenANumberOfManyDigits_whenRead_thenTheLimitIsNamed() {
    Problem problem = refused(DoQuery.class, "{'do':{'X':" + "9".repeat(2_000) + "}}");
    assertThat(problem.type()).endsWith("malformed-json");
    assertThat(problem.detail()).contains("more than 1000 characters");
    assertWithoutInternals(problem);
  }

  @Test
  void givenANodeAsAnObjectWithItsNameOnly_whenRead_thenItIsMeasured() {
    Buffer body = Buffer.buffer("{\"nodes\":[{\"name\":\"X\"}]}");
    assertThat(Json.readRequest(GraphDocument.class, body).nodes())
        .containsExactly(NodeDocument.measured("X"));
  }

  @Test
  void givenBytesThatAreNoText_whenRead_thenItIsAProblem() {
    byte[] bytes = "{\"text\":\"__\"}".getBytes(StandardCharsets.ISO_8859_1);
    bytes[9] = (byte) 0xC3;
    bytes[10] = (byte) 0x28;
    Problem problem =
        catchThrowableOfType(
                ProblemException.class, () -> Json.readRequest(GraphDocument.class, bytes))
            .problem();
    assertThat(problem.type()).endsWith("malformed-json");
    assertWithoutInternals(problem);
  }

  private static Problem refused(Class<?> type, String json) {
    Buffer body = Buffer.buffer(json.replace('\'', '"'));
    return catchThrowableOfType(ProblemException.class, () -> Json.readRequest(type, body))
        .problem();
  }

  private static void assertWithoutInternals(Problem problem) {
    assertThat(Json.write(problem).toString())
        .doesNotContain(
            "io.causalgym", "java.", "jackson", "Stream", "REDACTED", "Feature", "Source:");
  }
}
