package io.causalgym.evaluation.provider.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final PriceList LIST = PriceList.published();
  private static final Price PRICE = new Price(2.5, 10, 1.25);

  @Test
  void allListedPricesAreDatedAndHaveASource() {
    assertThat(LIST.all()).hasSizeGreaterThan(20);
    for (ListedPrice listed : LIST.all()) {
      assertThat(listed.asOf()).as(listed.model()).isBefore(LocalDate.of(2026, 11, 27));
      assertThat(listed.source().getScheme()).isEqualTo("https");
      assertThat(listed.price().completion()).isGreaterThan(listed.price().prompt());
      assertThat(listed.price().cached()).isLessThanOrEqualTo(listed.price().prompt());
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
}
