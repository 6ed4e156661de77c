package io.causalgym.inference.learning;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Pseudo counts that are added to what was counted: a parameter is estimated by `(N + a) / sum (N
/// + a)`, the posterior mean under a Dirichlet prior with the exponents `a`, which is also the mode
///   under one with `a + 1`.
public sealed interface Prior {

  /// No pseudo counts: maximum likelihood.
  Prior NONE = new Pseudocount(0);

  /// The same number for every cell; 1 is Laplace's rule (K2).
  ///
  /// @param each at least 0
  record Pseudocount(double each) implements Prior {
    public Pseudocount {
      check("prior.each", each);
    }
  }

  /// Bayesian Dirichlet, likelihood equivalent and uniform: each cell of a table of `r` columns and
  /// `q` rows gets `equivalentSampleSize / (q r)`.
  ///
  /// Source: Heckerman, Geiger, Chickering 1995, equation 28 with a uniform prior network
  /// (heckerman1995learning); Buntine 1991 (buntine1991theory).
  ///
  /// @param equivalentSampleSize above 0
  record BDeu(double equivalentSampleSize) implements Prior {
    public BDeu {
      check("prior.equivalent_sample_size", equivalentSampleSize);
      if (equivalentSampleSize == 0) {
        throw new ModelException(
            "prior.equivalent_sample_size", "0", "the equivalent sample size is 0; give more");
      }
    }
  }

  /// Pseudo counts cell by cell.
  ///
  /// @param counts by variable, over its parents and itself in any order; a variable that is not
  ///   there has none
  record Counts(Map<String, Table> counts) implements Prior {
    public Counts {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
  }

  private static void check(String field, double number) {
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw new ModelException(
          field,
          Double.toString(number),
          field + " is " + number + "; give a number of at least 0");
    }
  }
}
