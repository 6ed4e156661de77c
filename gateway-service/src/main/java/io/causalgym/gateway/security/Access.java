package io.causalgym.gateway.security;

/// What an endpoint asks of its caller.
public enum Access {
  /// Nothing.
  EVERYBODY(Role.NONE),
  /// The token of an evaluation, which the service behind it checks.
  EVALUATION_TOKEN(Role.NONE),
  /// The role `read`, with which a browser's own dialogue may ask for the key.
  PAGE(Role.READ),
  /// The role `read`.
  READ(Role.READ),
  /// The role `compute`.
  COMPUTE(Role.COMPUTE),
  /// The role `admin`.
  ADMIN(Role.ADMIN);

  private final Role role;

  Access(Role role) {
    this.role = role;
  }

  Role role() {
    return role;
  }

  /// Whether the gateway itself asks who it is.
  boolean isGuarded() {
    return role != Role.NONE;
  }
}
