package io.causalgym.standalone.demo;

/// No chart can be drawn here; the message says what to install.
final class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChartException(Throwable cause) {
    super(
        "charts need fonts, and Java finds none on this machine ("
            + cause
            + "): install fontconfig and a font, such as Debian's fonts-dejavu-core",
        cause);
  }
}
