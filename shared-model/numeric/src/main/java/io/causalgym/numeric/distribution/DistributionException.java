package io.causalgym.numeric.distribution;

/// A parameter that no distribution can have; the message names the value and the remedy.
public final class DistributionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;

  DistributionException(String distribution, String parameter, double value, String remedy) {
    super(
        "the "
            + parameter
            + " of the "
            + distribution
            + " distribution is "
            + value
            + "; "
            + remedy);
    this.field = distribution + "." + parameter;
    this.value = Double.toString(value);
  }

  /// Such as `Normal.sd`.
  public String field() {
    return field;
  }

  /// The offending value as text.
  public String value() {
    return value;
  }

  static void finite(String distribution, String parameter, double value) {
    if (!Double.isFinite(value)) {
      throw new DistributionException(distribution, parameter, value, "give a finite number");
    }
  }

  static void positive(String distribution, String parameter, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new DistributionException(
          distribution, parameter, value, "give a finite number above 0");
    }
  }

  static void probability(String distribution, String parameter, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new DistributionException(distribution, parameter, value, "give a number in [0, 1]");
    }
  }
}
