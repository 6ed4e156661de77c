package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.elicitation.words.Numeral;
import java.math.BigDecimal;
import java.util.Optional;

/// In which units a probability was asked for. All are powers of ten, so that an answer is moved
/// between them by its decimal point and keeps its last bit.
public enum Scale {
  /// From 0 to 1.
  ONE(0),
  /// Cases of 1000.
  THOUSAND(3),
  /// Cents of a ticket of 100.
  CENTS(2);

  private final int digits;

  Scale(int digits) {
    this.digits = digits;
  }

  /// The probability that a number means: whoever says a unit is believed, who says none means the
  /// one that was asked for. Empty where the unit makes no sense.
  Optional<BigDecimal> share(Numeral number) {
    return switch (number.unit()) {
      case NONE -> Optional.of(number.value().movePointLeft(digits));
      case SHARE -> Optional.of(number.value());
      case CENTS -> Optional.of(number.value().movePointLeft(digits)).filter(p -> this == CENTS);
      case DOLLARS -> Optional.of(number.value()).filter(p -> this == CENTS);
    };
  }

  /// What to write for a probability, exactly.
  public BigDecimal units(double probability) {
    return new BigDecimal(Double.toString(probability)).movePointRight(digits);
  }
}
