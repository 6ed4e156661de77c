package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Parameters of the algorithms. Each algorithm knows some of them and refuses the others; the
/// defaults are those of docs/discovery.md.
///
/// @param alpha level of the tests, between 0 and 1
/// @param test which test of independence; by the types of the columns where absent
/// @param convention of contingency tests
/// @param score which score; by the types of the columns where absent
/// @param penalty factor of the penalty of a BIC score, greater than 0
/// @param gamma of EBIC, 0 to 1
/// @param sampleSize equivalent sample size of BDeu, greater than 0
/// @param depth variables that are conditioned on at most, -1 for no limit
/// @param colliders how unshielded triples are judged
/// @param maxDegree neighbours of a node at most, -1 for no limit
/// @param maxPathLength of paths that FCI looks at, -1 for no limit
/// @param selectionBias whether FCI allows for it
/// @param restarts of permutation and hill-climbing searches, 1 to 1000
/// @param lambda weight of the L1 penalty of continuous optimisation, at least 0
/// @param threshold coefficients smaller than it are dropped, at least 0
/// @param standardise whether columns are scaled to deviation 1 first
/// @param maxLag of time series, 1 to 100
/// @param pairwise gives the edges that are undirected in the found class a direction by this
///   measure of the two columns, which are continuous
/// @param seed of everything random
/// @param threads at most, 0 for as many as the service gives
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DiscoveryParameters(
    @Nullable Double alpha,
    @Nullable TestName test,
    @Nullable ConventionName convention,
    @Nullable ScoreName score,
    @Nullable Double penalty,
    @Nullable Double gamma,
    @Nullable Double sampleSize,
    @Nullable Integer depth,
    @Nullable ColliderRuleName colliders,
    @Nullable Integer maxDegree,
    @Nullable Integer maxPathLength,
    @Nullable Boolean selectionBias,
    @Nullable Integer restarts,
    @Nullable Double lambda,
    @Nullable Double threshold,
    @Nullable Boolean standardise,
    @Nullable Integer maxLag,
    @Nullable PairwiseName pairwise,
    @Nullable Long seed,
    @Nullable Integer threads) {

  public static final DiscoveryParameters NONE =
      new DiscoveryParameters(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null);

  public DiscoveryParameters {
    Require.open("alpha", alpha, 0, 1);
    Require.open("penalty", penalty, 0, 1_000);
    Require.closed("gamma", gamma, 0, 1);
    Require.open("sampleSize", sampleSize, 0, 1e9);
    Require.within("depth", depth, -1, 1_000);
    Require.within("maxDegree", maxDegree, -1, 100_000);
    Require.within("maxPathLength", maxPathLength, -1, 100_000);
    Require.within("restarts", restarts, 1, 1_000);
    Require.closed("lambda", lambda, 0, 1e6);
    Require.closed("threshold", threshold, 0, 1e6);
    Require.within("maxLag", maxLag, 1, 100);
    Require.within("threads", threads, 0, 1_024);
  }

  /// The same with another number of threads.
  public DiscoveryParameters withThreads(@Nullable Integer other) {
    return new DiscoveryParameters(
        alpha,
        test,
        convention,
        score,
        penalty,
        gamma,
        sampleSize,
        depth,
        colliders,
        maxDegree,
        maxPathLength,
        selectionBias,
        restarts,
        lambda,
        threshold,
        standardise,
        maxLag,
        pairwise,
        seed,
        other);
  }
}
