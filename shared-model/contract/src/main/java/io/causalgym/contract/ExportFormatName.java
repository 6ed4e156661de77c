package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How an export is written.
public enum ExportFormatName {
  @JsonProperty("csv")
  CSV,
  @JsonProperty("jsonl")
  JSONL
}
