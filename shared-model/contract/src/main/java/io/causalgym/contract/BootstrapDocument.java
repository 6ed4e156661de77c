package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Asks for replicates, and with them for the confidence of edges.
///
/// @param samples replicates, 0 to 10 000; 0 for none
/// @param seed default 1
/// @param method default `bootstrap`: as many rows as there are, drawn with replacement
/// @param fraction of the rows in a subsample, drawn without replacement; default 0.5
/// @param graph which graph is the result: the one of all rows, or one of the replicates; default
///   `full`
/// @param threshold the least frequency of an edge of the threshold graph, default 0.5
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BootstrapDocument(
    @Nullable Integer samples,
    @Nullable Long seed,
    @Nullable ResamplingName method,
    @Nullable Double fraction,
    @Nullable EnsembleGraphName graph,
    @Nullable Double threshold) {
  public static final BootstrapDocument NONE =
      new BootstrapDocument(null, null, null, null, null, null);

  public BootstrapDocument {
    samples = Require.between("samples", samples, 0, 10_000, 0);
    seed = seed == null ? 1L : seed;
    method = method == null ? ResamplingName.BOOTSTRAP : method;
    Require.open("fraction", fraction, 0, 1);
    fraction = fraction == null ? 0.5 : fraction;
    graph = graph == null ? EnsembleGraphName.FULL : graph;
    Require.closed("threshold", threshold, 0, 1);
    threshold = threshold == null ? 0.5 : threshold;
  }
}
