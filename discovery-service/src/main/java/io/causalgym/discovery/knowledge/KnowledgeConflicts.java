package io.causalgym.discovery.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Contradictions in what is said to be known, found before a search begins. Without one there is a
/// DAG that obeys: the one of the required edges alone.
public final class KnowledgeConflicts {
  /// No answer is read further; groups that contradict each other do so pair by pair.
  private static final int MOST_SENTENCES = 100;

  /// More than any graph has that this program takes.
  private static final int MOST_REQUIRED = 1_000_000;

  private final Knowledge knowledge;
  private final List<String> names;
  private final List<String> conflicts = new ArrayList<>();
  private long found;

  private KnowledgeConflicts(Knowledge knowledge, List<String> names) {
    this.knowledge = knowledge;
    this.names = names;
  }

  /// One sentence for each contradiction: variables in two tiers, then required edges that are
  /// ruled out and why, then a cycle of three or more required edges. Empty where there is none;
  /// after 100 sentences the others are counted.
  public static List<String> of(Knowledge knowledge, List<String> names) {
    return new KnowledgeConflicts(knowledge, names).all();
  }

  private List<String> all() {
    for (int variable : knowledge.inTwoTiers()) {
      tell("'" + names.get(variable) + "' is in two tiers");
    }
    if (knowledge.requiredCount() > MOST_REQUIRED) {
      tell(knowledge.requiredCount() + " edges are required, more than " + MOST_REQUIRED);
    } else {
      List<int[]> required = knowledge.required();
      required.forEach(edge -> ruledOut(edge[0], edge[1]).ifPresent(this::tell));
      int[] cycle = new RequiredCycle(required, knowledge.size()).find();
      if (cycle.length > 3) { // two edges against each other are told already
        List<String> along = Arrays.stream(cycle).mapToObj(names::get).toList();
        tell("the required edges have the cycle '" + String.join(" -> ", along) + "'");
      }
    }
    if (found > conflicts.size()) {
      conflicts.add("and " + (found - conflicts.size()) + " more");
    }
    return conflicts;
  }

  private void tell(String conflict) {
    found++;
    if (conflicts.size() < MOST_SENTENCES) {
      conflicts.add(conflict);
    }
  }

  /// Why an edge that is required may not stand; of two that are required against each other the
  /// second says nothing.
  private Optional<String> ruledOut(int from, int to) {
    String edge = "'" + names.get(from) + " -> " + names.get(to) + "'";
    if (from == to) {
      return Optional.of(edge + " is required, from a variable to itself");
    }
    if (knowledge.forbids(from, to)) {
      return Optional.of(edge + " is required and forbidden");
    }
    if (from < to && knowledge.requires(to, from)) {
      return Optional.of(edge + " is required in both directions");
    }
    return knowledge.allows(from, to) || knowledge.requires(to, from)
        ? Optional.empty()
        : Optional.of(edge + againstTiers(knowledge.tier(from), knowledge.tier(to)));
  }

  private static String againstTiers(int from, int to) {
    return from == to
        ? " is required within tier " + from + ", where there may be no edge"
        : " is required from tier " + from + " back to tier " + to;
  }
}
