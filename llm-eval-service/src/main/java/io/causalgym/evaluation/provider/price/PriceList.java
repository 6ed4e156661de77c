package io.causalgym.evaluation.provider.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Published prices by provider and exact model: a name that merely begins like a listed one may be
/// another model with another price.
public final class PriceList {
  private static final String RESOURCE = "prices.json";

  private final Map<Key, ListedPrice> prices;

  private record Key(String provider, String model) {}

  private PriceList(Map<Key, ListedPrice> prices) {
    this.prices = prices;
  }

  /// The prices that come with this service.
  public static PriceList published() {
    try (InputStream stream = PriceList.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is not beside " + PriceList.class);
      }
      return read(new JsonMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PriceList read(JsonNode document) {
    Map<Key, ListedPrice> prices = new LinkedHashMap<>();
    for (JsonNode group : document) {
      URI source = URI.create(group.path("source").asText());
      for (JsonNode provider : group.path("providers")) {
        for (JsonNode row : group.path("prices")) {
          add(prices, provider.asText(), row, source);
        }
      }
    }
    return new PriceList(Map.copyOf(prices));
  }

  private static void add(Map<Key, ListedPrice> prices, String provider, JsonNode row, URI source) {
    double prompt = row.path("prompt").asDouble(Double.NaN);
    double completion = row.path("completion").asDouble(Double.NaN);
    // Without a price for cached tokens of its own a model is taken to have no discount.
    Price price = new Price(prompt, completion, row.path("cached").asDouble(prompt));
    LocalDate asOf = LocalDate.parse(row.path("asOf").asText());
    for (JsonNode model : row.path("models")) {
      String name = model.asText();
      prices.put(new Key(provider, name), new ListedPrice(provider, name, price, asOf, source));
    }
  }

  /// The listed price, absent if the model is not listed: it is never guessed from a similar one.
  public Optional<ListedPrice> find(String provider, String model) {
    return Optional.ofNullable(prices.get(new Key(provider, model)));
  }

  public Collection<ListedPrice> all() {
    return prices.values();
  }
}
