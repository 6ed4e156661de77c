package io.causalgym.evaluation.provider.catalog;

/// A request names a provider or an address that this server does not ask.
public final class EndpointRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field of the request, such as `models[0].baseUrl`
  EndpointRefused(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
