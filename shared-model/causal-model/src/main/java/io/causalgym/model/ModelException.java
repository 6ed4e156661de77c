package io.causalgym.model;

/// A table or model that cannot be, with the field and the value that are wrong; the message names
/// the remedy.
public class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;

  public ModelException(String field, String value, String message) {
    super(message);
    this.field = field;
    this.value = value;
  }

  /// The part that is wrong, such as `cards[2]`.
  public String field() {
    return field;
  }

  /// The offending value as text.
  public String value() {
    return value;
  }
}
