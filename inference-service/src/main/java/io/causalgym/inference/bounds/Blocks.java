package io.causalgym.inference.bounds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Numbers the polytopes of response types of a query: one for each district and each setting of
/// the parents that its nodes share.
final class Blocks {

  /// One polytope.
  record Block(DistrictLayout layout, SortedMap<Integer, Integer> common) {}

  private final Map<Block, Integer> index = new LinkedHashMap<>();
  private final List<Block> blocks = new ArrayList<>();

  int index(DistrictLayout layout, SortedMap<Integer, Integer> common) {
    Block block = new Block(layout, new TreeMap<>(common));
    return index.computeIfAbsent(
        block,
        _ -> {
          blocks.add(block);
          return blocks.size() - 1;
        });
  }

  Block get(int block) {
    return blocks.get(block);
  }

  int size() {
    return blocks.size();
  }
}
