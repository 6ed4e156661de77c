package io.causalgym.discovery.service;

import io.causalgym.contract.DiscoveryOperations;
import io.causalgym.runtime.bus.RuntimeBus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/// Serves the discovery operations.
public final class DiscoveryVerticle extends VerticleBase {
  private final RuntimeBus bus;
  private final Answerers of;

  DiscoveryVerticle(RuntimeBus bus, Answerers answerers) {
    this.bus = bus;
    this.of = answerers;
  }

  @Override
  public Future<?> start() {
    return Future.join(
        List.of(
            bus.serve(DiscoveryOperations.INGEST, of.ingestion()::ingest),
            bus.serve(DiscoveryOperations.DATASETS, of.datasets()::list),
            bus.serve(DiscoveryOperations.DATASET, of.datasets()::read),
            bus.serve(DiscoveryOperations.SUMMARY, of.datasets()::summary),
            bus.serve(DiscoveryOperations.ROWS, of.datasets()::rows),
            bus.serve(DiscoveryOperations.DELETE_DATASET, of.datasets()::delete),
            bus.serve(DiscoveryOperations.DISCOVER, of.discoveries()::discover),
            bus.serve(DiscoveryOperations.COMPARE, of.graphs()::compare),
            bus.serve(DiscoveryOperations.CHECK, of.graphs()::check),
            bus.serve(DiscoveryOperations.RELATE, of.relationships()::add),
            bus.serve(DiscoveryOperations.RELATIONSHIPS, of.relationships()::list),
            bus.serve(DiscoveryOperations.DELETE_RELATIONSHIP, of.relationships()::delete)));
  }
}
