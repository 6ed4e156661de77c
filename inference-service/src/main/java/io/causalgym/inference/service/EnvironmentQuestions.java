package io.causalgym.inference.service;

import io.causalgym.contract.EnvironmentDocument;
import io.causalgym.contract.EnvironmentReference;
import io.causalgym.contract.EnvironmentsAnswer;
import io.causalgym.contract.EnvironmentsQuery;
import io.causalgym.contract.ModelDocument;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.ScmDocument;
import io.causalgym.graph.Deadline;
import io.causalgym.mapping.Graphs;
import io.causalgym.mapping.Models;
import io.causalgym.model.causal.CausalModel;
import io.causalgym.model.environment.Environment;
import io.causalgym.model.environment.Environments;
import org.jspecify.annotations.Nullable;

/// Shows the library of causal worlds.
final class EnvironmentQuestions {

  EnvironmentsAnswer all(EnvironmentsQuery query, Deadline deadline) {
    return new EnvironmentsAnswer(
        Environments.all().stream().map(one -> document(one, null)).toList());
  }

  EnvironmentDocument one(EnvironmentReference reference, Deadline deadline) {
    Environment environment =
        Environments.named(reference.name())
            .orElseThrow(() ->
                Problem.of(
                        ProblemType.NOT_FOUND,
                        "there is no environment '"
                            + reference.name()
                            + "'; there are "
                            + String.join(", ", Environments.names()),
                        "name",
                        reference.name())
                    .exception());
    return document(environment, model(environment));
  }

  /// Equations as they are written, which is shorter than the tables that they make.
  private static ModelDocument model(Environment environment) {
    return switch (environment.model()) {
      case CausalModel.Network _ -> Models.write(environment.model());
      case CausalModel.Discrete _, CausalModel.Linear _, CausalModel.Equations _ ->
          new ModelDocument(new ScmDocument(null, null, environment.text()), null, null, null);
    };
  }

  private static EnvironmentDocument document(
      Environment environment, @Nullable ModelDocument model) {
    return new EnvironmentDocument(
        environment.name(),
        environment.title(),
        kind(environment.model()),
        environment.story(),
        environment.teaches(),
        environment.source(),
        environment.licence().isEmpty() ? null : environment.licence(),
        environment.treatment(),
        environment.outcome(),
        environment.question(),
        environment.latent(),
        model == null ? null : Graphs.write(environment.graph()),
        model);
  }

  private static String kind(CausalModel model) {
    return switch (model) {
      case CausalModel.Network _ -> "network";
      case CausalModel.Discrete _ -> "scm";
      case CausalModel.Linear _ -> "linear";
      case CausalModel.Equations _ -> "equations";
    };
  }
}
