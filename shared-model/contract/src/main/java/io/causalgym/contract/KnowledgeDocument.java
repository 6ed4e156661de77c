package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of the causal order before data are looked at. Names are of columns or of groups.
///
/// @param groups by name: the columns in it
/// @param tiers earlier ones first: nothing in a later tier causes anything in an earlier one
/// @param bannedWithin tiers, counted from 0, within which there are no edges
/// @param required pairs `[from, to]` whose edge is there
/// @param forbidden pairs `[from, to]` whose edge is not there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnowledgeDocument(
    @Nullable Map<String, List<String>> groups,
    @Nullable List<List<String>> tiers,
    @Nullable List<Integer> bannedWithin,
    @Nullable List<List<String>> required,
    @Nullable List<List<String>> forbidden) {
  /// Pairs of one kind at most.
  static final int MOST_PAIRS = 1_000_000;

  public KnowledgeDocument {
    groups = groups == null ? Map.of() : Require.lists("groups", groups);
    tiers = lists("tiers", tiers, 10_000);
    bannedWithin =
        bannedWithin == null ? List.of() : Require.atMost("bannedWithin", bannedWithin, 10_000);
    for (int tier : bannedWithin) {
      if (tier < 0 || tier >= tiers.size()) {
        throw new Violation(
            "bannedWithin",
            tier,
            "there is no tier " + tier + "; tiers are counted from 0 to " + (tiers.size() - 1));
      }
    }
    required = pairs("required", required);
    forbidden = pairs("forbidden", forbidden);
  }

  private static List<List<String>> lists(
      String field, @Nullable List<List<String>> lists, int most) {
    List<List<String>> given = lists == null ? List.of() : Require.atMost(field, lists, most);
    for (int at = 0; at < given.size(); at++) {
      Require.names(field + "[" + at + "]", given.get(at));
    }
    return given.stream().map(List::copyOf).toList();
  }

  private static List<List<String>> pairs(String field, @Nullable List<List<String>> pairs) {
    List<List<String>> given = pairs == null ? List.of() : Require.atMost(field, pairs, MOST_PAIRS);
    for (int at = 0; at < given.size(); at++) {
      Require.different(field + "[" + at + "]", given.get(at));
      given.get(at).forEach(name -> Require.name(field, name));
    }
    return given.stream().map(List::copyOf).toList();
  }
}
