package io.causalgym.evaluation.provider.price;

import java.net.URI;
import java.time.LocalDate;

/// A price as it was published.
///
/// @param provider as requests write it
/// @param asOf a day on which it was so; it may have changed since
public record ListedPrice(String provider, String model, Price price, LocalDate asOf, URI source) {}
