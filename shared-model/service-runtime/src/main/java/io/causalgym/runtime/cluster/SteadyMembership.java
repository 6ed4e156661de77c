package io.causalgym.runtime.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.LifecycleEvent;
import io.causalgym.client.CallHeaders;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A cluster manager whose registrations outlive partitions of the network, and those of a dead
/// member do not outlive it.
///
/// When members leave or come back, every member cleans the common registry of handlers, and one
/// that was cut off may do so when it is back, with what it believed meanwhile: handlers of living
/// members are lost, those of dead ones stay. So each member looks after its own addresses for a
/// while after every change, puts back what is missing there, and takes out who is no member.
public final class SteadyMembership extends HazelcastClusterManager {
  private static final Logger LOG = LoggerFactory.getLogger(SteadyMembership.class);

  // After a merge the registry moves between members for some seconds.
  private static final List<Long> LOOK_AFTER_MILLIS =
      List.of(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L);

  // Where the library writes the event bus' own id of a member, which is not the member's UUID.
  private static final String NODE_ID = "__vertx.nodeId";

  private final Map<String, Set<RegistrationInfo>> own = new ConcurrentHashMap<>();
  private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> farewells = new CopyOnWriteArrayList<>();
  private @Nullable Vertx vertx;
  private @Nullable LivingRegistrations living;

  SteadyMembership(Config config) {
    super(config);
  }

  @Override
  public void init(Vertx initial) {
    super.init(initial);
    vertx = initial;
  }

  @Override
  public void registrationListener(RegistrationListener listener) {
    living = new LivingRegistrations(listener, () -> Set.copyOf(getNodes()));
    super.registrationListener(living);
  }

  /// Tells the id, as the event bus knows it, of every member that leaves.
  public void onLeave(Consumer<String> farewell) {
    farewells.add(farewell);
  }

  /// Gets to know who serves these addresses, and keeps to it, before anybody asks. Each part of
  /// the registry is with one member, and while that one hangs, nothing is to be learnt from it.
  public void learn(Set<String> addresses) {
    Objects.requireNonNull(living).watch(addresses);
    addresses.forEach(this::refresh);
  }

  // What cannot be read now is read again after the next change of the members, or when it is used.
  private void refresh(String address) {
    registered(address)
        .onSuccess(all ->
            Objects.requireNonNull(living)
                .registrationsUpdated(new RegistrationUpdateEvent(address, all)));
  }

  @Override
  public void getRegistrations(String address, Completable<List<RegistrationInfo>> promise) {
    LivingRegistrations known = Objects.requireNonNull(living);
    said(address)
        .or(() -> known.watched(address))
        .map(Future::succeededFuture)
        .orElseGet(() -> registered(address))
        .map(all -> known.living(address, all))
        .onComplete(promise);
  }

  /// What the address itself says of who serves it: a member that has not ceased to.
  private Optional<List<RegistrationInfo>> said(String address) {
    return Optional.of(CallHeaders.member(address))
        .filter(getNodes()::contains)
        .map(member ->
            Objects.requireNonNull(living).ceased(CallHeaders.shared(address), member)
                ? List.of()
                : List.of(new RegistrationInfo(member, 0, false)));
  }

  /// What stands in the registry, handlers of the dead among them.
  private Future<List<RegistrationInfo>> registered(String address) {
    Promise<List<RegistrationInfo>> known = Promise.promise();
    super.getRegistrations(address, known);
    return known.future();
  }

  @Override
  public void addRegistration(
      String address, RegistrationInfo registration, Completable<Void> promise) {
    if (withdrawn.contains(address)) {
      promise.succeed();
      return;
    }
    if (!registration.localOnly()) {
      own.computeIfAbsent(address, first -> ConcurrentHashMap.newKeySet()).add(registration);
    }
    super.addRegistration(address, registration, promise);
  }

  @Override
  public void removeRegistration(
      String address, RegistrationInfo registration, Completable<Void> promise) {
    forget(address, registration);
    super.removeRegistration(address, registration, promise);
  }

  private void forget(String address, RegistrationInfo registration) {
    own.computeIfPresent(
        address,
        (same, registrations) -> {
          registrations.remove(registration);
          return registrations.isEmpty() ? null : registrations;
        });
  }

  /// Takes this member's handlers out of the registry, for good, so that nobody sends them more,
  /// while they go on answering what is on its way; a handler that is unregistered would drop it.
  public Future<?> withdraw(Set<String> addresses) {
    withdrawn.addAll(addresses);
    return Future.join(
        addresses.stream()
            .flatMap(address ->
                Set.copyOf(own.getOrDefault(address, Set.of())).stream()
                    .map(registration -> withdraw(address, registration)))
            .toList());
  }

  private Future<Void> withdraw(String address, RegistrationInfo registration) {
    Promise<Void> removed = Promise.promise();
    removeRegistration(address, registration, removed);
    return removed.future();
  }

  @Override
  public synchronized void memberAdded(MembershipEvent event) {
    super.memberAdded(event);
    LOG.atInfo().addKeyValue("members", getNodes().size()).log("a member has joined");
    lookAfter();
  }

  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    String nodeId = event.getMember().getAttribute(NODE_ID);
    if (nodeId != null) {
      Objects.requireNonNull(living).forget(nodeId);
      farewells.forEach(farewell -> farewell.accept(nodeId));
    }
    LOG.atInfo().addKeyValue("members", getNodes().size()).log("a member has left");
    // Cleans the registry, which takes seconds where the member had a part of it.
    super.memberRemoved(event);
    lookAfter();
  }

  @Override
  public synchronized void stateChanged(LifecycleEvent event) {
    super.stateChanged(event);
    if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
      lookAfter();
    }
  }

  private void lookAfter() {
    Vertx timers = Objects.requireNonNull(vertx);
    LOOK_AFTER_MILLIS.forEach(millis ->
        timers.setTimer(
            millis,
            due -> {
              own.keySet().forEach(this::repair);
              // What was told meanwhile may have been missed.
              Objects.requireNonNull(living).watched().forEach(this::refresh);
            }));
  }

  private void repair(String address) {
    registered(address)
        .onSuccess(registered -> {
          Set<RegistrationInfo> missing = new HashSet<>(own.getOrDefault(address, Set.of()));
          registered.forEach(missing::remove);
          missing.forEach(registration -> putBack(address, registration));
          Set<String> members = Set.copyOf(getNodes());
          registered.stream()
              .filter(registration -> !members.contains(registration.nodeId()))
              .forEach(registration -> takeOut(address, registration));
        });
  }

  private void putBack(String address, RegistrationInfo registration) {
    LOG.atInfo().addKeyValue("address", address).log("a lost handler is registered again");
    super.addRegistration(address, registration, Promise.promise());
  }

  private void takeOut(String address, RegistrationInfo registration) {
    LOG.atInfo()
        .addKeyValue("address", address)
        .addKeyValue("node", registration.nodeId())
        .log("a handler of no member is taken out");
    super.removeRegistration(address, registration, Promise.promise());
  }
}
