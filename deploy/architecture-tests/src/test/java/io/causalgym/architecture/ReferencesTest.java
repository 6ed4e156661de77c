package io.causalgym.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Comments name papers by their keys in docs/references.bib.
class ReferencesTest {
  private static final Pattern KEY = Pattern.compile("\\b[a-z]{3,}(?:18|19|20)\\d\\d[a-z]{3,}\\b");
  private static final Pattern ENTRY = Pattern.compile("(?m)^@\\w+\\{([^,\\s]+),");

  @Test
  void everyPaperThatACommentNamesHasOneEntry() {
    List<String> entries =
        ENTRY
            .matcher(Project.text(Project.root().resolve("docs/references.bib")))
            .results()
            .map(entry -> entry.group(1))
            .toList();
    Set<String> named = new TreeSet<>();
    for (Path source : Project.sources()) {
      Project.text(source)
          .lines()
          .filter(line -> line.strip().startsWith("//"))
          .map(KEY::matcher)
          .flatMap(Matcher::results)
          .forEach(key -> named.add(key.group()));
    }

    assertThat(entries).doesNotHaveDuplicates();
    assertThat(named).hasSizeGreaterThan(100).isSubsetOf(entries);
  }
}
