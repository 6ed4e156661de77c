package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// Two nested bidirected-connected sets that share their roots, the inner one without treatments:
/// the effect cannot be computed.
///
/// Source: Shpitser and Pearl, "Identification of joint interventional distributions in recursive
/// semi-Markovian causal models", AAAI 2006, definition 6 and theorem 4.
public record Hedge(
    @JsonProperty(value = "F", required = true) List<String> outer,
    @JsonProperty(value = "FPrime", required = true) List<String> inner) {

  public Hedge {
    outer = List.copyOf(outer);
    inner = List.copyOf(inner);
  }
}
