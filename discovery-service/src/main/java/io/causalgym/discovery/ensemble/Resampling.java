package io.causalgym.discovery.ensemble;

import io.causalgym.numeric.random.RandomStream;
import java.util.Arrays;

/// How the rows of a replicate are drawn; a replicate is the same in every run and on every
/// machine, since its number names its random stream.
public sealed interface Resampling {

  /// The rows of one replicate, ascending, of a sample of `rows`.
  int[] draw(int rows, long seed, int replicate);

  /// As many rows as there are, with replacement.
  ///
  /// Source: Friedman, Goldszmidt and Wyner, "Data analysis with Bayesian networks: a bootstrap
  /// approach", UAI 1999 (friedman1999bootstrap).
  record Bootstrap() implements Resampling {
    @Override
    public int[] draw(int rows, long seed, int replicate) {
      RandomStream stream = new RandomStream(seed, replicate);
      int[] drawn = new int[rows];
      for (int i = 0; i < rows; i++) {
        drawn[i] = stream.below(i, rows);
      }
      Arrays.sort(drawn);
      return drawn;
    }
  }

  /// A fraction of the rows, without replacement. Replicates come in pairs: the second of a pair is
  /// drawn from the rows that the first has left where half of them or less are taken.
  ///
  /// Source: Shah and Samworth, "Variable selection with error control: another look at stability
  /// selection", JRSS B 75, 2013, section 2 (shah2013variable).
  ///
  /// @param fraction between 0 and 1
  record Subsample(double fraction) implements Resampling {
    public Subsample {
      if (!(fraction > 0 && fraction < 1)) {
        throw new IllegalArgumentException(
            "a fraction of " + fraction + ": it is greater than 0 and less than 1");
      }
    }

    @Override
    public int[] draw(int rows, long seed, int replicate) {
      int count = Math.max(1, (int) Math.floor(fraction * rows));
      int[] shuffled = shuffled(rows, new RandomStream(seed, replicate / 2));
      boolean second = replicate % 2 == 1 && 2 * count <= rows;
      int[] drawn =
          second
              ? Arrays.copyOfRange(shuffled, count, 2 * count)
              : replicate % 2 == 1
                  ? Arrays.copyOfRange(shuffled, rows - count, rows)
                  : Arrays.copyOf(shuffled, count);
      Arrays.sort(drawn);
      return drawn;
    }

    /// Fisher and Yates, in the form of Durstenfeld.
    private static int[] shuffled(int rows, RandomStream stream) {
      int[] order = new int[rows];
      for (int i = 0; i < rows; i++) {
        int j = stream.below(i, i + 1);
        order[i] = order[j];
        order[j] = i;
      }
      return order;
    }
  }
}
