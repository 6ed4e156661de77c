package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for a graph to be learned.
///
/// @param dataset the id of a stored dataset
/// @param datasets several of them, each learned by itself, in one job
/// @param oracle a graph in place of data: what the algorithm would find if its tests did not err
/// @param columns which ones, all where absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveryQuery(
    @Nullable String dataset,
    @Nullable List<String> datasets,
    @Nullable GraphDocument oracle,
    @JsonProperty(required = true) AlgorithmName algorithm,
    @Nullable DiscoveryParameters parameters,
    @Nullable KnowledgeDocument knowledge,
    @Nullable BootstrapDocument bootstrap,
    @Nullable List<String> columns,
    @Nullable DiscoveryBudget budget) {

  public DiscoveryQuery {
    Require.exactlyOne(
        "",
        "a graph is learned from 'dataset', from 'datasets' or from 'oracle'",
        dataset,
        datasets,
        oracle);
    if (dataset != null) {
      Require.name("dataset", dataset);
    }
    if (datasets != null) {
      Require.some("datasets", datasets, 1_000);
      datasets = Require.someNames("datasets", datasets);
    }
    Require.present("algorithm", algorithm);
    parameters = parameters == null ? DiscoveryParameters.NONE : parameters;
    bootstrap = bootstrap == null ? BootstrapDocument.NONE : bootstrap;
    columns = columns == null ? null : Require.someNames("columns", columns);
    budget = budget == null ? DiscoveryBudget.NONE : budget;
    if (oracle != null && !Integer.valueOf(0).equals(bootstrap.samples())) {
      throw new Violation(
          "bootstrap.samples",
          bootstrap.samples(),
          "a graph has no rows to draw from; leave 'bootstrap' out, or give a dataset");
    }
  }

  /// The same question about another graph, such as the one that an id stands for.
  public DiscoveryQuery withOracle(GraphDocument graph) {
    return new DiscoveryQuery(
        null, null, graph, algorithm, parameters, knowledge, bootstrap, columns, budget);
  }

  /// The same question with other parameters.
  public DiscoveryQuery withParameters(DiscoveryParameters other) {
    return new DiscoveryQuery(
        dataset, datasets, oracle, algorithm, other, knowledge, bootstrap, columns, budget);
  }
}
