package io.causalgym.discovery.service.learning;

import io.causalgym.contract.KnowledgeDocument;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.knowledge.KnowledgeConflicts;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Background knowledge in the words of a request, over the variables of a sample.
final class KnowledgeReading {
  private final Map<String, List<Integer>> numbers = new HashMap<>();
  private final List<String> names;

  private KnowledgeReading(List<Variable> variables) {
    this.names = variables.stream().map(Variable::name).toList();
    for (int variable = 0; variable < names.size(); variable++) {
      numbers.put(names.get(variable), List.of(variable));
    }
  }

  /// @throws DiscoveryException for a name that is neither a column nor a group, and for knowledge
  ///   that contradicts itself
  static Knowledge of(@Nullable KnowledgeDocument document, List<Variable> variables) {
    if (document == null) {
      return Knowledge.none(variables.size());
    }
    KnowledgeReading reading = new KnowledgeReading(variables);
    Knowledge knowledge = reading.read(document);
    List<String> conflicts = KnowledgeConflicts.of(knowledge, reading.names);
    if (!conflicts.isEmpty()) {
      throw new DiscoveryException(
          "knowledge",
          String.valueOf(conflicts.size()),
          "the knowledge contradicts itself: " + String.join("; ", conflicts));
    }
    return knowledge;
  }

  private Knowledge read(KnowledgeDocument document) {
    Map<String, List<Integer>> groups = new HashMap<>();
    given(document.groups())
        .forEach((name, members) -> groups.put(name, all("knowledge.groups." + name, members)));
    groups.forEach((name, members) -> {
      if (numbers.putIfAbsent(name, members) != null) {
        throw new DiscoveryException(
            "knowledge.groups",
            name,
            "the group '" + name + "' has the name of a column; give it another");
      }
    });
    Knowledge.Builder builder = new Knowledge.Builder(names.size());
    List<List<String>> tiers = document.tiers() == null ? List.of() : document.tiers();
    for (int tier = 0; tier < tiers.size(); tier++) {
      boolean banned = document.bannedWithin() != null && document.bannedWithin().contains(tier);
      builder.tier(all("knowledge.tiers[" + tier + "]", tiers.get(tier)), banned);
    }
    pairs("knowledge.forbidden", document.forbidden(), builder::forbid);
    pairs("knowledge.required", document.required(), builder::require);
    return builder.build();
  }

  private static Map<String, List<String>> given(@Nullable Map<String, List<String>> groups) {
    return groups == null ? Map.of() : groups;
  }

  private List<Integer> all(String field, List<String> members) {
    return members.stream().flatMap(name -> numbers(field, name).stream()).toList();
  }

  private List<Integer> numbers(String field, String name) {
    List<Integer> found = numbers.get(name);
    if (found == null) {
      throw new DiscoveryException(
          field,
          name,
          "'"
              + name
              + "' in '"
              + field
              + "' is neither a column nor a group; use one of their names");
    }
    return found;
  }

  /// Takes two variables.
  private interface Pair {
    void take(int from, int to);
  }

  private void pairs(String field, @Nullable List<List<String>> pairs, Pair taken) {
    if (pairs == null) {
      return;
    }
    for (List<String> pair : pairs) {
      for (int from : numbers(field, pair.getFirst())) {
        for (int to : numbers(field, pair.getLast())) {
          if (from != to) {
            taken.take(from, to);
          }
        }
      }
    }
  }
}
