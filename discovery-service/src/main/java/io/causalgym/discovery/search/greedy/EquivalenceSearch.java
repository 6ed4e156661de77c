package io.causalgym.discovery.search.greedy;

import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Score;
import io.causalgym.discovery.search.Checkpoints;
import io.causalgym.discovery.search.SearchControl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A greedy search over equivalence classes that have a member which obeys the knowledge: phases,
/// each with one kind of moves, each move the one that gains most. Used once.
final class EquivalenceSearch {
  // Far above the rounding of a difference of scores, far below one that means something.
  private static final double LEAST_GAIN = 1e-7;
  private static final long CHECKPOINT_NANOS = 1_000_000_000L;

  private final Knowledge knowledge;
  private final SearchControl control;
  private final List<Operators> phases;
  private final MoveScoring scoring;
  private final Completion completion;
  private final KnowledgeOrientation orientation;
  private final PartialDag graph;
  private final PartialDag next;
  private final long[] changed;
  // Where turns and where rounds have led, by fingerprint.
  private final Set<Long> turned = new HashSet<>();
  private final Set<Long> rounds = new HashSet<>();
  private boolean stopped;
  private boolean improved;
  private long saved = System.nanoTime();

  EquivalenceSearch(
      Score score, Knowledge knowledge, SearchControl control, List<Operators> phases) {
    int size = score.size();
    this.knowledge = knowledge;
    this.control = control;
    this.phases = phases;
    this.scoring = new MoveScoring(score, control);
    this.completion = new Completion(size);
    this.orientation = new KnowledgeOrientation(size, knowledge);
    this.graph = new PartialDag(size);
    this.next = new PartialDag(size);
    this.changed = new long[graph.words];
  }

  /// @param iterate whether the phases are repeated until none improves
  void run(boolean iterate) {
    graph.become(RequiredEdges.of(graph.size, knowledge));
    if (!completion.complete(graph)) {
      throw new IllegalStateException("the required edges have a cycle");
    }
    int first = resume();
    boolean again = true;
    while (again && !stopped) {
      for (int phase = first; phase < phases.size() && !stopped; phase++) {
        run(phase);
      }
      first = 0;
      again = iterate && improved && rounds.add(graph.fingerprint());
      improved = false;
    }
  }

  /// @return the phase to go on with
  private int resume() {
    SearchPlace place = control.checkpoints().last().flatMap(SearchPlace::of).orElse(null);
    if (place == null || place.phase() >= phases.size()) {
      return 0;
    }
    PartialDag last = place.graph(graph.size).orElse(null);
    if (last == null || !orientation.fits(last) || !holdsRequired(last)) {
      return 0;
    }
    graph.become(last);
    improved = place.improved();
    return place.phase();
  }

  private boolean holdsRequired(PartialDag cpdag) {
    return knowledge.required().stream().allMatch(edge -> cpdag.adjacent(edge[0], edge[1]));
  }

  private void run(int phase) {
    Operators operators = phases.get(phase);
    boolean more = true;
    while (more) {
      scoring.refresh(operators, graph);
      stopped = control.deadline().passed();
      Move move = stopped ? null : operators.best(graph, LEAST_GAIN, this::acceptable);
      more = move != null && step(move);
      control.progress().at(scoring.asked(), 0, "scores", operators.phase());
      if (System.nanoTime() - saved > CHECKPOINT_NANOS) {
        save(phase);
      }
    }
    if (!stopped) {
      save(phase + 1);
    }
  }

  private void save(int phase) {
    saved = System.nanoTime();
    if (phase < phases.size() && !control.checkpoints().equals(Checkpoints.NONE)) {
      control
          .checkpoints()
          .save(new SearchPlace(phase, improved, graph.size, graph.edges()).text());
    }
  }

  private boolean acceptable(Move move) {
    return knowledge.isEmpty() || (after(move) && orientation.fits(next));
  }

  private boolean after(Move move) {
    next.become(graph);
    move.apply(next);
    return completion.complete(next);
  }

  /// @return whether it led to a class where the search has not been; scores that are not the same
  ///   for equivalent DAGs could lead it in a circle
  private boolean step(Move move) {
    if (!after(move)) {
      throw new IllegalStateException("no DAG has the edges after " + move);
    }
    boolean turn = graph.adjacent(move.from(), move.to()) && next.adjacent(move.from(), move.to());
    compare();
    graph.become(next);
    for (Operators operators : phases) {
      for (int node = 0; node < graph.size; node++) {
        operators.stale[node] |= operators.touched(graph, node, move.from(), move.to(), changed);
      }
    }
    improved = true;
    return !turn || turned.add(graph.fingerprint());
  }

  private void compare() {
    java.util.Arrays.fill(changed, 0);
    for (int node = 0; node < graph.size; node++) {
      int row = graph.row(node);
      if (!Bits.equal(graph.parents, row, next.parents, row, graph.words)
          || !Bits.equal(graph.neighbours, row, next.neighbours, row, graph.words)) {
        Bits.add(changed, 0, node);
      }
    }
  }

  /// Takes what a search without knowledge has found, if it obeys the knowledge and is better:
  /// under knowledge the way to it may lead down.
  void consider(EquivalenceSearch free) {
    stopped |= free.stopped;
    PartialDag other = free.graph;
    boolean better =
        !free.stopped
            && holdsRequired(other)
            && orientation.fits(other)
            && total(other) > total(graph) + LEAST_GAIN;
    if (better) {
      graph.become(other);
    }
    scoring.countAsked(free.scoring.asked());
  }

  private double total(PartialDag cpdag) {
    if (!completion.extend(cpdag)) {
      throw new IllegalStateException("no DAG is in the class that was found");
    }
    return scoring.total(cpdag, completion.extension());
  }

  /// The score of the class that was found.
  double total() {
    return total(graph);
  }

  boolean stopped() {
    return stopped;
  }

  MoveScoring scoring() {
    return scoring;
  }

  /// The class that was found, before knowledge directs more.
  PartialDag cpdag() {
    return graph;
  }

  /// The class that was found, with all edges directed that knowledge implies.
  PartialDag oriented() {
    PartialDag oriented = new PartialDag(graph.size);
    oriented.become(graph);
    if (!knowledge.isEmpty()) {
      orientation.orient(oriented);
    }
    return oriented;
  }
}
