package io.causalgym.inference.exact;

import java.util.Arrays;

/// The inner loops: all of them over contiguous cells of the larger table. The cost of an answer is
/// spent here.
final class Kernels {
  private Kernels() {}

  /// Repeats a factor over the cells of a table.
  static void spread(double[] table, Alignment along, double[] factor, int start) {
    int outer = along.counts[along.counts.length - 2];
    int step = along.strides[along.counts.length - 2];
    int run = along.counts[along.counts.length - 1];
    int stride = along.strides[along.counts.length - 1];
    Walk walk = new Walk(along, start);
    int cell = 0;
    do {
      int from = walk.offset();
      for (int block = 0; block < outer; block++, from += step, cell += run) {
        if (stride == 0) {
          Arrays.fill(table, cell, cell + run, factor[from]);
        } else if (stride == 1) {
          System.arraycopy(factor, from, table, cell, run);
        } else {
          for (int at = 0; at < run; at++) {
            table[cell + at] = factor[from + at * stride];
          }
        }
      }
    } while (walk.advance());
  }

  /// Multiplies a factor into a table.
  static void multiply(double[] table, Alignment along, double[] factor, int start) {
    int outer = along.counts[along.counts.length - 2];
    int step = along.strides[along.counts.length - 2];
    int run = along.counts[along.counts.length - 1];
    int stride = along.strides[along.counts.length - 1];
    Walk walk = new Walk(along, start);
    int cell = 0;
    do {
      int from = walk.offset();
      for (int block = 0; block < outer; block++, from += step, cell += run) {
        if (stride == 0) {
          double number = factor[from];
          for (int at = cell; at < cell + run; at++) {
            table[at] *= number;
          }
        } else {
          for (int at = 0; at < run; at++) {
            table[cell + at] *= factor[from + at * stride];
          }
        }
      }
    } while (walk.advance());
  }

  /// Adds a factor of logarithms to a table of them.
  static void add(double[] table, Alignment along, double[] factor, int start) {
    int outer = along.counts[along.counts.length - 2];
    int step = along.strides[along.counts.length - 2];
    int run = along.counts[along.counts.length - 1];
    int stride = along.strides[along.counts.length - 1];
    Walk walk = new Walk(along, start);
    int cell = 0;
    do {
      int from = walk.offset();
      for (int block = 0; block < outer; block++, from += step, cell += run) {
        for (int at = 0; at < run; at++) {
          table[cell + at] += factor[from + at * stride];
        }
      }
    } while (walk.advance());
  }

  /// Adds the cells of a table up into a factor.
  static void accumulate(double[] table, Alignment along, double[] factor) {
    int outer = along.counts[along.counts.length - 2];
    int step = along.strides[along.counts.length - 2];
    int run = along.counts[along.counts.length - 1];
    int stride = along.strides[along.counts.length - 1];
    Walk walk = new Walk(along, 0);
    int cell = 0;
    do {
      int to = walk.offset();
      for (int block = 0; block < outer; block++, to += step, cell += run) {
        if (stride == 0) {
          double sum = 0;
          for (int at = cell; at < cell + run; at++) {
            sum += table[at];
          }
          factor[to] += sum;
        } else {
          for (int at = 0; at < run; at++) {
            factor[to + at * stride] += table[cell + at];
          }
        }
      }
    } while (walk.advance());
  }

  /// Sums contiguous blocks of a table, each as long as the result.
  static void sumBlocks(double[] table, int cells, double[] sums) {
    int length = sums.length;
    System.arraycopy(table, 0, sums, 0, length);
    for (int start = length; start < cells; start += length) {
      for (int at = 0; at < length; at++) {
        sums[at] += table[start + at];
      }
    }
  }

  /// The largest cells of contiguous blocks.
  static void maximumBlocks(double[] table, int cells, double[] maxima) {
    int length = maxima.length;
    System.arraycopy(table, 0, maxima, 0, length);
    for (int start = length; start < cells; start += length) {
      for (int at = 0; at < length; at++) {
        maxima[at] = Math.max(maxima[at], table[start + at]);
      }
    }
  }

  /// Logarithms of the sums of contiguous blocks of logarithms.
  static void logSumBlocks(double[] table, int cells, double[] sums) {
    int length = sums.length;
    double[] maxima = new double[length];
    maximumBlocks(table, cells, maxima);
    for (int at = 0; at < length; at++) {
      double most = maxima[at];
      double sum = 0;
      for (int cell = at; most > Double.NEGATIVE_INFINITY && cell < cells; cell += length) {
        sum += Math.exp(table[cell] - most);
      }
      sums[at] = most + Math.log(sum);
    }
  }

  /// Multiplies each of the contiguous blocks of a table with a factor as long as they.
  static void multiplyBlocks(double[] table, double[] factor) {
    for (int start = 0; start < table.length; start += factor.length) {
      for (int at = 0; at < factor.length; at++) {
        table[start + at] *= factor[at];
      }
    }
  }

  /// `exp` of a table of logarithms of which each contiguous block has a factor added.
  static void exponentiateBlocks(double[] table, double[] logFactor) {
    for (int start = 0; start < table.length; start += logFactor.length) {
      for (int at = 0; at < logFactor.length; at++) {
        table[start + at] = Math.exp(table[start + at] + logFactor[at]);
      }
    }
  }

  /// The logarithms of a table.
  static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int cell = 0; cell < values.length; cell++) {
      logarithms[cell] = Math.log(values[cell]);
    }
    return logarithms;
  }
}
