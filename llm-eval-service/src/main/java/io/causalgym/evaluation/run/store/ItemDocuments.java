package io.causalgym.evaluation.run.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;

/// Questions and answers as they are stored: JSON. Rows outlive releases: a field may be added, and
/// none may change its meaning.
public final class ItemDocuments {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ItemDocuments() {}

  /// An item without its text.
  public static String document(Item item) {
    return write(item.withText(""));
  }

  public static Item item(String document) {
    return read(document, Item.class);
  }

  public static String answer(Answer answer) {
    return write(answer);
  }

  public static Answer answer(String document) {
    return read(document, Answer.class);
  }

  /// Any of the parts of an item, for a reader.
  public static String write(Object part) {
    try {
      return JSON.writeValueAsString(part);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " is damaged", damaged);
    }
  }
}
