package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.linear.ConditionalCovariance;
import io.causalgym.inference.linear.Gaussian;
import java.util.List;

/// The effect that an instrument gives: `cov(z, Y | W) / cov(z, X | W)`.
///
/// Source: Bowden and Turkington, *Instrumental Variables*, 1984 (bowden1984instrumental); Brito
/// and Pearl, "Generalized instrumental variables", UAI 2002 (brito2002generalized).
public sealed interface InstrumentRatio {
  /// A partial correlation below is that of rounding.
  double UNCORRELATED = 1e-9;

  record Ratio(double value) implements InstrumentRatio {}

  /// The instrument does not move the treatment in these numbers, whatever the graph says.
  record Undefined(String reason) implements InstrumentRatio {}

  /// @param moments of at least the nodes named, implied or of a sample
  /// @throws io.causalgym.model.ModelException if a name is unknown
  static InstrumentRatio of(
      Gaussian moments,
      String instrument,
      String treatment,
      String outcome,
      List<String> given,
      Deadline deadline) {
    List<String> asked = List.of(instrument, treatment, outcome);
    Gaussian partial = ConditionalCovariance.of(moments, asked, given, deadline);
    double strength = partial.covariance(0, 1);
    double scale = Math.sqrt(partial.variance(0) * partial.variance(1));
    if (!(Math.abs(strength) > UNCORRELATED * scale)) {
      return new Undefined(
          "'" + instrument + "' does not covary with '" + treatment + "' given " + given);
    }
    return new Ratio(partial.covariance(0, 2) / strength);
  }
}
