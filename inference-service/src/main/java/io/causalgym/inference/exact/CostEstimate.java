package io.causalgym.inference.exact;

/// What an exact answer costs along the best elimination order that was found. Numbers that do not
/// fit are {@link Long#MAX_VALUE}.
///
/// @param width variables of the largest factor less one: the induced width of the order
/// @param largestFactor cells of the largest factor
/// @param operations multiplications and additions of all factors
/// @param bytes of all tables that are alive at once
/// @param complete whether the search went to its end; if not, no order was found that stays
///   affordable, and the numbers are those of the part that was searched
public record CostEstimate(
    int width, long largestFactor, long operations, long bytes, boolean complete) {

  /// Whether this is affordable.
  public boolean within(Budget budget) {
    return complete
        && largestFactor <= budget.largestFactor()
        && operations <= budget.operations()
        && bytes <= budget.bytes();
  }
}
