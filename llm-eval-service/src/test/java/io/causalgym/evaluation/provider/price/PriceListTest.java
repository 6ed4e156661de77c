package io.causalgym.evaluation.provider.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.chat.Usage;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final PriceList LIST = PriceList.published();
  private static final Price PRICE = new Price(2.5, OptionalDouble.of(1.25), 10);

  private static Usage usage(long prompt, long completion, long cached) {
    return new Usage(
        OptionalLong.of(prompt),
        OptionalLong.of(completion),
        OptionalLong.of(cached),
        OptionalLong.empty());
  }

  @Test
  void allListedPricesAreDatedAndHaveASource() {
    assertThat(LIST.all()).hasSizeGreaterThan(20);
    for (ListedPrice listed : LIST.all()) {
      assertThat(listed.asOf()).as(listed.model()).isBefore(LocalDate.of(2026, 11, 27));
      assertThat(listed.source().getScheme()).isEqualTo("https");
      assertThat(listed.price().completion()).isGreaterThan(listed.price().prompt());
      assertThat(listed.price().cached().orElse(0)).isLessThan(listed.price().prompt());
    }
  }

  @Test
  void aModelIsFoundByItsExactNameOnly() {
    assertThat(LIST.find("openai", "gpt-4o")).map(ListedPrice::price).contains(PRICE);
    assertThat(LIST.find("openai-responses", "gpt-4o")).map(ListedPrice::price).contains(PRICE);
    assertThat(LIST.find("openai", "gpt-4o-2024-05-13")).isEmpty();
    assertThat(LIST.find("openai", "gpt-4")).isEmpty();
    assertThat(LIST.find("vllm", "gpt-4o")).isEmpty();
  }

  @Test
  void whatTheRequestSaysGoesBeforeTheList() {
    Price own = new Price(1, OptionalDouble.empty(), 1);
    assertThat(LIST.price("openai", "gpt-4o", Optional.of(own))).contains(own);
    assertThat(LIST.price("openai", "gpt-4o", Optional.empty())).contains(PRICE);
    assertThat(LIST.price("openai", "no-such", Optional.empty())).isEmpty();
  }

  @Test
  void costIsTheSumOverFreshCachedAndAnsweredTokens() {
    // (1000 - 400) x 2.5 + 400 x 1.25 + 200 x 10 = 4000 millionths of a dollar.
    assertThat(PRICE.cost(usage(1000, 200, 400)).orElseThrow()).isCloseTo(0.004, within(1e-15));
    assertThat(PRICE.cost(usage(1000, 200, 0)).orElseThrow()).isCloseTo(0.0045, within(1e-15));
    assertThat(PRICE.atMost(1000, 200)).isCloseTo(0.0045, within(1e-15));
    // More from the cache than was asked is nonsense, and costs no less than nothing.
    assertThat(PRICE.cost(usage(100, 0, 500)).orElseThrow()).isCloseTo(0.000125, within(1e-15));
  }

  @Test
  void whatIsUnknownIsNeverGuessed() {
    assertThat(PRICE.cost(Usage.UNKNOWN)).isEmpty();
    assertThat(PRICE.cost(Usage.of(1000, 200))).isEmpty();
    Price withoutCached = new Price(2.5, OptionalDouble.empty(), 10);
    assertThat(withoutCached.cost(usage(1000, 200, 1))).isEmpty();
    assertThat(withoutCached.cost(usage(1000, 200, 0)).orElseThrow())
        .isCloseTo(0.0045, within(1e-15));
    assertThat(Price.FREE.cost(Usage.of(1000, 200))).hasValue(0);
  }

  @Test
  void aPriceIsAFiniteNumber() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Price(wrong, OptionalDouble.empty(), 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Price(1, OptionalDouble.of(wrong), 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
