package io.causalgym.mapping;

import io.causalgym.contract.Doubles;
import io.causalgym.contract.LinearDocument;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.NetworkDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ScmDocument;
import io.causalgym.model.ModelException;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.environment.Environment;
import io.causalgym.model.environment.Environments;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.equation.ExactForm;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.linear.LinearModelBuilder;
import io.causalgym.model.linear.SparseMatrix;
import io.causalgym.model.network.BayesianNetwork;
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
///
/// A text of equations is read as what it is; where a question needs a discrete or a linear model,
/// equations that describe one will do.
public final class Models {
  private Models() {}

  /// A model of any kind.
  ///
  /// @throws ModelException if the numbers or texts make no model
  public static CausalModel read(ModelDocument document) {
    ScmDocument scm = document.scm();
    if (scm != null) {
      String text = scm.text();
      return text == null
          ? new CausalModel.Discrete(scm(scm))
          : new CausalModel.Equations(EquationText.read(text));
    }
    NetworkDocument network = document.network();
    if (network != null) {
      return new CausalModel.Network(Networks.read(network));
    }
    LinearDocument linear = document.linear();
    if (linear != null) {
      return new CausalModel.Linear(linear(linear));
    }
    return environment(Objects.requireNonNull(document.environment(), "one form is given")).model();
  }

  /// A world of the library.
  ///
  /// @throws ProblemException that lists the names, if there is none of this name
  static Environment environment(String name) {
    return Environments.named(name)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.INVALID_VALUE,
                    "there is no environment '"
                        + name
                        + "'; there are "
                        + String.join(", ", Environments.names()),
                    "environment",
                    name)
                .exception());
  }

  /// A discrete model as a network, that of a structural model with its noises as roots.
  ///
  /// @throws ProblemException if the model is not discrete
  public static BayesianNetwork network(CausalModel model) {
    return switch (model) {
      case CausalModel.Network(BayesianNetwork network) -> network;
      case CausalModel.Discrete(DiscreteScm scm) -> scm.network();
      case CausalModel.Linear _ ->
          throw unsupported("a linear model is not discrete; ask 'linear' for its distributions");
      case CausalModel.Equations(EquationModel equations) -> scm(equations).network();
    };
  }

  /// A discrete structural model.
  ///
  /// @throws ProblemException if the model is none
  public static DiscreteScm scm(CausalModel model) {
    return switch (model) {
      case CausalModel.Discrete(DiscreteScm scm) -> scm;
      case CausalModel.Equations(EquationModel equations) -> scm(equations);
      case CausalModel.Network _ ->
          throw unsupported(
              "a network says how often, not by which mechanism, so it leaves counterfactuals open;"
                  + " give an 'scm'");
      case CausalModel.Linear _ ->
          throw unsupported("a linear model is not discrete; give an 'scm' with states");
    };
  }

  /// A linear model.
  ///
  /// @throws ProblemException if the model is none
  public static LinearModel linear(CausalModel model) {
    return switch (model) {
      case CausalModel.Linear(LinearModel linear) -> linear;
      case CausalModel.Equations(EquationModel equations) ->
          switch (equations.asLinear()) {
            case ExactForm.Found<LinearModel>(LinearModel linear) -> linear;
            case ExactForm.Absent<LinearModel>(String variable, String reason) ->
                throw unsupported(
                    "the equations are not linear with normal errors: '"
                        + variable
                        + "' "
                        + reason);
          };
      case CausalModel.Network _, CausalModel.Discrete _ ->
          throw unsupported(
              "a discrete model is not linear; ask 'posterior' for its distributions");
    };
  }

  private static DiscreteScm scm(EquationModel equations) {
    return switch (equations.asDiscrete()) {
      case ExactForm.Found<DiscreteScm>(DiscreteScm scm) -> scm;
      case ExactForm.Absent<DiscreteScm>(String variable, String reason) ->
          throw unsupported("the equations are not discrete: '" + variable + "' " + reason);
    };
  }

  private static ProblemException unsupported(String detail) {
    return Problem.of(ProblemType.UNSUPPORTED, detail, "model", null).exception();
  }

  /// The states of a network's variables.
  public static States states(BayesianNetwork network) {
    return States.of(name -> network.find(name) < 0 ? null : network.states(network.find(name)));
  }

  /// The states of a structural model's variables.
  public static States states(DiscreteScm scm) {
    return States.of(name -> scm.find(name) < 0 ? null : scm.states(scm.find(name)));
  }

  /// A discrete structural model by its tables.
  private static DiscreteScm scm(ScmDocument document) {
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

  private static LinearModel linear(LinearDocument document) {
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

  /// An empty list where there is none.
  public static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /// The model as a document that reads back as the same.
  public static ModelDocument write(CausalModel model) {
    return switch (model) {
      case CausalModel.Network(BayesianNetwork network) ->
          new ModelDocument(null, Networks.write(network), null, null);
      case CausalModel.Discrete(DiscreteScm scm) ->
          new ModelDocument(written(scm), null, null, null);
      case CausalModel.Linear(LinearModel linear) ->
          new ModelDocument(null, null, written(linear), null);
      case CausalModel.Equations(EquationModel equations) ->
          new ModelDocument(
              new ScmDocument(null, null, EquationText.write(equations)), null, null, null);
    };
  }

  private static ScmDocument written(DiscreteScm scm) {
    List<ScmDocument.Exogenous> noises =
        IntStream.range(0, scm.noiseCount())
            .mapToObj(noise ->
                new ScmDocument.Exogenous(scm.noiseName(noise), Doubles.of(scm.noise(noise))))
            .toList();
    List<ScmDocument.Equation> equations =
        IntStream.range(0, scm.size())
            .mapToObj(variable ->
                new ScmDocument.Equation(
                    scm.name(variable),
                    Arrays.stream(scm.parents(variable)).mapToObj(scm::name).toList(),
                    Arrays.stream(scm.noisesOf(variable)).mapToObj(scm::noiseName).toList(),
                    Arrays.stream(scm.table(variable)).boxed().toList(),
                    scm.states(variable)))
            .toList();
    return new ScmDocument(noises, equations, null);
  }

  private static LinearDocument written(LinearModel linear) {
    List<LinearDocument.Coefficient> coefficients = new ArrayList<>();
    List<LinearDocument.Covariance> covariances = new ArrayList<>();
    Map<String, Double> intercepts = new LinkedHashMap<>();
    Map<String, Double> variances = new LinkedHashMap<>();
    SparseMatrix rows = linear.coefficients();
    SparseMatrix spouses = linear.covariances();
    for (int node = 0; node < linear.size(); node++) {
      String name = linear.name(node);
      intercepts.put(name, linear.intercept(node));
      variances.put(name, linear.variance(node));
      for (int at = rows.start(node); at < rows.end(node); at++) {
        coefficients.add(
            new LinearDocument.Coefficient(linear.name(rows.column(at)), name, rows.value(at)));
      }
      for (int at = spouses.start(node); at < spouses.end(node); at++) {
        if (spouses.column(at) < node) {
          covariances.add(
              new LinearDocument.Covariance(
                  linear.name(spouses.column(at)), name, spouses.value(at)));
        }
      }
    }
    return new LinearDocument(
        linear.names(), coefficients, intercepts, null, variances, covariances);
  }
}
