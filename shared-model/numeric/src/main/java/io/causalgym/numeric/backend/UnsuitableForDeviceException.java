package io.causalgym.numeric.backend;

/// What is asked cannot be computed on this device to the kernel's bound: numbers beyond its
/// precision, or sizes beyond its memory. Another backend can.
public final class UnsuitableForDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsuitableForDeviceException(String why) {
    super(why);
  }
}
