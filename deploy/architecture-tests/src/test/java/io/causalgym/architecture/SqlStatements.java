package io.causalgym.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Every statement of SQL that the project's classes hold, read from their constant pools: none can
/// be forgotten. What a class puts together while it runs is not among them.
final class SqlStatements {
  private static final Pattern SQL =
      Pattern.compile("(?s)(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\\s.*");

  private SqlStatements() {}

  /// By the class they stand in and a number.
  static SortedMap<String, String> all() {
    SortedMap<String, String> statements = new TreeMap<>();
    for (JavaClass type : Project.CLASSES) {
      int number = 0;
      for (String sql : of(type)) {
        statements.put("%s %02d".formatted(type.getSimpleName(), ++number), sql);
      }
    }
    return statements;
  }

  private static Iterable<String> of(JavaClass type) {
    return StreamSupport.stream(pool(type).spliterator(), false)
        .filter(StringEntry.class::isInstance)
        .map(entry -> ((StringEntry) entry).stringValue())
        .filter(text -> SQL.matcher(text).matches())
        .sorted()
        .toList();
  }

  private static Iterable<PoolEntry> pool(JavaClass type) {
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(in.readAllBytes()).constantPool();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
