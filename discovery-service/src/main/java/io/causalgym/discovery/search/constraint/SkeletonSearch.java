package io.causalgym.discovery.search.constraint;

import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.SeparatingTest;
import io.causalgym.discovery.independence.SeparatingTest.SingleSeparators;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.SearchControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The adjacency phase of PC and of the FCI family: edges are removed level by level, where a set
/// of that many neighbours separates their ends.
///
/// Source: Colombo and Maathuis, "Order-independent constraint-based causal structure learning",
/// JMLR 15, 2014, algorithm 4.1 (colombo2014order). Every subset of the neighbours of either end
/// may be tested: exponential in the largest degree.
///
/// Pairs without an edge by knowledge are not tested, required edges are not removed, and variables
/// known to be a cause of neither end do not separate. A place to go on from is kept at the end of
/// each level.
public final class SkeletonSearch {
  // With fewer a level takes some milliseconds either way, and one test after the other fewer.
  private static final int EDGES_FOR_KERNEL = 10_000;

  private final IndependenceTest test;
  private final Knowledge knowledge;
  private final SkeletonOptions options;
  private final long nanosBetweenCheckpoints;
  private final int edgesForKernel;

  public SkeletonSearch(IndependenceTest test, Knowledge knowledge, SkeletonOptions options) {
    this(test, knowledge, options, 1_000_000_000, EDGES_FOR_KERNEL);
  }

  SkeletonSearch(
      IndependenceTest test,
      Knowledge knowledge,
      SkeletonOptions options,
      long nanosBetweenCheckpoints,
      int edgesForKernel) {
    this.test = test;
    this.knowledge = knowledge;
    this.options = options;
    this.nanosBetweenCheckpoints = nanosBetweenCheckpoints;
    this.edgesForKernel = edgesForKernel;
  }

  /// Searches, from the last checkpoint on where there is one; stopped, it returns what it has.
  public Skeleton run(SearchControl control) {
    long saved = System.nanoTime();
    List<String> notes = new ArrayList<>();
    SkeletonPlace place = place(control, notes);
    TestMeter meter = new TestMeter(control, place.tests());
    while (!place.partial() && goesOn(place)) {
      int size = place.level() + 1;
      SeparatingSets sets = place.sets();
      Neighbours left = level(size, place.neighbours(), sets, meter, control);
      place = new SkeletonPlace(size, left, sets, meter.tests(), meter.stopped());
      if (!place.partial() && System.nanoTime() - saved >= nanosBetweenCheckpoints) {
        control.checkpoints().save(SkeletonCheckpoint.write(place, options));
        saved = System.nanoTime();
      }
    }
    if (place.partial()) {
      notes.add("stopped at level " + place.level() + ": a whole search may remove more edges");
    }
    return new Skeleton(
        place.neighbours(), place.sets(), knowledge, place.tests(), notes, place.partial());
  }

  private Neighbours level(
      int size,
      Neighbours neighbours,
      SeparatingSets sets,
      TestMeter meter,
      SearchControl control) {
    Optional<SingleSeparators> kernel =
        size == 1 && knowledge.isEmpty() && test instanceof SeparatingTest separating
            ? separating.singleSeparators(options.alpha(), control.kernels())
            : Optional.empty();
    return kernel.isPresent()
            && neighbours.edges() >= edgesForKernel
            && SingleLevel.fits(neighbours)
        ? new SingleLevel(kernel.get(), neighbours, meter).run(control, sets)
        : new ConditionalLevel(test, knowledge, options.alpha(), neighbours, size, meter)
            .run(control.loop(), sets);
  }

  private SkeletonPlace place(SearchControl control, List<String> notes) {
    return control
        .checkpoints()
        .last()
        .flatMap(text -> SkeletonCheckpoint.read(text, test.size(), options))
        .orElseGet(() -> marginal(control, notes));
  }

  private SkeletonPlace marginal(SearchControl control, List<String> notes) {
    TestMeter meter = new TestMeter(control, 0);
    MarginalLevel level = new MarginalLevel(test, knowledge, options.alpha(), meter);
    Neighbours neighbours = level.run(control.loop());
    if (level.untested() > 0) {
      notes.add(
          level.untested()
              + " pairs were not tested; "
              + (level.untestedLeftOut() > 0 ? "they are left out" : "they are shown as edges"));
    }
    return new SkeletonPlace(
        0, neighbours, new SeparatingSets(), meter.tests(), level.untested() > 0);
  }

  private boolean goesOn(SkeletonPlace place) {
    int next = place.level() + 1;
    return (options.depth() < 0 || next <= options.depth())
        && place.neighbours().largestDegree() > next;
  }
}
