package io.causalgym.gateway.http;

/// Takes note of the end of each request.
public interface Ending {
  /// @param status as sent, or what stands in its place where nothing was
  void ended(Exchange exchange, int status);
}
