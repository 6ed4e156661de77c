package io.causalgym.inference.identification;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.inference.identification.expression.ExpressionTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTextTest {
  private static final Pattern EDGE = Pattern.compile("(\\w+)(<?->)(\\w+)");

  /// Edges as `A->B; A<->B`.
  static MixedGraph graph(String text) {
    GraphBuilder builder = MixedGraph.builder();
    Matcher edges = EDGE.matcher(text);
    while (edges.find()) {
      EdgeKind kind = EdgeKind.ofSymbol(edges.group(2)).orElseThrow();
      builder.edge(edges.group(1), edges.group(3), kind);
    }
    return builder.build();
  }

  private static Identification.Identified identified(String graph, String x, String y, String z) {
    IdentificationQuery query = new IdentificationQuery(list(y), list(x), list(z));
    return (Identification.Identified)
        Identifier.withAllCriteria().identify(graph(graph), query, Deadline.NONE);
  }

  private static List<String> list(String names) {
    return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Z->X; Z->Y; X->Y ! X ! Y ! '' ! adjustment ! sum_{Z} P(Y | X, Z) P(Z)",
        "X->Y; X->Z; Y->Z ! X ! Y ! '' ! adjustment ! P(Y | X)",
        "X->M; M->Y; X<->Y ! X ! Y ! '' ! frontdoor"
            + " ! sum_{M} P(M | X) sum_{X'} P(Y | M, X') P(X')",
        "W->Z; Z->X; X->Y; W<->X; W<->Y ! X ! Y ! '' ! id"
            + " ! [sum_{W} P(W) P(X, Y | W, Z)] / [sum_{W} P(W) P(X | W, Z)]",
        "Y->X; X->Z ! X ! Y ! '' ! id ! P(Y)",
        "X->Y; Z->X; Z->Y ! X ! Y ! Z ! idc ! P(Y | X, Z)",
        "X->Y; Y->Z; X->Z ! X ! Y ! Z ! idc ! P(Y | X, Z)",
        "X->Y; Y->Z; X->Z ! '' ! Y ! X Z ! idc ! P(Y | X, Z)",
        "X->Y; Y->Z; X->Z ! '' ! Y Z ! '' ! id ! P(Y, Z)",
        "A->L; L->B; A->Y; B->Y; L->Y; A->B ! A B ! Y ! '' ! id"
            + " ! sum_{L} P(L | A) P(Y | A, B, L)",
      })
  void formulasReadLikeThoseOfTheBooks(
      String graph, String x, String y, String z, String method, String text) {
    Identification.Identified found = identified(graph, x, y, z);
    assertThat(found.estimand().text()).isEqualTo(text);
    assertThat(found.method().label()).isEqualTo(method);
    assertThat(found.steps()).isNotEmpty();
  }

  @Test
  void latexWritesFractionsSubscriptsAndPrimes() {
    assertThat(
            identified("X1->M; M->blood_sugar; X1<->blood_sugar", "X1", "blood_sugar", "")
                .estimand()
                .latex())
        .isEqualTo(
            "\\sum_{M} P(M \\mid X_{1}) \\, \\sum_{X_{1}'} P(\\mathit{blood\\_sugar} \\mid M,X_{1}')"
                + " \\, P(X_{1}')");
    assertThat(identified("W->Z; Z->X; X->Y; W<->X; W<->Y", "X", "Y", "").estimand().latex())
        .startsWith("\\frac{\\sum_{W} P(W)");
  }

  @Test
  void sharedPartsAreWrittenOnce() {
    // The normalised joint effect holds its numerator twice.
    Estimand estimand =
        identified("W->Z; Z->X; X->Y; X->V; Y->V; W<->X; W<->Y", "X", "Y", "V").estimand();
    assertThat(estimand.written().definitions()).isNotEmpty();
    assertThat(estimand.text()).contains("\nQ1 = ");
    assertThat(estimand.written().definitions().values())
        .allSatisfy(tree -> assertThat(tree).isNotInstanceOf(ExpressionTree.Ref.class));
  }
}
