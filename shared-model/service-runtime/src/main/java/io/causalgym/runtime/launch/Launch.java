package io.causalgym.runtime.launch;

import io.causalgym.client.BusClient;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Operations;
import io.causalgym.runtime.answer.Answers;
import io.causalgym.runtime.blob.BlobStore;
import io.causalgym.runtime.blob.DirectoryBlobStore;
import io.causalgym.runtime.bus.RuntimeBus;
import io.causalgym.runtime.cache.AnswerCache;
import io.causalgym.runtime.cache.CacheTier;
import io.causalgym.runtime.cache.ClusterClaims;
import io.causalgym.runtime.cache.ClusterTier;
import io.causalgym.runtime.cache.LocalTier;
import io.causalgym.runtime.cache.RedisTier;
import io.causalgym.runtime.cluster.Membership;
import io.causalgym.runtime.cluster.SteadyMembership;
import io.causalgym.runtime.compute.ComputePool;
import io.causalgym.runtime.compute.PoolSettings;
import io.causalgym.runtime.database.DatabaseMeters;
import io.causalgym.runtime.database.DatabaseSystem;
import io.causalgym.runtime.health.Health;
import io.causalgym.runtime.health.HealthServer;
import io.causalgym.runtime.jobs.DatabaseClock;
import io.causalgym.runtime.jobs.JobBacklog;
import io.causalgym.runtime.jobs.JobEngine;
import io.causalgym.runtime.jobs.JobMeters;
import io.causalgym.runtime.jobs.JobSettings;
import io.causalgym.runtime.jobs.service.JobAnnouncements;
import io.causalgym.runtime.jobs.service.JobDesk;
import io.causalgym.runtime.jobs.service.JobProblems;
import io.causalgym.runtime.metrics.Metrics;
import io.causalgym.runtime.recording.ContinuousRecording;
import io.causalgym.runtime.tracing.Traces;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Starts services in this JVM, in order: server of the database beside membership, pool of
/// connections, bus, cache and compute pools, then each service as it was given. What has been
/// started is closed again when something fails.
public final class Launch {
  private static final long BACKLOG_MILLIS = 10_000;
  private static final long PING_MILLIS = 800;

  private static final Set<String> OPERATIONS =
      Operations.ALL.stream().map(Operation::address).collect(Collectors.toSet());

  // A member that leaves hands its share of the common memory over, within seconds.
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

  // Longer than a member needs to leave and to come back.
  private static final Duration DEAF_FOR = Duration.ofSeconds(30);

  private final RuntimeSettings settings;
  private final Running running;

  private Launch(RuntimeSettings settings, Running running) {
    this.settings = settings;
    this.running = running;
  }

  /// Starts everything and waits for it; call it from a thread that may block.
  ///
  /// @param services in the order of their start; they stop in reverse
  /// @param running what is started is added here, so that a signal can end a start that is under
  ///   way
  /// @throws io.causalgym.runtime.database.DatabaseStartException if the database cannot be used
  /// @throws IOException if a service finds that it cannot start, such as for a busy port
  public static void start(
      RuntimeSettings settings, List<? extends Service> services, Running running)
      throws IOException {
    boolean started = false;
    try {
      new Launch(settings, running).run(services);
      started = true;
    } finally {
      if (!started) {
        running.close();
      }
    }
  }

  private void run(List<? extends Service> services) throws IOException {
    boolean database = services.stream().anyMatch(Service::needsDatabase);
    DatabaseStart server = new DatabaseStart(settings.database());
    if (database) {
      server.checkFolder();
    }
    for (Service service : services) {
      service.check();
    }
    if (database) {
      // Hazelcast and PostgreSQL take a second each, and neither needs the other.
      server.begin(running);
    }
    List<String> roles = services.stream().map(Service::role).toList();
    record(roles);
    Member member = member(roles);
    ServiceContext context = context(member, server, database);
    for (Service service : services) {
      String deployment = await(service.start(context));
      running.onClose(service.role(), () -> ended(context.vertx().undeploy(deployment)));
      // Before a service goes, callers elsewhere get what it is computing for them.
      running.onClose("calls", new Drain(context.bus()::underWay, settings.drain()));
    }
    context.jobs().ifPresent(this::beginJobs);
    running.onClose("registrations", new Farewell(member.manager(), context.bus()));
    running.ready();
  }

  /// What a node does is known once all its services have started; it stops before they do, so that
  /// others take its parts over at once.
  private void beginJobs(JobEngine jobs) {
    await(jobs.start());
    running.onClose("jobs", () -> ended(jobs.stop()));
  }

  /// From before anything of Vert.x until after all of it.
  private void record(List<String> roles) {
    settings
        .recording()
        .map(kept -> ContinuousRecording.begin(kept, roles))
        .ifPresent(recording -> running.onClose("recording", recording::close));
  }

  private record Member(Vertx vertx, SteadyMembership manager, Metrics metrics) {}

