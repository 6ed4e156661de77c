package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.dot.DOTImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "dag { X -> Y } % DAG % X -> Y",
        "dag{A->B<-C;C<->A} % ADMG % A -> B, A <-> C, C -> B",
        "DAG \"my graph\" { a [e, pos=\"0.1,-2\"] b [outcome] ; bb=\"0,0,1,1\" a -> b [beta=-.3] } % DAG % a -> b",
        "dag { {A B} -> {C D} } % DAG % A -> C, A -> D, B -> C, B -> D",
        "pdag { x -> {a -- b -- c -- a } b -> y } % CPDAG % a -- b, a -- c, b -- c, b -> y, x -> a, x -> b, x -> c",
        "mag { a <-> b -- c } % MAG % a <-> b, b -- c",
        "pag { a @-> b <-@ c @-@ d @-- e --@ f -@ g @- h } % PAG % a o-> b, c o-> b, c o-o d, d o-- e, f o-- e, g o-- f, g o-- h",
        "graph { a -- b } % CPDAG % a -- b",
        "graph { a -> b } % DAG % a -> b",
        "admg { a -> b } % ADMG % a -> b",
        "dag { causal_kind=admg a -> b } % ADMG % a -> b",
        "A->B; B->C % DAG % A -> B, B -> C",
        "{A B} <- C % DAG % C -> A, C -> B",
        "digraph { a -> b [dir=both]; b -> c [dir=back] } % ADMG % a <-> b, c -> b",
        "digraph { edge [dir=none]; a -> b; subgraph s { edge [dir=forward] b -> c } c -> d } % CPDAG % a -- b, b -> c, c -- d",
        "digraph { a -> b [arrowtail=odot]; b -> c [dir=both, arrowtail=odot, arrowhead=odot] } % PAG % a o-> b, b o-o c",
        "digraph { a -> b [dir=both, arrowtail=none, arrowhead=vee] } % DAG % a -> b",
        "strict digraph { a -> b; a -> b; b -> c [dir=none]; c -> b [dir=none] } % CPDAG % a -> b, b -- c",
        "digraph g { node [shape=box]; a:p:ne -> \"b\" + \"c\" [label=<a<i>b</i>>] # end } % DAG % a -> bc",
        "digraph { /* a */ \"a b\" -> größe // x } % DAG % a b -> größe",
      })
  void aTextIsReadAsItsEdges(String text, GraphKind kind, String edges) {
    // A line comment needs its line's end.
    String lines = text.replace("# end }", "# end\n}").replace("// x }", "// x\n}");

    assertThat(GraphReader.read(lines, null, Limits.DEFAULT).kind()).isEqualTo(kind);
    assertThat(String.join(", ", FormatTexts.edges(lines, null))).isEqualTo(edges);
  }

  @Test
  void rolesAreKept() {
    GraphDocument read =
        GraphReader.readDocument(
            "dag { X [exposure] Y [o] U [latent] V [u] W [observed=no] Z [adjusted] S [s] A [latent=false] }",
            null,
            Limits.DEFAULT);
    MixedGraph graph = read.graph();

    assertThat(graph.names(graph.latent())).containsExactly("U", "V", "W");
    assertThat(graph.names(read.exposures())).containsExactly("X");
    assertThat(graph.names(read.outcomes())).containsExactly("Y");
    assertThat(graph.names(read.adjusted())).containsExactly("Z");
    assertThat(graph.names(read.selected())).containsExactly("S");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      value = {
        "dag { X -> } % 1 % 12 % found '}' where a node or '{' was expected",
        "dag { X -> Y % 1 % 13 % found the end of the text where a node, an edge or '}'",
        "dag { X -> Y } Z % 1 % 16 % found 'Z' where the end of the text",
        "dag { X\\n-> \"Y } % 2 % 4 % the quote that starts here does not end",
        "dag {\\r\\n X\\r ? } % 3 % 2 % found '?' where",
        "dag { /* X } % 1 % 7 % close it with '*/'",
        "dag { 🜁 ? } % 1 % 7 % found '🜁' where a node",
        "dag { \"🜁\" ? } % 1 % 11 % found '?' where a node",
        "dag { graph -> X } % 1 % 7 % put the name in quotes",
        "digraph { subgraph } % 1 % 20 % found '}' where a word",
        "digraph { a -> b [dir=up] } % 1 % 18 % use forward, back, both or none",
        "digraph { a [label=<b } % 1 % 20 % close it with '>'",
        "digraph { a [= } % 1 % 14 % found '=' where an attribute or ']'",
        "digraph { node [latent=1] a } % 1 % 11 % give it to each node by name",
        "dag { \"\" } % 1 % 7 % use 1 to 256",
        "dag { causal_kind=tree } % 1 % 19 % found 'tree' where dag, admg",
      })
  void anErrorNamesPlaceAndToken(String text, int line, int column, String message) {
    var problem = FormatTexts.problem(text.replace("\\n", "\n").replace("\\r", "\r"), null);

    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
  }

  @Test
  void whatTheBuilderRefusesStaysItsProblem() {
    assertThatThrownBy(() -> FormatTexts.edges("dag { a -> b -> a }", null))
        .hasMessageContaining("cycle a -> b -> a");
    assertThatThrownBy(() -> FormatTexts.edges("dag { a -- b }", null))
        .hasMessageContaining("kind DAG");
  }

  /// Independent of our reader: JGraphT reads what we write in DOT.
  @Test
  void jgraphtReadsOurDot() {
    for (long seed = 0; seed < 100; seed++) {
      MixedGraph graph = RandomMixedGraphs.of(GraphKind.PAG, true, seed);
      var read = new DirectedPseudograph<String, DefaultEdge>(DefaultEdge.class);
      DOTImporter<String, DefaultEdge> importer = new DOTImporter<>();
      importer.setVertexFactory(name -> name);
      importer.importGraph(
          read, new java.io.StringReader(GraphWriter.write(graph, GraphFormat.DOT)));

      assertThat(new TreeSet<>(read.vertexSet()))
          .as("seed %d", seed)
          .isEqualTo(new TreeSet<>(graph.names()));
      for (var edge : graph.edges()) {
        assertThat(read.containsEdge(graph.name(edge.from()), graph.name(edge.to()))).isTrue();
      }
      assertThat(read.edgeSet()).hasSameSizeAs(graph.edges());
    }
  }

  /// Groups against their definition: the product of the members.
  @Test
  void aChainOfGroupsIsTheProductOfItsNeighbours() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<List<String>> layers = new ArrayList<>();
      for (int layer = 0; layer < 4; layer++) {
        List<String> members = new ArrayList<>();
        for (int member = random.nextInt(4); member >= 0; member--) {
          members.add("L" + layer + "_" + member);
        }
        layers.add(members);
      }
      List<String> groups = new ArrayList<>();
      TreeSet<String> product = new TreeSet<>();
      for (int layer = 0; layer < layers.size(); layer++) {
        groups.add(
            "{ {" + String.join(random.nextBoolean() ? " " : " ; ", layers.get(layer)) + "} }");
        if (layer > 0) {
          for (String from : layers.get(layer - 1)) {
            layers.get(layer).forEach(to -> product.add(from + " -> " + to));
          }
        }
      }
      assertThat(new TreeSet<>(FormatTexts.edges("dag {" + String.join("->", groups) + "}", null)))
          .as("seed %d", seed)
          .isEqualTo(product);
    }
  }
}
