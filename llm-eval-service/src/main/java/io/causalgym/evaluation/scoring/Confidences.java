package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import java.util.List;

/// Calibration of the confidence stated with a choice between two options, such as yes and no.
///
/// With c the confidence in the chosen option and r whether it is right, the Brier score is the
/// mean (c - r)^2, and the expected calibration error is the sum over bins of |sum of (c - r)| over
/// all answers. Bins are those of all answers, in resamples too. The error is biased upwards by
/// what varies within a bin, and so is never 0 for a finite number of answers unless they are
/// certain.
///
/// Sources: Brier 1950 (brier1950verification); Naeini, Cooper and Hauskrecht, "Obtaining Well
/// Calibrated Probabilities Using Bayesian Binning", AAAI 2015, section 3 (naeini2015obtaining).
final class Confidences implements Diagnostic {
  private static final int BINS = 10;
  private static final int ANSWERS = 0;
  private static final int SQUARES = 1;
  private static final int FIRST_BIN = 2;

  private final Numbers world = new Numbers();
  private final Numbers stated = new Numbers();
  private final Numbers right = new Numbers();
  private int worlds;

  @Override
  public void add(List<Response> responses) {
    for (Response response : responses) {
      if (response.item().form() instanceof AnswerForm.Choice(var options)
          && options.size() == 2
          && response.item().truth() instanceof Truth.Exact(Answer.Choice truth)
          && response.answer().orElse(null) instanceof Answer.Choice(String option, Double c)
          && c != null) {
        world.add(worlds);
        stated.add(c);
        right.add(option.equals(truth.option()) ? 1 : 0);
      }
    }
    worlds++;
  }

  Diagnosis.Confidence score(ClusterBootstrap bootstrap) {
    int n = stated.size();
    int[] bins = EqualMass.bins(stated.toArray(), BINS);
    double[][] rows = new double[worlds][FIRST_BIN + BINS];
    for (int answer = 0; answer < n; answer++) {
      double[] row = rows[(int) world.get(answer)];
      double over = stated.get(answer) - right.get(answer);
      row[ANSWERS]++;
      row[SQUARES] += over * over;
      row[FIRST_BIN + bins[answer]] += over;
    }
    WorldSums sums = new WorldSums(FIRST_BIN + BINS);
    List.of(rows).forEach(sums::add);
    List<Diagnosis.Measured> measured =
        sums.measure(bootstrap, n, s -> s[SQUARES] / s[ANSWERS], Confidences::error);
    return new Diagnosis.Confidence(measured.get(0), measured.get(1));
  }

  private static double error(double[] sums) {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sums[FIRST_BIN + bin]);
    }
    return error / sums[ANSWERS];
  }
}
