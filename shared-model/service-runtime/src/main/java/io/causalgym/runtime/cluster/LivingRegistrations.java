package io.causalgym.runtime.cluster;

import io.causalgym.client.CallHeaders;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Tells the event bus of handlers of members only. A dead member's stay in the common registry for
/// seconds, while its share of the registry is taken over, and messages to them would be lost.
final class LivingRegistrations implements RegistrationListener {
  private final RegistrationListener bus;
  private final Supplier<Set<String>> members;
  private final Map<String, List<RegistrationInfo>> told = new ConcurrentHashMap<>();
  private final Set<String> watched = ConcurrentHashMap.newKeySet();

  /// @param members the ids of all members at the moment
  LivingRegistrations(RegistrationListener bus, Supplier<Set<String>> members) {
    this.bus = bus;
    this.members = members;
  }

  /// Has these addresses' handlers told whenever they change, even those that the bus does not use.
  void watch(Set<String> addresses) {
    watched.addAll(addresses);
  }

  Set<String> watched() {
    return Set.copyOf(watched);
  }

  /// A watched address' handlers, if there are any.
  Optional<List<RegistrationInfo>> watched(String address) {
    return watched.contains(address) ? Optional.ofNullable(told.get(address)) : Optional.empty();
  }

  /// Whether others serve a watched address, and this member does not.
  boolean ceased(String address, String member) {
    return watched(address).filter(all -> !members(all).contains(member)).isPresent();
  }

  /// What is left of an address' handlers when those of no member are left out.
  List<RegistrationInfo> living(String address, List<RegistrationInfo> all) {
    Set<String> now = members.get();
    List<RegistrationInfo> living =
        all.stream().filter(registration -> now.contains(registration.nodeId())).toList();
    if (living.isEmpty()) {
      // Addresses of members that are gone do not come back.
      told.remove(address);
    } else {
      told.put(address, living);
    }
    return living;
  }

  /// Forgets at once what a member served.
  void forget(String nodeId) {
    told.forEach((address, registrations) -> {
      if (registrations.stream().anyMatch(one -> one.nodeId().equals(nodeId))) {
        bus.registrationsUpdated(
            new RegistrationUpdateEvent(address, living(address, registrations)));
      }
    });
  }

  @Override
  public void registrationsUpdated(RegistrationUpdateEvent event) {
    String address = event.address();
    Set<String> before = members(told.getOrDefault(address, List.of()));
    List<RegistrationInfo> now = living(address, event.registrations());
    bus.registrationsUpdated(new RegistrationUpdateEvent(address, now));
    before.removeAll(members(now));
    // What a member has ceased to serve it does not serve at its own address either.
    before.forEach(member ->
        bus.registrationsUpdated(
            new RegistrationUpdateEvent(CallHeaders.direct(address, member), List.of())));
  }

  private static Set<String> members(List<RegistrationInfo> registrations) {
    return registrations.stream()
        .map(RegistrationInfo::nodeId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public void registrationsLost() {
    told.clear();
    bus.registrationsLost();
  }

  @Override
  public boolean wantsUpdatesFor(String address) {
    return watched.contains(address) || bus.wantsUpdatesFor(address);
  }
}
