package io.causalgym.discovery.search.permutation;

/// A way to better orders, one variable at a time.
interface OrderClimb {

  /// Tries what there is to try at a variable.
  ///
  /// @param least what the score must gain
  /// @return whether the order was changed for a better one
  boolean improve(int variable, double least);

  /// Whether the deadline passed.
  boolean stopped();
}
