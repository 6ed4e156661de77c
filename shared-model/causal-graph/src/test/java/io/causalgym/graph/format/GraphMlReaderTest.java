package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.MixedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphMlReaderTest {

  @Test
  void plainGraphMlIsReadByItsDirections() {
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- from elsewhere -->
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="d0" for="node" attr.name="latent" attr.type="boolean"><default>true</default></key>
          <key id="v" for="all" attr.name="name" attr.type="string"/>
          <graph id="G" edgedefault="undirected">
            <edge source="x" target="n2"/>
            <edge source="x" target="z" directed="true"/>
            <node id="x"><data key="d0">false</data></node>
            <node id="n2"><data key="v">Y &amp; <![CDATA[<Y>]]></data><port name="p"/></node>
            <node id="group"><graph edgedefault="directed"><node id="z"/></graph></node>
          </graph>
        </graphml>
        """;
    MixedGraph graph = GraphReader.read(text, null, Limits.DEFAULT);

    assertThat(FormatTexts.edges(text, null)).containsExactly("Y & <Y> -- x", "x -> z");
    assertThat(graph.names(graph.latent())).containsExactly("Y & <Y>", "group", "z");
  }

  @Test
  void pairsDescribedAsUnobservedAreBidirected() {
    String text =
        "<graphml><key id='d' for='edge' attr.name='description'/><graph>"
            + "<node id='a'/><node id='b'/>"
            + "<edge source='a' target='b'/>"
            + "<edge source='a' target='b'><data key='d'>U</data></edge>"
            + "<edge source='b' target='a'><data key='d'>U</data></edge></graph></graphml>";

    assertThat(FormatTexts.edges(text, null)).containsExactly("a -> b", "a <-> b");
    assertThat(GraphReader.read(text, null, Limits.DEFAULT).kind()).isEqualTo(GraphKind.ADMG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '%',
      quoteCharacter = '`',
      value = {
        "<graphml>\\n<graph>\\n<node id='a'/>\\n<edge source='a' target='b'/></graph></graphml> % 4 % the target 'b'",
        "<graphml>\\n<graph>\\n<node id='a'></graph></graphml> % 3 % no well-formed GraphML",
        "<graphml> % 1 % no well-formed GraphML",
        "<graphml/> % 1 % has no 'graph'",
        "<xml/> % 1 % found 'xml' where 'graphml'",
        "<graphml><graph/>\\n<graph/></graphml> % 2 % two graphs",
        "<graphml><graph>\\n<hyperedge/></graph></graphml> % 2 % hyperedge",
        "<graphml><graph>\\n<node id='a'/><node id='a'/></graph></graphml> % 2 % 'a' is there twice",
        "<graphml><graph>\\n<node/></graph></graphml> % 2 % use 1 to 256",
        "<graphml><graph>\\n<data key='k'>1</data></graph></graphml> % 2 % 'k', which no 'key'",
        "<!DOCTYPE graphml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\\n<graphml><graph><node id='a'><data>&a;</data></node></graph></graphml> % 1 % document type is refused",
        "<!DOCTYPE a [\\n\u0001]><graphml/> % 2 % XML has no character U+0001",
        "<!DOCTYPE a [\\n\uD800]><graphml/> % 2 % XML has no character U+D800",
        "<graphml><graph><node id='&lol;'/></graph></graphml> % 1 % no well-formed GraphML",
      })
  void anErrorNamesPlaceAndReason(String text, int line, String message) {
    var problem = FormatTexts.problem(text.replace("\\n", "\n"), GraphFormat.GRAPHML);

    assertThat(problem.message()).contains(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isPositive();
  }

  @Test
  void entitiesNeverExpand() {
    StringBuilder text = new StringBuilder("<!DOCTYPE g [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int level = 1; level < 20; level++) {
      text.append("<!ENTITY a").append(level).append(" \"");
      text.append(("&a" + (level - 1) + ";").repeat(10)).append("\">");
    }
    text.append("]><graphml><graph><node id='&a19;'/></graph></graphml>");

    assertThat(FormatTexts.problem(text.toString(), GraphFormat.GRAPHML).message())
        .contains("document type is refused");
  }
}
