package io.causalgym.discovery.search.ancestral;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.graph.Edge;
import io.causalgym.graph.GraphKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// One search of the FCI family while it runs: what its phases share, and the phases that its
/// members have in common.
///
/// A phase says whether it came to its end. After one that did not, no other is begun, and the
/// result is partial: edges that a whole search would remove, and circles that it would replace,
/// are still there.
final class AncestralSearch {
  private final Sample sample;
  private final IndependenceTest test;
  private final Knowledge knowledge;
  private final FciOptions options;
  private final SearchControl control;
  private final TestCounter counter;
  private final List<String> notes = new ArrayList<>();
  private final Separators separators;
  private PagMarks marks;
  private boolean partial;

  /// @param start where the first phase ended
  AncestralSearch(
      Sample sample,
      IndependenceTest test,
      Knowledge knowledge,
      FciOptions options,
      SearchControl control,
      FirstPhase start) {
    this.sample = sample;
    this.test = test;
    this.knowledge = knowledge;
    this.options = options;
    this.control = control;
    this.counter = new TestCounter(control, start.tests());
    this.separators = new Separators(start.separators());
    this.marks = start.marks();
    this.notes.addAll(start.notes());
    this.partial = start.partial();
  }

  /// A search that was stopped before it had a test.
  static LearnedGraph stopped(Sample sample, Knowledge knowledge) {
    PagMarks marks = new PagMarks(new AdjacencyRows(sample.size()).withRequired(knowledge));
    KnowledgeMarks.orient(marks, knowledge);
    return new LearnedGraph(
        GraphKind.PAG,
        names(sample),
        marks.edges(),
        0,
        OptionalDouble.empty(),
        List.of("stopped before the first test: only required edges are shown"),
        true);
  }

  private static List<String> names(Sample sample) {
    return sample.variables().stream().map(Variable::name).toList();
  }

  PagMarks marks() {
    return marks;
  }

  Separators separators() {
    return separators;
  }

  TestCounter counter() {
    return counter;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  IndependenceTest test() {
    return test;
  }

  FciOptions options() {
    return options;
  }

  boolean goesOn() {
    partial |= counter.look();
    return !partial;
  }

  /// Removes edges whose ends a set of a size separates, among the neighbours that the ends have at
  /// the size's beginning: the first phase from a graph that was not found by tests.
  void thinOut() {
    for (int size = 0; goesOn() && size <= options.mostMembers() && size <= largest(); size++) {
      remove("level " + size, new NeighbourCandidates(marks, knowledge), size, size);
    }
  }

  private int largest() {
    int largest = 0;
    for (int node = 0; node < marks.size(); node++) {
      largest = Math.max(largest, marks.end(node) - marks.start(node) - 1);
    }
    return largest;
  }

  /// Removes edges whose ends are separated by a set beyond their neighbours. All such sets come
  /// from one graph, in which only colliders are oriented.
  void possibleDsep() {
    if (!goesOn()) {
      return;
    }
    // Members that are ancestors of what selects alone cannot be told by arrowheads.
    PossibleAncestors ancestors =
        options.selectionBias()
            ? PossibleAncestors.all()
            : PossibleAncestors.of(new TrueArrowheads(this).marks());
    if (goesOn()) {
      PossibleDsep sets = new PossibleDsep(marks, knowledge, options.longestPath(), ancestors);
      remove("possible-d-sep sets", sets, 1, options.mostMembers());
    }
  }

  private void remove(String stage, CandidateList.Source source, int least, int most) {
    int[] ends = ends();
    counter.stage(stage, ends.length / 2);
    int[] @Nullable [] sets =
        new EdgeTests(test, knowledge, options.alpha(), counter)
            .run(control.loop(), ends, source, least, most);
    for (int edge = 0; edge < sets.length; edge++) {
      int[] set = sets[edge];
      if (set != null) {
        separators.put(ends[2 * edge], ends[2 * edge + 1], set);
        marks.remove(marks.position(ends[2 * edge], ends[2 * edge + 1]));
      }
    }
    partial |= counter.stopped();
    marks = new PagMarks(marks.rows());
  }

  private int[] ends() {
    int[] ends = new int[marks.positions()];
    int count = 0;
    for (int at = 0; at < marks.positions(); at++) {
      if (marks.owner(at) < marks.target(at)) {
        ends[count++] = marks.owner(at);
        ends[count++] = marks.target(at);
      }
    }
    return ends;
  }

  /// Takes the sets with the largest p-values for all pairs that may be ends of a collider, or for
  /// those alone that no test has separated because knowledge keeps them apart.
  void maximizePValues(boolean all) {
    if (!goesOn()) {
      return;
    }
    int[] ends = UnshieldedPairs.of(marks, all ? (a, c) -> true : this::unknown);
    counter.stage("largest p-values", ends.length / 2);
    MaxPSeparators search =
        new MaxPSeparators(test, marks, separators, options.mostMembers(), counter);
    MaxPSeparators.@Nullable Best[] best = search.run(control.loop(), ends);
    for (int pair = 0; pair < best.length; pair++) {
      keep(ends[2 * pair], ends[2 * pair + 1], best[pair]);
    }
    partial |= counter.stopped();
  }

  private boolean unknown(int a, int c) {
    return separators.of(a, c) == null;
  }

  private void keep(int a, int c, MaxPSeparators.@Nullable Best best) {
    if (best != null && best.pValue() > options.alpha()) {
      separators.put(a, c, best.members());
    } else if (unknown(a, c)) {
      marks.unexplained(a, c);
    }
  }

  /// The phases after the first as FCI has them.
  void finish() {
    if (options.possibleDsep()) {
      maximizePValues(options.maxP());
      colliders();
      possibleDsep();
    }
    maximizePValues(options.maxP());
    colliders();
    rules((path, separator) -> true);
  }

  /// Orients what knowledge says and, from scratch, the unshielded colliders.
  void colliders() {
    if (goesOn()) {
      marks.clear();
      KnowledgeMarks.orient(marks, knowledge);
      Colliders.orient(marks, separators, notes);
    }
  }

  /// Orients the unshielded colliders that came up since; marks that are there stay.
  void newColliders() {
    Colliders.orient(marks, separators, notes);
  }

  /// Applies the rules R1 to R10.
  void rules(DiscriminatingRule.Check check) {
    if (!goesOn()) {
      return;
    }
    DiscriminatingRule discriminating =
        new DiscriminatingRule(marks, separators, options.longestPath(), check, counter::look);
    OrientationRules rules = new OrientationRules(marks, options, discriminating, counter::look);
    partial |= !rules.run();
    if (rules.givenUp() > 0) {
      notes.add(
          rules.givenUp()
              + " questions about long uncovered paths were given up: circles may stay");
    }
  }

  /// What there is, which obeys the knowledge also where the search was stopped.
  LearnedGraph result() {
    KnowledgeMarks.orient(marks, knowledge);
    List<Edge> edges = marks.edges();
    KnowledgeObedience.checkAfter(edges, knowledge);
    return new LearnedGraph(
        GraphKind.PAG,
        names(sample),
        edges,
        counter.tests(),
        OptionalDouble.empty(),
        notes,
        partial);
  }
}
