package io.causalgym.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.causalgym.contract.Doubles;
import java.io.IOException;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a value of a Java type looks like in JSON, in words for whoever sent something else.
final class JsonTypes {
  private static final int SHOWN = 60;

  private JsonTypes() {}

  /// What is accepted, such as `a whole number` or `one of "dag", "admg"`.
  static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> "\"" + written(type, (Enum<?>) constant) + "\"")
              .collect(Collectors.joining(", "));
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }
    if (type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == Doubles.class) {
      return "an array of numbers";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : structured(type);
  }

  /// A record is an object, or what its delegating creators take in an object's place.
  private static String structured(Class<?> type) {
    Set<String> forms = new LinkedHashSet<>();
    if (type == Object.class) {
      return "an object or an array";
    }
    forms.add("an object");
    if (!Map.class.isAssignableFrom(type)) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(JsonTypes::delegating)
          .map(creator -> expected(creator.getParameterTypes()[0]))
          .sorted()
          .forEach(forms::add);
    }
    return String.join(" or ", forms);
  }

  private static boolean delegating(Executable method) {
    JsonCreator creator = method.getAnnotation(JsonCreator.class);
    return creator != null
        && creator.mode() == JsonCreator.Mode.DELEGATING
        && method.getParameterCount() == 1;
  }

  /// The names that tell the variants of a sealed interface apart.
  static String variants(Class<?> type) {
    JsonSubTypes subTypes = type.getAnnotation(JsonSubTypes.class);
    return subTypes == null
        ? "another name"
        : Arrays.stream(subTypes.value())
            .map(variant -> "\"" + variant.name() + "\"")
            .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static String written(Class<?> type, Enum<?> constant) {
    try {
      JsonProperty name = type.getField(constant.name()).getAnnotation(JsonProperty.class);
      return name == null ? constant.name() : name.value();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// What was found, such as `the string "abc"` or `an array`.
  static String found(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "the string " + shown(json);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + shown(json);
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> shown(json);
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "nothing";
    };
  }

  /// The value as written, shortened.
  static String shown(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null || !token.isScalarValue()) {
      return token == JsonToken.START_ARRAY ? "an array" : "an object";
    }
    String text = json.getText();
    String cut = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return token == JsonToken.VALUE_STRING ? "\"" + cut + "\"" : cut;
  }
}
