package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for P(query | evidence, do(do)) of a discrete model. Evidence is what is seen after the
/// intervention.
///
/// @param evidence states that were seen
/// @param intervention states that are set, `do` on the wire
/// @param mechanisms conditional probability tables that take the place of the model's own
/// @param sampling allows an estimate where the exact answer would cost too much
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PosteriorQuery(
    @JsonProperty(required = true) ModelDocument model,
    @JsonProperty(required = true) List<String> query,
    @Nullable Assignment evidence,
    @JsonProperty("do") @Nullable Assignment intervention,
    @Nullable List<Mechanism> mechanisms,
    @Nullable Sampling sampling) {

  public PosteriorQuery {
    Require.present("model", model);
    query = Require.someNames("query", query);
    evidence = evidence == null ? Assignment.NONE : evidence;
    intervention = intervention == null ? Assignment.NONE : intervention;
    mechanisms = mechanisms == null ? List.of() : Require.atMost("mechanisms", mechanisms, 1_000);
  }

  /// A table that takes the place of a variable's own: a soft intervention.
  ///
  /// @param variable its name, `var` on the wire
  /// @param parents its parents from now on
  /// @param cpt row-major over the parents and then the variable itself
  public record Mechanism(
      @JsonProperty(value = "var", required = true) String variable,
      @Nullable List<String> parents,
      @JsonProperty(required = true) Doubles cpt) {

    public Mechanism {
      Require.name("var", variable);
      parents = Require.names("parents", parents);
      Require.present("cpt", cpt);
    }
  }

  /// Allows sampling.
  ///
  /// @param samples 1 000 to 100 000 000, default 1 000 000
  /// @param seed default 1
  public record Sampling(@Nullable Integer samples, @Nullable Long seed) {
    public Sampling {
      samples = Require.between("samples", samples, 1_000, 100_000_000, 1_000_000);
      seed = seed == null ? 1L : seed;
    }
  }
}
