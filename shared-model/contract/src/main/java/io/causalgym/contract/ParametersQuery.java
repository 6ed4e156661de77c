package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for the tables of a network with a known graph, learned from data.
///
/// @param graph a DAG; its latent nodes, and missing values, are filled in by EM
/// @param csv the data: a header of names, then a row for each unit; empty cells, `NA` and `?` are
///   missing
/// @param states by variable: the labels of its states; those that occur in the data where absent,
///   and needed for latent nodes
/// @param prior how much is known before, none where absent
/// @param iterations of EM at most, 1 to 10 000, default 1 000
/// @param seed of the start of EM, default 1
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParametersQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) String csv,
    @Nullable Map<String, List<String>> states,
    @Nullable Prior prior,
    @Nullable Integer iterations,
    @Nullable Long seed)
    implements GraphQuestion<ParametersQuery> {

  public ParametersQuery {
    Require.present("graph", graph);
    Require.wellFormed("csv", Require.present("csv", csv));
    states = states == null ? Map.of() : Require.lists("states", states);
    iterations = Require.between("iterations", iterations, 1, 10_000, 1_000);
    seed = seed == null ? 1L : seed;
  }

  /// A Dirichlet prior for every row of every table.
  ///
  /// @param bdeu the equivalent sample size of a prior that gives all joint states the same weight
  ///   (BDeu)
  /// @param pseudoCount what is added to every cell, in place of `bdeu`
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Prior(@Nullable Double bdeu, @Nullable Double pseudoCount) {
    public Prior {
      Require.exactlyOne("", "a prior is given by 'bdeu' or by 'pseudoCount'", bdeu, pseudoCount);
      double weight = bdeu == null ? Require.present("pseudoCount", pseudoCount) : bdeu;
      if (!(weight > 0) || Double.isInfinite(weight)) {
        String field = bdeu == null ? "pseudoCount" : "bdeu";
        throw new Violation(
            field,
            weight,
            "'" + field + "' is " + weight + "; a prior's weight is greater than 0 and finite");
      }
    }
  }

  @Override
  public ParametersQuery about(GraphDocument graph) {
    return new ParametersQuery(graph, csv, states, prior, iterations, seed);
  }
}