  private Member member(List<String> roles) {
    Metrics metrics = new Metrics();
    SteadyMembership manager = Membership.clusterManager(settings.cluster());
    VertxOptions options =
        new VertxOptions()
            .setEventBusOptions(bus())
            .setMetricsOptions(
                new MicrometerMetricsOptions()
                    .setEnabled(true)
                    // Each costs a lookup for every message or packet and is not asked for.
                    .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                    .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
                    .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT));
    VertxBuilder builder =
        Vertx.builder()
            .with(options)
            .withMetrics(new MicrometerMetricsFactory(metrics.registry()))
            .withClusterManager(manager);
    Optional<Traces> traces = settings.traces().map(to -> new Traces(to, roles));
    traces.ifPresent(reporting -> builder.withTracer(reporting.tracers()));
    Vertx vertx = await(builder.buildClustered());
    running.onClose("metrics", metrics::close);
    traces.ifPresent(reporting -> {
      reporting.begin(manager.getNodeId());
      running.onClose("traces", reporting::close);
    });
    running.onClose("membership", () -> ended(vertx.close()));
    if (settings.health().port() != 0) {
      await(new HealthServer(vertx, running.health(), metrics).listen(settings.health()));
    }
    return new Member(vertx, manager, metrics);
  }

  private EventBusOptions bus() {
    String host = settings.cluster().host();
    EventBusOptions options =
        new EventBusOptions()
            .setHost(host)
            .setClusterPublicHost(host)
            .setPort(settings.cluster().busPort());
    if (settings.busTls() != null) {
      settings.busTls().apply(options);
    }
    return options;
  }

  private ServiceContext context(Member member, DatabaseStart server, boolean needsDatabase) {
    Vertx vertx = member.vertx();
    Health health = running.health();
    Optional<DatabaseSystem> database = Optional.empty();
    if (needsDatabase) {
      DatabaseSystem system = await(server.open(vertx));
      running.onClose("database", () -> ended(system.close()));
      system.database().measure(new DatabaseMeters(member.metrics().registry()));
      health.register("database", () -> system.database().ping());
      database = Optional.of(system);
    }
    BusClient client = new BusClient(vertx);
    await(client.ready());
    RuntimeBus bus =
        new RuntimeBus(
            vertx,
            client,
            member.manager().getNodeId(),
            settings.inFlight(),
            () -> Membership.hasOthers(member.manager().getHazelcastInstance()));
    member.manager().onLeave(client::nodeLeft);
    member.manager().learn(OPERATIONS);
    health.register("cluster", () -> bus.ping(PING_MILLIS));
    health.registerVital("subscriptions", () -> bus.ping(PING_MILLIS), DEAF_FOR);
    ComputePool pool =
        new ComputePool(
            vertx,
            PoolSettings.interactive(Runtime.getRuntime().availableProcessors(), settings.queue()),
            member.metrics().registry());
    ComputePool batch =
        pool.yielding(
            PoolSettings.batch(Runtime.getRuntime().availableProcessors(), settings.queue()),
            member.metrics().registry());
    running.onClose("compute", pool::close);
    running.onClose("batch", batch::close);
    BlobStore blobs = await(DirectoryBlobStore.open(vertx, settings.blobFolder()));
    Optional<JobEngine> jobs = database.map(system -> jobs(vertx, bus, member, system));
    jobs.ifPresent(engine -> engine.listen(new JobMeters(member.metrics().registry())));
    jobs.ifPresent(engine -> member.manager().onLeave(engine::workerLost));
    return new ServiceContext(
        vertx,
        bus,
        member.metrics(),
        health,
        pool,
        batch,
        new Answers(cache(member), pool, member.metrics().registry()),
        blobs,
        database.map(DatabaseSystem::database),
        jobs);
  }

  private JobEngine jobs(Vertx vertx, RuntimeBus bus, Member member, DatabaseSystem system) {
    String node = member.manager().getNodeId();
    // The time since the start of the machine: one that somebody sets would end leases, or never.
    DatabaseClock clock =
        await(
            DatabaseClock.following(
                system.database(), () -> Instant.EPOCH.plusNanos(System.nanoTime())));
    JobBacklog backlog = new JobBacklog(system.database(), clock, member.metrics().registry());
    vertx.setPeriodic(BACKLOG_MILLIS, look -> backlog.look());
    JobEngine engine =
        new JobEngine(
            vertx,
            system.database(),
            JobSettings.defaults(node)
                .with(settings.jobLease(), settings.jobRetention(), settings.liveJobs()),
            clock,
            JobProblems::json);
    await(new JobAnnouncements(bus, engine, node).begin());
    await(new JobDesk(bus, engine).serve());
    return engine;
  }

  private AnswerCache cache(Member member) {
    List<CacheTier> further = new ArrayList<>();
    further.add(
        new ClusterTier(member.manager().getHazelcastInstance().getMap(Membership.ANSWERS)));
    settings
        .redis()
        .map(redis -> new RedisTier(member.vertx(), settings.cluster().name(), redis))
        .ifPresent(redis -> {
          running.onClose("redis", redis::close);
          further.add(redis);
        });
    return new AnswerCache(
        member.vertx(),
        new LocalTier(settings.cacheBytes()),
        further,
        new ClusterClaims(
            member.manager().getHazelcastInstance().getMap(Membership.CLAIMS),
            member.manager().getNodeId(),
            () -> Set.copyOf(member.manager().getNodes())),
        member.metrics().registry());
  }

  /// Waits for the end of a part, for a while: a pool of connections whose server says nothing
  /// never ends, and what comes after it has to.
  static void ended(Future<?> end) {
    ended(end, ENDS_WITHIN);
  }

  static void ended(Future<?> end, Duration most) {
    join(
        end.toCompletionStage()
            .toCompletableFuture()
            .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// The result, or the failure itself, for a thread that may block.
  private static <T> T await(Future<T> future) {
    return join(future.toCompletionStage().toCompletableFuture());
  }

  private static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
