package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for a dataset to be made of a content that lies in the blob store.
///
/// @param blob the content's SHA-256
/// @param bytes its length
/// @param mediaType `text/csv` or `application/vnd.apache.parquet`
/// @param name for people, default the first 12 digits of the id
/// @param types by column: how it is to be read, recognised where absent
/// @param missing texts that stand for a missing value, in addition to the empty one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestQuery(
    @JsonProperty(required = true) String blob,
    long bytes,
    @JsonProperty(required = true) String mediaType,
    @Nullable String name,
    @Nullable Map<String, VariableTypeName> types,
    @Nullable List<String> missing) {
  public IngestQuery {
    Require.matches("blob", blob, "[0-9a-f]{64}", "64 hexadecimal digits");
    Require.present("mediaType", mediaType);
    name = name == null ? null : Require.name("name", name);
    types = types == null ? Map.of() : Require.named("types", types);
    missing = Require.copied("missing", missing);
  }
}
