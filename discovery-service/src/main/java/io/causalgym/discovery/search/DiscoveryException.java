package io.causalgym.discovery.search;

/// A sample, a parameter or knowledge that an algorithm cannot use: the caller's to change.
public final class DiscoveryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;

  /// @param field what to change, as the request names it, such as `parameters.alpha`
  /// @param value what it was
  /// @param message names the value and the remedy
  public DiscoveryException(String field, String value, String message) {
    super(message);
    this.field = field;
    this.value = value;
  }

  public String field() {
    return field;
  }

  public String value() {
    return value;
  }
}
