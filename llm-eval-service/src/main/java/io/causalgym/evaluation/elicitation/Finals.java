package io.causalgym.evaluation.elicitation;

import com.fasterxml.jackson.databind.JsonNode;
import io.causalgym.evaluation.elicitation.reading.AnswerJson;
import io.causalgym.evaluation.elicitation.reading.Asked;
import io.causalgym.evaluation.elicitation.reading.Closing;
import io.causalgym.evaluation.elicitation.reading.Fields;
import io.causalgym.evaluation.elicitation.reading.JsonText;
import io.causalgym.evaluation.elicitation.reading.LineText;
import io.causalgym.evaluation.elicitation.reading.Reading;
import io.causalgym.evaluation.elicitation.words.Cleaned;
import io.causalgym.evaluation.item.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds whatever in a reply says of itself that it is the final answer: JSON objects, `ANSWER:`
/// lines, boxes.
final class Finals {
  private static final int READ = 20_000;
  private static final int MOST_LINES = 20;

  /// Stand in the text for objects that were read, so that their numbers are not read again.
  private static final char OBJECT = '\uE000';

  private static final Pattern OBJECTS = Pattern.compile("[\\uE000-\\uF8FF]");
  private static final Pattern MARK =
      Pattern.compile(
          "(?im)^[^\\p{L}\\p{N}\\n\\uE000-\\uF8FF]{0,10}+(?:the |my )?(?:final )?answer\\s?(?:is)?\\s?[:=]"
              + "|(?-i:\\bANSWER\\s?[:=])");

  /// @param place in the cleaned text, -1 where it is before it
  record Final(Reading reading, ParseMethod method, int place) {}

  private final Asked asked;
  private final List<Reading> objects = new ArrayList<>();
  private final String end;
  private final String clean;

  Finals(String text, Asked asked) {
    this.asked = asked;
    String left = withoutObjects(OBJECTS.matcher(text).replaceAll(" "));
    this.end = left.substring(Math.max(0, left.length() - READ));
    this.clean = Cleaned.of(end);
  }

  /// The end of the text, cleaned, without the objects that were read.
  String rest() {
    return OBJECTS.matcher(clean).replaceAll(" ");
  }

  /// All of them, those of each kind in their order.
  List<Final> all() {
    List<Final> all = new ArrayList<>();
    for (int k = 0; k < objects.size(); k++) {
      int place = clean.indexOf((char) (OBJECT + k));
      all.add(new Final(objects.get(k), ParseMethod.FENCED_JSON, place));
    }
    broken(asked.field()).ifPresent(all::add);
    broken(Fields.REASONING).ifPresent(all::add);
    all.addAll(lines());
    boolean others = !all.isEmpty();
    for (String box : Cleaned.boxes(end)) {
      Reading reading = LineText.read(box, asked);
      // What is boxed on the way to an answer need not be one.
      if (!others || reading instanceof Reading.Found) {
        all.add(new Final(reading, ParseMethod.ANSWER_LINE, -1));
      }
    }
    return all;
  }

  /// What is left of an object that could not be read: cut off, or with two members of one name.
  private Optional<Final> broken(String member) {
    Reading unreadable = Reading.wrong("the JSON cannot be read");
    return JsonText.member(clean, member)
        .map(place -> new Final(unreadable, ParseMethod.FENCED_JSON, place));
  }

  private String withoutObjects(String text) {
    List<JsonText.Span> spans = new ArrayList<>(JsonText.spans(text));
    if (spans.stream().noneMatch(span -> JsonText.object(span.of(text)).isPresent())) {
      spans.clear();
      JsonText.last(text).ifPresent(spans::add);
    }
    StringBuilder left = new StringBuilder();
    int at = 0;
    for (JsonText.Span span : spans) {
      String object = span.of(text);
      left.append(text, at, span.start()).append(isRead(object) ? shown() : object);
      at = span.end();
    }
    return left.append(text, at, text.length()).toString();
  }

  /// The place of the object that was read last.
  private String shown() {
    return String.valueOf((char) (OBJECT + objects.size() - 1));
  }

  private boolean isRead(String text) {
    Optional<JsonNode> object = JsonText.object(text);
    Reading reading =
        object.map(json -> AnswerJson.read(json, asked)).orElse(new Reading.Nothing());
    boolean read =
        !(reading instanceof Reading.Nothing) || (object.isPresent() && text.indexOf('"') >= 0);
    if (read) {
      objects.add(reading);
    }
    return read;
  }

  private List<Final> lines() {
    List<Final> lines = new ArrayList<>();
    Matcher mark = MARK.matcher(clean);
    boolean more = mark.find();
    while (more) {
      int start = mark.start();
      int from = mark.end();
      more = mark.find();
      String said = clean.substring(from, more ? mark.start() : clean.length());
      if (lines.size() == MOST_LINES) {
        lines.removeFirst();
      }
      lines.add(new Final(line(said), ParseMethod.ANSWER_LINE, start));
    }
    return lines;
  }

  /// The rest of the line; the next one where it is empty; for lists, all lines up to an empty one.
  private Reading line(String said) {
    String line = said.lines().findFirst().orElse("");
    if (OBJECTS.matcher(line).find()) {
      return new Reading.Nothing();
    }
    String below = said.substring(Math.min(said.length(), line.length())).strip();
    boolean empty = line.isBlank();
    int blank = below.indexOf("\n\n");
    String paragraph = blank < 0 ? below : below.substring(0, blank);
    if (isList() && !paragraph.isEmpty()) {
      Reading list =
          LineText.read(Closing.joined(empty ? paragraph : line + "\n" + paragraph), asked);
      if (list instanceof Reading.Found) {
        return list;
      }
    }
    String first = empty ? paragraph.lines().findFirst().orElse("") : line;
    return OBJECTS.matcher(first).find() ? new Reading.Nothing() : LineText.read(first, asked);
  }

  private boolean isList() {
    return asked.form() instanceof AnswerForm.Edges || asked.form() instanceof AnswerForm.Beliefs;
  }
}
