package io.causalgym.numeric.tornado;

/// A key that is equal for one and the same object, and equal numbers.
record Identity(Object object, int number) {
  @Override
  @SuppressWarnings("ReferenceEquality") // the very object is what a device holds
  public boolean equals(Object other) {
    return other instanceof Identity(Object its, int itsNumber)
        && its == object
        && itsNumber == number;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(object) + number;
  }
}
