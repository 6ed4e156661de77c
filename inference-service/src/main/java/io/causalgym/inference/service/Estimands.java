package io.causalgym.inference.service;

import io.causalgym.contract.Estimand;
import io.causalgym.contract.ExpressionDocument;
import io.causalgym.contract.Hedge;
import io.causalgym.contract.Method;
import io.causalgym.inference.identification.expression.ExpressionTree;
import io.causalgym.inference.identification.expression.WrittenEstimand;
import java.util.LinkedHashMap;
import java.util.Map;

/// Formulas and hedges of the identification engine as they stand on the wire.
final class Estimands {
  private Estimands() {}

  static Estimand document(io.causalgym.inference.identification.expression.Estimand estimand) {
    WrittenEstimand written = estimand.written();
    Map<String, ExpressionDocument> definitions = new LinkedHashMap<>();
    written.definitions().forEach((id, part) -> definitions.put(id, document(part)));
    return new Estimand(
        estimand.text(), estimand.latex(), document(written.expression()), definitions);
  }

  // The engine bounds the depth of what it writes: shared parts are references.
  private static ExpressionDocument document(ExpressionTree tree) {
    return switch (tree) {
      case ExpressionTree.Probability(var of, var given) ->
          new ExpressionDocument.Probability(of, given);
      case ExpressionTree.Product(var factors) ->
          new ExpressionDocument.Product(factors.stream().map(Estimands::document).toList());
      case ExpressionTree.Sum(var over, var term) ->
          new ExpressionDocument.Sum(over, document(term));
      case ExpressionTree.Quotient(var numerator, var denominator) ->
          new ExpressionDocument.Quotient(document(numerator), document(denominator));
      case ExpressionTree.One() -> new ExpressionDocument.One();
      case ExpressionTree.Ref(String id) -> new ExpressionDocument.Reference(id);
    };
  }

  static Hedge document(io.causalgym.inference.identification.Hedge hedge) {
    return new Hedge(hedge.larger(), hedge.smaller());
  }

  static Method document(io.causalgym.inference.identification.Method method) {
    return switch (method) {
      case ADJUSTMENT -> Method.ADJUSTMENT;
      case FRONTDOOR -> Method.FRONTDOOR;
      case ID -> Method.ID;
      case IDC -> Method.IDC;
    };
  }
}
