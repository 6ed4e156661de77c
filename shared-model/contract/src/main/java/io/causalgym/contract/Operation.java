package io.causalgym.contract;

/// One thing that can be asked of a service, over HTTP or over the event bus.
///
/// @param name as in the HTTP path, such as `adjustment-sets`
/// @param request the record that is sent
/// @param answer the record, or sealed interface, that comes back
/// @param idempotent whether asking again changes nothing and costs no money, so that a lost call
///   may be repeated
public record Operation<Q, A>(String name, Class<Q> request, Class<A> answer, boolean idempotent) {

  /// The event-bus address.
  public String address() {
    return "causalgym.v1." + name;
  }
}
