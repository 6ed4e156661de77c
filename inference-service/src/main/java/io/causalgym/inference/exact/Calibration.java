package io.causalgym.inference.exact;

/// The answer to a demand for a calibrated junction tree.
public sealed interface Calibration permits Calibration.Calibrated, Impossible, TooWide {

  record Calibrated(JunctionTree tree) implements Calibration {}
}
