package io.causalgym.numeric.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

  // Computed from the definitions with 40 digits.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Normal 1 2; -3.5; -4.1433357137646181; 0.012224472655044703",
        "Normal 1 2; 0.25; -1.6823982137646181; 0.35383023332727621",
        "Normal 1 2; 1; -1.6120857137646181; 0.5",
        "Normal 1 2; 6; -4.7370857137646181; 0.99379033467422386",
        "Normal 0 1; -9; -41.418938533204673; 1.1285884059538406e-19",
        "Normal 0 1; 1.5; -2.0439385332046727; 0.93319279873114193",
        "Uniform -1 2; -0.5; -1.0986122886681097; 0.16666666666666667",
        "Uniform -1 2; 0.75; -1.0986122886681097; 0.58333333333333333",
        "Exponential 0.5; 0.001; -0.69364718055994531; 0.00049987502083072943",
        "Exponential 0.5; 2; -1.6931471805599453; 0.63212055882855768",
        "Exponential 0.5; 30; -15.693147180559945; 0.9999996940976795",
        "Laplace 1 3; -4; -3.4584261358947217; 0.094437801418780919",
        "Laplace 1 3; 1; -1.791759469228055; 0.5",
        "Laplace 1 3; 2.5; -2.291759469228055; 0.69673467014368329",
        "Logistic 1 3; -4; -3.1112949331064545; 0.15886910488091515",
        "Logistic 1 3; 1; -2.4849066497880003; 0.5",
        "Logistic 1 3; 2.5; -2.5467662570283231; 0.62245933120185456",
        "LogNormal 0.5 0.8; 0.1; -4.5295248916092639; 0.00022982501310415182",
        "LogNormal 0.5 0.8; 1; -0.89110748189046299; 0.26598552904870053",
        "LogNormal 0.5 0.8; 7; -4.2750302552748062; 0.9646490737303597",
        "Gamma 0.3 2; 0.001; 3.5311865463014368; 0.11392541451789881",
        "Gamma 0.3 2; 0.5; -1.0685391225940974; 0.69554521465665953",
        "Gamma 0.3 2; 9; -7.3417993531214127; 0.99885599687343093",
        "Gamma 4.5 0.25; 0.1; -4.6744597712820943; 0.00022340548083861074",
        "Gamma 4.5 0.25; 1; -0.21541194580293444; 0.46585378309030869",
        "Gamma 4.5 0.25; 4; -7.3633816818833173; 0.9998008714256645",
        "Beta 0.5 0.5; 0.01; 1.1628803750713962; 0.063768560858519848",
        "Beta 0.5 0.5; 0.5; -0.45158270528945486; 0.5",
        "Beta 0.5 0.5; 0.9; 0.059242918476535818; 0.79516723530086655",
        "Beta 2 7.5; 0.05; 0.82583049696546607; 0.064099373853834999",
        "Beta 2 7.5; 0.2; 1.0950981880620717; 0.5310625568850361",
        "Beta 2 7.5; 0.8; -6.5295207980973267; 0.9999599296618432",
        "StudentT 1 0 1; -3; -3.4473149788434459; 0.10241638234956673",
        "StudentT 1 0 1; 0.5; -1.3678734371636099; 0.64758361765043327",
        "StudentT 4.5 1 2; -6; -5.2815902389609457; 0.010270844984692787",
        "StudentT 4.5 1 2; 2; -1.8158927283435003; 0.67972524896297643",
        "StudentT 4.5 1 2; 9; -5.8371634656124851; 0.99361775526718798",
        "Bernoulli 0.3; 0; -0.35667494393873238; 0.7",
        "Bernoulli 0.3; 1; -1.203972804325936; 1",
        "Categorical 0.2 0.5 0.3; 0; -1.6094379124341004; 0.2",
        "Categorical 0.2 0.5 0.3; 1; -0.69314718055994531; 0.7",
        "Categorical 0.2 0.5 0.3; 2; -1.203972804325936; 1",
        "Poisson 0.4; 0; -0.4; 0.6703200460356393",
        "Poisson 0.4; 2; -2.9257286443082554; 0.99207366813274617",
        "Poisson 250; 200; -8.9398036199561869; 0.00061327953614685731",
        "Poisson 250; 250; -3.6800023252913523; 0.51681228921553918",
        "Poisson 250; 310; -10.472021180308432; 0.99989046223840781",
      })
  void densitiesAndDistributionFunctionsAreExact(
      String distribution, double x, double logDensity, double cdf) {
    Distribution tested = Spelled.of(distribution);
    assertThat(tested.logDensity(x))
        .isCloseTo(logDensity, within(1e-13 + 1e-13 * Math.abs(logDensity)));
    assertThat(tested.cdf(x)).isCloseTo(cdf, within(1e-13 * cdf));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Normal 1 2",
        "Uniform -1 2",
        "Exponential 0.5",
        "Laplace 1 3",
        "Logistic 1 3",
        "LogNormal 0.5 0.8",
        "Gamma 4.5 0.25",
        "Beta 2 7.5",
        "StudentT 4.5 1 2"
      })
  void quantilesInvertTheDistributionFunction(String distribution) {
    Distribution tested = Spelled.of(distribution);
    for (double p : new double[] {1e-9, 0.001, 0.3, 0.5, 0.9, 0.9999}) {
      assertThat(tested.cdf(tested.quantile(p))).isCloseTo(p, within(1e-9 * p + 1e-15));
    }
    assertThatThrownBy(() -> tested.quantile(1.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bernoulli 0.3", "Categorical 0.2 0 0.5 0.3", "Poisson 7.5", "Poisson 1000"})
  void aDiscreteQuantileIsTheSmallestNumberThatReachesIt(String distribution) {
    Distribution tested = Spelled.of(distribution);
    for (double p = 0.0005; p < 1; p += 0.001) {
      double quantile = tested.quantile(p);
      assertThat(tested.cdf(quantile)).isGreaterThanOrEqualTo(p);
      assertThat(tested.cdf(quantile - 1)).isLessThan(p);
    }
    assertThatThrownBy(() -> tested.quantile(-0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bernoulli 0.3", "Categorical 0.2 0 0.5 0.3", "Poisson 7.5", "Poisson 1000"})
  void probabilitiesSumUpToTheDistributionFunction(String distribution) {
    Distribution tested = Spelled.of(distribution);
    double sum = 0;
    for (int x = 0; x < 1300; x++) {
      sum += Math.exp(tested.logDensity(x));
      assertThat(tested.cdf(x)).isCloseTo(sum, within(1e-11));
      assertThat(tested.cdf(x + 0.5)).isCloseTo(sum, within(1e-11));
    }
    assertThat(sum).isCloseTo(1, within(1e-11));
    assertThat(tested.logDensity(0.5)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(tested.cdf(-1)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Normal 0 0, Normal.sd, 0.0",
    "Normal NaN 1, Normal.mean, NaN",
    "Uniform 1 1, Uniform.high, 1.0",
    "Exponential -2, Exponential.rate, -2.0",
    "Gamma 0 1, Gamma.shape, 0.0",
    "Bernoulli 1.5, Bernoulli.p, 1.5",
    "Categorical 0.2 0.2, Categorical.sum of p, 0.4",
    "Categorical 2 -1, Categorical.p[0], 2.0",
    "Poisson 1e9, Poisson.rate, 1.0E9"
  })
  void impossibleParametersAreNamed(String distribution, String field, String value) {
    assertThatThrownBy(() -> Spelled.of(distribution))
        .isInstanceOfSatisfying(
            DistributionException.class,
            e -> {
              assertThat(e.field()).isEqualTo(field);
              assertThat(e.value()).isEqualTo(value);
              assertThat(e).hasMessageContaining(value).hasMessageContaining("give");
            });
  }
}
