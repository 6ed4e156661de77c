package io.causalgym.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSetTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void operationsAgreeWithSortedSets(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      NavigableSet<Integer> left = random(random);
      NavigableSet<Integer> right = random(random);
      NodeSet a = set(left);
      NodeSet b = set(right);
      TreeSet<Integer> union = new TreeSet<>(left);
      union.addAll(right);
      TreeSet<Integer> shared = new TreeSet<>(left);
      shared.retainAll(right);
      TreeSet<Integer> rest = new TreeSet<>(left);
      rest.removeAll(right);

      same(a.union(b), union);
      same(a.intersect(b), shared);
      same(a.minus(b), rest);
      same(new NodeSet.Builder(a).addAll(b).build(), union);
      assertThat(a.intersects(b)).isEqualTo(!shared.isEmpty());
      assertThat(a.containsAll(b)).isEqualTo(left.containsAll(right));
      assertThat(a.equals(b)).isEqualTo(left.equals(right));
      assertThat(a.union(b).minus(b)).isEqualTo(a.minus(b)).hasSameHashCodeAs(a.minus(b));
    }
  }

  private static void same(NodeSet set, NavigableSet<Integer> members) {
    List<Integer> visited = new ArrayList<>();
    set.forEach(visited::add);
    assertThat(visited).containsExactlyElementsOf(members);
    assertThat(set.stream().boxed()).containsExactlyElementsOf(members);
    assertThat(set.size()).isEqualTo(members.size());
    assertThat(set.isEmpty()).isEqualTo(members.isEmpty());
    assertThat(set.first()).isEqualTo(members.isEmpty() ? -1 : members.first());
    assertThat(set).isEqualTo(set(members)).hasSameHashCodeAs(set(members));
    assertThat(set).hasToString(members.toString());
    for (int node = 0; node < 200; node++) {
      assertThat(set.contains(node)).isEqualTo(members.contains(node));
      Integer next = members.ceiling(node);
      assertThat(set.next(node)).isEqualTo(next == null ? -1 : next);
    }
  }

  private static NavigableSet<Integer> random(SplittableRandom random) {
    TreeSet<Integer> members = new TreeSet<>();
    int limit = 1 + random.nextInt(190);
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      members.add(random.nextInt(limit));
    }
    return members;
  }

  private static NodeSet set(NavigableSet<Integer> members) {
    return NodeSet.of(members.stream().mapToInt(Integer::intValue).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129})
  void aRangeHoldsAllBelowItsSize(int size) {
    NodeSet range = NodeSet.range(size);

    assertThat(range.size()).isEqualTo(size);
    assertThat(range.contains(size)).isFalse();
    assertThat(range.next(size)).isEqualTo(-1);
  }

  @Test
  void withAndWithoutLeaveTheSetItself() {
    NodeSet set = NodeSet.of(3, 70);

    assertThat(set.with(5)).isEqualTo(NodeSet.of(3, 5, 70));
    assertThat(set.without(70)).isEqualTo(NodeSet.of(3));
    assertThat(set.with(3)).isSameAs(set);
    assertThat(set.without(4)).isSameAs(set);
    assertThat(set).isEqualTo(NodeSet.of(3, 70));
  }

  @Test
  void aBuiltSetDoesNotFollowItsBuilder() {
    NodeSet.Builder builder = new NodeSet.Builder(1).add(0);
    NodeSet before = builder.build();

    assertThat(builder.addIfAbsent(100)).isTrue();
    assertThat(builder.addIfAbsent(100)).isFalse();
    builder.remove(0).remove(1000);

    assertThat(before).isEqualTo(NodeSet.of(0));
    assertThat(builder.build()).isEqualTo(NodeSet.of(100));
  }

  @Test
  void givenANegativeIndex_whenAdded_thenItIsRefused() {
    assertThatThrownBy(() -> NodeSet.of(-1)).hasMessageContaining("-1 is negative");
  }
}
