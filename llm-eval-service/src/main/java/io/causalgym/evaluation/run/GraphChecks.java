package io.causalgym.evaluation.run;

import io.causalgym.contract.AdjustmentCheckAnswer;
import io.causalgym.contract.AdjustmentCheckQuery;
import io.causalgym.contract.AdjustmentSetsAnswer;
import io.causalgym.contract.AdjustmentSetsQuery;
import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.evaluation.question.Check;
import io.causalgym.mapping.Graphs;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What graphs say: separation, paths, adjustment, identifiability.
final class GraphChecks {
  private final EngineCalls calls;

  GraphChecks(EngineCalls calls) {
    this.calls = calls;
  }

  Future<Boolean> identifiable(Check.Identifiable claim) {
    IdentifyQuery query =
        new IdentifyQuery(
            Graphs.write(claim.graph()),
            new CausalQuery(List.of(claim.outcome()), List.of(claim.treatment()), List.of(), null));
    return calls
        .ask(InferenceOperations.IDENTIFY, query)
        .map(answer -> answer.identifiable() == claim.expected());
  }

  Future<Boolean> separated(Check.Separated claim) {
    SeparationQuery query =
        new SeparationQuery(Graphs.write(claim.graph()), claim.a(), claim.b(), claim.given());
    return calls
        .ask(InferenceOperations.SEPARATION, query)
        .map(SeparationAnswer::separated)
        .map(separated -> separated == claim.expected());
  }

  Future<Boolean> causes(Check.Causes claim) {
    PathsQuery query =
        new PathsQuery(
            Graphs.write(claim.graph()),
            claim.from(),
            claim.to(),
            List.of(),
            PathsQuery.Kind.CAUSAL,
            claim.directly() ? 1 : claim.graph().size(),
            1);
    return calls
        .ask(InferenceOperations.PATHS, query)
        .map(PathsAnswer::paths)
        .map(paths -> !paths.isEmpty() == claim.expected());
  }

  Future<Boolean> adjustment(Check.Adjustment claim) {
    AdjustmentCheckQuery query =
        new AdjustmentCheckQuery(
            Graphs.write(claim.graph()),
            List.of(claim.treatment()),
            List.of(claim.outcome()),
            claim.set());
    return calls
        .ask(InferenceOperations.ADJUSTMENT_CHECK, query)
        .map(AdjustmentCheckAnswer::valid)
        .map(valid -> valid == claim.expected());
  }

  Future<Boolean> minimal(Check.MinimalAdjustments claim) {
    AdjustmentSetsQuery query =
        new AdjustmentSetsQuery(
            Graphs.write(claim.graph()),
            List.of(claim.treatment()),
            List.of(claim.outcome()),
            AdjustmentSetsQuery.Kind.ALL_MINIMAL,
            List.of(),
            List.of(),
            10_000);
    return calls
        .ask(InferenceOperations.ADJUSTMENT_SETS, query)
        .map(AdjustmentSetsAnswer::sets)
        .map(sets -> sets(sets).equals(new HashSet<>(claim.expected())));
  }

  private static Set<Set<String>> sets(List<List<String>> sets) {
    Set<Set<String>> found = new HashSet<>();
    sets.forEach(set -> found.add(new TreeSet<>(set)));
    return found;
  }
}
