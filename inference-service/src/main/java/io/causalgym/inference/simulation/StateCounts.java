package io.causalgym.inference.simulation;

import io.causalgym.graph.Deadline;
import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Counts of states and of joint states of the columns of a sampler.
final class StateCounts {
  private final DiscreteSampler sampler;
  private final CountRequest request;
  private final Deadline deadline;
  private final Blocks blocks;

  /// The columns of each table, single variables first.
  private final List<int[]> tables = new ArrayList<>();

  private final long[][] sums;

  StateCounts(DiscreteSampler sampler, CountRequest request, Deadline deadline) {
    this.sampler = sampler;
    this.request = request;
    this.deadline = deadline;
    this.blocks = Blocks.of(request.samples(), sampler.width());
    for (int column : sampler.columns(request.variables())) {
      tables.add(new int[] {column});
    }
    long cells = 0;
    for (List<String> joint : request.joints()) {
      if (joint.isEmpty()) {
        throw new ModelException("joints", "[]", "a group of variables is empty; name some");
      }
      int[] columns = sampler.columns(joint).stream().mapToInt(Integer::intValue).toArray();
      cells = Math.min(cells + cells(columns), Integer.MAX_VALUE);
      tables.add(columns);
    }
    if (cells > CountRequest.MOST_CELLS) {
      throw new ModelException(
          "joints",
          request.joints().toString(),
          "the joint counts have more than "
              + CountRequest.MOST_CELLS
              + " cells; name fewer variables");
    }
    this.sums = zeros();
  }

  private long cells(int[] columns) {
    long cells = 1;
    for (int column : columns) {
      cells = Math.min(cells * sampler.states(column).size(), Integer.MAX_VALUE);
    }
    return cells;
  }

  private long[][] zeros() {
    return tables.stream().map(this::cells).map(n -> new long[n.intValue()]).toArray(long[][]::new);
  }

  int segments() {
    return blocks.segments();
  }

  void add(long[][] segment) {
    for (int table = 0; table < sums.length; table++) {
      for (int cell = 0; cell < sums[table].length; cell++) {
        sums[table][cell] += segment[table][cell];
      }
    }
  }

  /// What one thread counts a segment with.
  IntFunction<long[][]> worker() {
    DiscreteSampler.Rows rows = sampler.open(blocks.rows());
    int[][] columns = new int[sampler.names().size()][blocks.rows()];
    int[] cells = new int[blocks.rows()];
    return segment -> {
      long[][] counts = zeros();
      long end = blocks.end(segment);
      for (long first = blocks.start(segment); first < end; first += blocks.rows()) {
        deadline.check();
        int count = (int) Math.min(blocks.rows(), end - first);
        rows.fill(first, count, columns);
        for (int table = 0; table < counts.length; table++) {
          cells(tables.get(table), columns, count, cells);
          for (int row = 0; row < count; row++) {
            counts[table][cells[row]]++;
          }
        }
      }
      return counts;
    };
  }

  private void cells(int[] table, int[][] columns, int count, int[] cells) {
    Arrays.fill(cells, 0, count, 0);
    for (int column : table) {
      int card = sampler.states(column).size();
      int[] states = columns[column];
      for (int row = 0; row < count; row++) {
        cells[row] = cells[row] * card + states[row];
      }
    }
  }

  DiscreteSummary summary() {
    int singles = tables.size() - request.joints().size();
    List<DiscreteSummary.Variable> variables =
        IntStream.range(0, singles).mapToObj(this::variable).toList();
    List<DiscreteSummary.Joint> joints =
        IntStream.range(singles, tables.size()).mapToObj(this::joint).toList();
    return new DiscreteSummary(request.samples(), variables, joints);
  }

  private DiscreteSummary.Variable variable(int table) {
    int column = tables.get(table)[0];
    return new DiscreteSummary.Variable(
        sampler.names().get(column),
        sampler.states(column),
        Arrays.stream(sums[table]).boxed().toList());
  }

  private DiscreteSummary.Joint joint(int table) {
    int[] columns = tables.get(table);
    return new DiscreteSummary.Joint(
        Arrays.stream(columns).mapToObj(sampler.names()::get).toList(),
        Arrays.stream(columns).mapToObj(column -> sampler.states(column).size()).toList(),
        Arrays.stream(sums[table]).boxed().toList());
  }
}
