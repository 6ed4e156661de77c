package io.causalgym.gateway.security;

/// What a principal may do; each role includes the ones before it.
public enum Role {
  /// Nothing: known, but given no role.
  NONE,
  /// Read what is stored.
  READ,
  /// Ask questions, and store graphs.
  COMPUTE,
  /// Everything.
  ADMIN;

  /// Whether this role allows what needs the other.
  public boolean includes(Role needed) {
    return compareTo(needed) >= 0;
  }
}
