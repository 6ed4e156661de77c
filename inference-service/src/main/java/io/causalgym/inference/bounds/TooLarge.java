package io.causalgym.inference.bounds;

/// An estimate over a limit: the program was not built, and closed forms answered.
///
/// @param what what there would be too many of
public record TooLarge(String what, double estimate, long limit) {

  /// One sentence with the remedy.
  public String message() {
    return "there would be about "
        + Math.round(estimate)
        + " "
        + what
        + ", and the limit is "
        + limit
        + "; give fewer variables or states for sharper bounds";
  }
}
