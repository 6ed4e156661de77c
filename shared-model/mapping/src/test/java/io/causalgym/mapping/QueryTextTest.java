package io.causalgym.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          P(Y)                            ; Y     ;       ;
          P(Y | do(X))                    ; Y     ; X     ;
          P( Y1 , Y2|do( X1,X2 ) , Z )    ; Y1,Y2 ; X1,X2 ; Z
          P(Y | Z, do(X), W, do(V))       ; Y     ; X,V   ; Z,W
          P(Y | do)                       ; Y     ;       ; do
          P(blood.pressure | do(a-b_1))   ; blood.pressure ; a-b_1 ;
          """)
  void aQueryIsReadFromItsText(String text, String outcome, String intervened, String given) {
    CausalQuery query = QueryText.resolved(CausalQuery.text(text));

    assertThat(query.outcome()).isEqualTo(names(outcome));
    assertThat(query.intervened()).isEqualTo(names(intervened));
    assertThat(query.given()).isEqualTo(names(given));
  }

  private static List<String> names(String list) {
    return list == null ? List.of() : List.of(list.split(","));
  }

  @Test
  void aNameInQuotesMayHoldAnything() {
    CausalQuery query = QueryText.resolved(CausalQuery.text("P(\"a, b\" | do(\"x|y\"))"));

    assertThat(query.outcome()).containsExactly("a, b");
    assertThat(query.intervened()).containsExactly("x|y");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          Q(Y)             ; expected 'P' at column 1
          P(Y              ; expected ')' at column 4 of the query, found the end
          P()              ; expected a variable's name at column 3
          P(Y | )          ; expected a variable's name at column 7
          P(Y | do(X)      ; expected ')' at column 12
          P(Y) tail        ; expected the end at column 6
          P("Y)            ; expected a closing quote
          P(Y | "do"(X))   ; expected do
          P(Y_{X=0} | Z)   ; counterfactual and valued terms such as 'Y_{..'
          P(Y=1 | do(X))   ; counterfactual and valued terms such as 'Y=..'
          """)
  void aMalformedQueryNamesItsColumn(String text, String message) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> QueryText.resolved(CausalQuery.text(text)))
        .withMessageContaining(message);
  }
}
