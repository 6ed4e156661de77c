package io.causalgym.mapping;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.LinearDocument;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.NetworkDocument;
import io.causalgym.contract.NetworkFormatName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ScmDocument;
import io.causalgym.model.ModelException;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.network.RowSums;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Models on the wire and in memory.
public final class Models {
  private Models() {}

  /// A discrete structural model by its tables.
  ///
  /// @throws ModelException if it cannot be
  static DiscreteScm scm(ScmDocument document) {
    ScmBuilder builder = DiscreteScm.builder();
    for (ScmDocument.Exogenous noise : orNone(document.exogenous())) {
      builder.noise(noise.name(), noise.p().toArray());
    }
    for (ScmDocument.Equation equation : orNone(document.equations())) {
      int[] table = equation.table().stream().mapToInt(Integer::intValue).toArray();
      List<String> parents = orNone(equation.parents());
      List<String> noises = orNone(equation.noises());
      List<String> states = equation.states();
      if (states == null) {
        builder.equation(equation.variable(), parents, noises, table);
      } else {
        builder.equation(equation.variable(), parents, noises, table, states);
      }
    }
    return builder.build();
  }

  private static BayesianNetwork tables(List<NetworkDocument.Variable> variables, RowSums rows) {
    NetworkBuilder builder = BayesianNetwork.builder().rowSums(rows);
    for (NetworkDocument.Variable variable : variables) {
      builder.variable(variable.name(), variable.states());
    }
    for (NetworkDocument.Variable variable : variables) {
      builder.table(variable.name(), orNone(variable.parents()), variable.cpt().toArray());
    }
    return builder.build();
  }

  /// A linear model.
  ///
  /// @throws ModelException if it cannot be
  static LinearModel linear(LinearDocument document) {
    LinearModelBuilder builder = LinearModel.builder();
    document.nodes().forEach(builder::node);
    for (LinearDocument.Coefficient edge : document.coefficients()) {
      builder.coefficient(edge.from(), edge.to(), edge.value());
    }
    Objects.requireNonNull(document.intercepts(), "the record fills in the default")
        .forEach(builder::intercept);
    List<Doubles> matrix = document.errorCovariance();
    if (matrix != null) {
      errors(builder, document.nodes(), matrix);
    }
    Map<String, Double> variances = document.errorVariances();
    if (variances != null) {
      variances.forEach(builder::variance);
    }
    for (LinearDocument.Covariance pair : orNone(document.errorCovariances())) {
      builder.covariance(pair.a(), pair.b(), pair.value());
    }
    return builder.build();
  }

  private static void errors(LinearModelBuilder builder, List<String> nodes, List<Doubles> matrix) {
    for (int row = 0; row < nodes.size(); row++) {
      builder.variance(nodes.get(row), matrix.get(row).get(row));
      for (int column = 0; column < row; column++) {
        double value = matrix.get(row).get(column);
        double mirrored = matrix.get(column).get(row);
        if (Math.abs(value - mirrored) > 1e-9 * Math.max(1, Math.abs(value))) {
          throw new ModelException(
              "error_covariance[" + row + "][" + column + "]",
              Double.toString(value),
              "error_covariance["
                  + row
                  + "]["
                  + column
                  + "] is "
                  + value
                  + " and its mirror image "
                  + mirrored
                  + "; a covariance is symmetric");
        }
        builder.covariance(nodes.get(row), nodes.get(column), value);
      }
    }
  }

  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
