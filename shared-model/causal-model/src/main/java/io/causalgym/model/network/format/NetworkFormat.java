package io.causalgym.model.network.format;

import io.causalgym.model.ModelException;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The text forms of a Bayesian network.
public enum NetworkFormat {
  /// Cozman 1998 (cozman1998bif), as the bnlearn repository publishes it.
  BIF("bif"),
  /// Version 0.3 of the same author's XML form.
  XMLBIF("xmlbif"),
  /// The `BAYES` files of the UAI competitions: numbers only, no names.
  UAI("uai"),
  /// Hugin's NET language.
  NET("net");

  private final String label;

  NetworkFormat(String label) {
    this.label = label;
  }

  /// The name on the wire, such as `bif`.
  public String label() {
    return label;
  }

  /// The format with this name.
  ///
  /// @throws ModelException that lists the names
  public static NetworkFormat ofLabel(String label) {
    for (NetworkFormat format : values()) {
      if (format.label.equals(label)) {
        return format;
      }
    }
    throw new ModelException(
        "format", label, "there is no format '" + label + "'; use one of " + labels());
  }

  /// All names, for messages.
  static String labels() {
    return Arrays.stream(values()).map(NetworkFormat::label).collect(Collectors.joining(", "));
  }
}
