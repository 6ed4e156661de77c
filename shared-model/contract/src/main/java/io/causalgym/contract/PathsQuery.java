package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for paths between two nodes.
///
/// @param given what is conditioned on, for `kind` `open`
/// @param maxLength edges a path has at most, 1 to 1000, default 10
/// @param limit paths at most, 1 to 10000, default 100
public record PathsQuery(
    @JsonProperty(required = true) GraphDocument graph,
    @JsonProperty(required = true) String from,
    @JsonProperty(required = true) String to,
    List<String> given,
    @JsonProperty(required = true) Kind kind,
    @Nullable Integer maxLength,
    @Nullable Integer limit)
    implements GraphQuestion<PathsQuery> {

  public static final int LONGEST = 1_000;

  /// Which paths are wanted.
  public enum Kind {
    /// Directed from `from` to `to`.
    @JsonProperty("causal")
    CAUSAL,
    /// Starting with an arrowhead at `from`.
    @JsonProperty("backdoor")
    BACKDOOR,
    /// Connecting given the conditioning set.
    @JsonProperty("open")
    OPEN,
    @JsonProperty("all")
    ALL
  }

  public PathsQuery {
    Require.present("graph", graph);
    Require.name("from", from);
    Require.name("to", to);
    given = Require.names("given", given);
    Require.present("kind", kind);
    maxLength = Require.between("maxLength", maxLength, 1, LONGEST, 10);
    limit = Require.between("limit", limit, 1, Require.MOST_RESULTS, 100);
  }

  @Override
  public PathsQuery about(GraphDocument graph) {
    return new PathsQuery(graph, from, to, given, kind, maxLength, limit);
  }
}
