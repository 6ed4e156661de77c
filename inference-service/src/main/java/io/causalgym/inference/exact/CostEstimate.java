package io.causalgym.inference.exact;

/// What an exact answer costs along the best elimination order that was found.
///
/// @param width variables of the largest factor less one: the induced width of the order
/// @param largestFactor cells of the largest factor
/// @param operations multiplications and additions of all factors
/// @param bytes of all tables that are alive at once; each count is {@link Long#MAX_VALUE} where it
///   does not fit
public record CostEstimate(int width, long largestFactor, long operations, long bytes) {

  /// Where no order was found that can be counted.
  static CostEstimate over(int width) {
    return new CostEstimate(width, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /// Whether this is affordable.
  public boolean within(Budget budget) {
    return largestFactor <= budget.largestFactor()
        && operations <= budget.operations()
        && bytes <= budget.bytes();
  }
}
