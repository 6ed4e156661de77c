package io.causalgym.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.causalgym.contract.JsonText;
import java.io.IOException;
import java.io.StringWriter;

/// Passes JSON on as it is: written without being read, read without a tree.
final class JsonTextJson {
  private JsonTextJson() {}

  static SimpleModule module() {
    return new SimpleModule("json text")
        .addSerializer(JsonText.class, new Writer())
        .addDeserializer(JsonText.class, new Reader());
  }

  private static final class Writer extends StdSerializer<JsonText> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(JsonText.class);
    }

    @Override
    public void serialize(JsonText text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeRawValue(text.json());
    }
  }

  private static final class Reader extends StdDeserializer<JsonText> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(JsonText.class);
    }

    @Override
    public JsonText deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator copy = json.getCodec().getFactory().createGenerator(text)) {
        copy.copyCurrentStructure(json);
      }
      return new JsonText(text.toString());
    }
  }
}
