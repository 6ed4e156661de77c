package io.causalgym.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.causalgym.contract.Doubles;
import io.causalgym.contract.Violation;
import java.io.IOException;
import java.util.Arrays;

/// Reads and writes lists of numbers one by one, without boxing. NaN, an undefined cell, is `null`
/// in answers; requests have no undefined cells.
final class DoublesJson {
  private DoublesJson() {}

  static SimpleModule requests() {
    return module(false);
  }

  static SimpleModule answers() {
    return module(true);
  }

  private static SimpleModule module(boolean undefinedAllowed) {
    return new SimpleModule("doubles")
        .addSerializer(Doubles.class, new Writer())
        .addDeserializer(Doubles.class, new Reader(undefinedAllowed));
  }

  private static final class Writer extends StdSerializer<Doubles> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(Doubles.class);
    }

    @Override
    public void serialize(Doubles doubles, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray(doubles, doubles.size());
      for (int index = 0; index < doubles.size(); index++) {
        double value = doubles.get(index);
        if (Double.isNaN(value)) {
          json.writeNull();
        } else {
          json.writeNumber(value);
        }
      }
      json.writeEndArray();
    }
  }

  private static final class Reader extends StdDeserializer<Doubles> {
    private static final long serialVersionUID = 1L;

    private final boolean undefinedAllowed;

    Reader(boolean undefinedAllowed) {
      super(Doubles.class);
      this.undefinedAllowed = undefinedAllowed;
    }

    @Override
    public Doubles deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.isExpectedStartArrayToken()) {
        context.reportWrongTokenException(this, JsonToken.START_ARRAY, "numbers");
      }
      double[] values = new double[16];
      int size = 0;
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_ARRAY;
          token = json.nextToken()) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = number(json, token, size);
        size++;
      }
      return Doubles.of(Arrays.copyOf(values, size));
    }

    private double number(JsonParser json, JsonToken token, int index) throws IOException {
      if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
        double value = json.getDoubleValue();
        if (Double.isFinite(value)) {
          return value;
        }
        throw wrong(json, index, "is too large for a double; give a finite number");
      }
      if (token == JsonToken.VALUE_NULL && undefinedAllowed) {
        return Double.NaN;
      }
      throw wrong(json, index, "is not a number; give a finite number");
    }

    private static Violation wrong(JsonParser json, int index, String what) throws IOException {
      String text = JsonTypes.shown(json);
      return new Violation("[" + index + "]", text, "entry " + index + ", " + text + ", " + what);
    }
  }
}
