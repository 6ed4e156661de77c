package io.causalgym.inference.identification;

/// Where a formula comes from.
public enum Method {
  /// Covariate adjustment.
  ADJUSTMENT("adjustment"),
  /// The front-door criterion.
  FRONTDOOR("frontdoor"),
  /// The complete algorithm for unconditional effects.
  ID("id"),
  /// The complete algorithm for conditional effects.
  IDC("idc");

  private final String label;

  Method(String label) {
    this.label = label;
  }

  /// The name on the wire.
  public String label() {
    return label;
  }
}
