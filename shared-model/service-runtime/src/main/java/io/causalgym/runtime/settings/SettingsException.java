package io.causalgym.runtime.settings;

/// A setting that cannot be used; the message names its key and the remedy.
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  /// A value that a record refused with a message for people.
  public SettingsException(IllegalArgumentException refused) {
    super(refused.getMessage(), refused);
  }
}
