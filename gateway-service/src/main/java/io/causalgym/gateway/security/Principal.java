package io.causalgym.gateway.security;

import io.causalgym.contract.CallContext;

/// Who asks.
///
/// @param name the owner of what is stored
public record Principal(String name, Role role) {
  /// Everybody, while no keys are configured.
  public static final Principal LOCAL = new Principal(CallContext.LOCAL, Role.ADMIN);
}
