package io.causalgym.contract;

import org.jspecify.annotations.Nullable;

/// Thrown by a record's constructor for a value that it does not accept.
public final class Violation extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final transient @Nullable Object value;

  /// @param field the component at fault, relative to the record
  /// @param value what it was
  /// @param message one sentence that names the value and the remedy
  public Violation(String field, @Nullable Object value, String message) {
    super(message);
    this.field = field;
    this.value = value;
  }

  /// The same fault of a member called `name`.
  Violation within(String name) {
    return new Violation(
        field.isEmpty() ? name : name + "." + field, value, String.valueOf(getMessage()));
  }

  public String field() {
    return field;
  }

  public @Nullable Object value() {
    return value;
  }
}
