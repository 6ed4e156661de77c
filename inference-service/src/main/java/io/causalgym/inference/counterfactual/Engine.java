package io.causalgym.inference.counterfactual;

/// How a counterfactual probability was computed.
public enum Engine {
  /// {@link TwinNetwork}.
  TWIN_NETWORK,
  /// {@link NoiseEnumeration}.
  NOISE_ENUMERATION
}
