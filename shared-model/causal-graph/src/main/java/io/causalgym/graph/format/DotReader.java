package io.causalgym.graph.format;

import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.GraphKind;
import io.causalgym.graph.Mark;
import io.causalgym.graph.format.GraphDraft.Role;
import io.causalgym.graph.text.TextCursor;
import io.causalgym.graph.text.TextCursor.Comment;
import io.causalgym.graph.text.TextPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads DAGitty and DOT text: DAGitty's language is DOT's with more edges, attributes without a
/// value, and a first word that says how to read the marks.
///
/// JGraphT's DOT importer is not used: it knows neither DAGitty's edges nor `edge [...]` defaults,
/// reports a quote that does not end as `-1`, and overflows the stack on nested braces.
///
/// A group `{A B -> C}` stands for all nodes that are named in it. Departures: `\\` in quotes is
/// one backslash (else no name could end with one); an edge written twice is an error unless the
/// graph is `strict`; text that starts with no word is read as statements, as DAGitty does, but its
/// marks say the kind.
///
/// Source: Textor et al., "Robust causal inference using directed acyclic graphs: the R package
/// 'dagitty'", Int. J. Epidemiology 45(6), 2016 (textor2016dagitty); the DOT language of Graphviz.
/// `O(text)`.
final class DotReader {
  // Deeper groups than a person writes; it bounds recursion and the repeated union of their nodes.
  private static final int DEEPEST_GROUP = 50;

  private final TextCursor cursor;
  private final DotTokens tokens;
  private final GraphBuilder.Limits limits;
  private final boolean dagitty;
  private GraphDraft draft;
  private @Nullable GraphKind kind;

  private DotReader(String text, GraphBuilder.Limits limits, boolean dagitty) {
    this.cursor = new TextCursor(text, EnumSet.of(Comment.HASH, Comment.SLASHES, Comment.BLOCK));
    this.tokens = new DotTokens(cursor);
    this.limits = limits;
    this.dagitty = dagitty;
    this.draft = new GraphDraft(limits, false);
  }

  static GraphDocument readDagitty(String text, GraphBuilder.Limits limits) {
    DotReader reader = new DotReader(text, limits, true);
    return reader.header() ? reader.body() : new DotReader(text, limits, true).bareStatements();
  }

  static GraphDocument readDot(String text, GraphBuilder.Limits limits) {
    DotReader reader = new DotReader(text, limits, false);
    if (!reader.header()) {
      throw reader.cursor.expected(0, "'digraph {' or 'graph {'");
    }
    return reader.body();
  }

  /// Reads `[strict] word [name] {`; whether it was there.
  private boolean header() {
    cursor.skip();
    String word = cursor.run(DotTokens::bare).toLowerCase(Locale.ROOT);
    if (word.equals("strict")) {
      draft = new GraphDraft(limits, true);
      cursor.skip();
      word = cursor.run(DotTokens::bare).toLowerCase(Locale.ROOT);
    }
    kind = dagitty ? GraphWords.kind(word) : null;
    if (kind == null && !word.equals("graph") && !word.equals("digraph")) {
      return false;
    }
    cursor.skip();
    if (cursor.peek() == '"') {
      cursor.quoted();
    } else {
      cursor.run(DotTokens::bare);
    }
    return cursor.accept("{");
  }

  private GraphDocument body() {
    boolean dag = kind == GraphKind.DAG;
    kind = dag ? null : kind;
    statements(Map.of(), 0);
    cursor.expect("}", "a node, an edge or '}'");
    cursor.skip();
    if (!cursor.atEnd()) {
      throw cursor.expected("the end of the text");
    }
    if (dag && kind == null) {
      // DAGitty's first word is `dag` for both.
      kind = draft.bidirected() ? GraphKind.ADMG : GraphKind.DAG;
    }
    return draft.build(kind);
  }

  private GraphDocument bareStatements() {
    statements(Map.of(), 0);
    if (!cursor.atEnd()) {
      throw cursor.expected("a node or an edge");
    }
    return draft.build(kind);
  }

  /// Reads statements up to a `}` or whatever cannot start one.
  ///
  /// @param inherited the attributes that edges have here
  /// @return the nodes named
  private Set<String> statements(Map<String, String> inherited, int depth) {
    Set<String> named = new LinkedHashSet<>();
    Map<String, String> edges = new HashMap<>(inherited);
    while (true) {
      if (cursor.accept(";") || cursor.accept(",")) {
        continue;
      }
      int c = cursor.peek();
      if (c == '{') {
        chain(group(edges, depth), edges, depth, named);
      } else if (c == '"' || DotTokens.bare(c)) {
        wordStatement(edges, depth, named);
      } else {
        return named;
      }
    }
  }

  /// A statement that starts with a word or a quoted name.
  private void wordStatement(Map<String, String> edges, int depth, Set<String> named) {
    int start = cursor.offset();
    boolean quoted = cursor.peek() == '"';
    String word = tokens.id();
    cursor.skip();
    String key = quoted ? "" : word.toLowerCase(Locale.ROOT);
    if (cursor.peek() == '=') {
      option(word);
    } else if (key.equals("subgraph")) {
      chain(subgraph(edges, depth), edges, depth, named);
    } else if (cursor.peek() == '[' && DotTokens.keyword(key) && !(dagitty && key.equals("edge"))) {
      defaults(key, start, edges);
    } else {
      List<String> left = List.of(node(start, word, quoted));
      if (!chain(left, edges, depth, named)) {
        roles(left.getFirst());
      }
    }
  }

  /// `key = value` of the whole graph.
  private void option(String key) {
    cursor.expect("=", "'='");
    cursor.skip();
    int start = cursor.offset();
    String value = tokens.value();
    if (key.equals(GraphWords.KIND)) {
      setKind(start, value);
    }
  }

  private void setKind(int start, String value) {
    kind = GraphWords.kind(value);
    if (kind == null) {
      throw cursor.expected(start, "dag, admg, cpdag, mag or pag");
    }
  }

  /// `edge [..]`, `node [..]` or `graph [..]`.
  private void defaults(String key, int start, Map<String, String> edges) {
    Map<String, String> attributes = tokens.attributes();
    if (key.equals("edge")) {
      edges.putAll(attributes);
    }
    if (key.equals("graph") && attributes.containsKey(GraphWords.KIND)) {
      setKind(start, attributes.get(GraphWords.KIND));
    }
    if (key.equals("node")) {
      attributes.forEach((name, value) -> {
        if (DotAttributes.role(name, value) != null) {
          throw cursor.error(
              start,
              "'node [" + name + "]' gives a role to all nodes; give it to each node by name");
        }
      });
    }
  }

  /// Reads the edges that go on from `left` and their attributes; whether there were any.
  private boolean chain(
      Collection<String> left, Map<String, String> inherited, int depth, Set<String> named) {
    named.addAll(left);
    List<Collection<String>> ends = new ArrayList<>(List.of(left));
    List<DotEdge> between = new ArrayList<>();
    for (DotEdge edge = DotEdge.accept(cursor); edge != null; edge = DotEdge.accept(cursor)) {
      Collection<String> right = endpoint(inherited, depth);
      named.addAll(right);
      between.add(edge);
      ends.add(right);
    }
    if (between.isEmpty()) {
      return false;
    }
    int start = cursor.offset();
    Map<String, String> attributes = new HashMap<>(inherited);
    attributes.putAll(tokens.attributes());
    for (int i = 0; i < between.size(); i++) {
      DotEdge edge = styled(start, between.get(i), attributes);
      for (String from : ends.get(i)) {
        for (String to : ends.get(i + 1)) {
          draft.edge(from, edge, to);
        }
      }
    }
    return true;
  }

  /// DOT's two edges can be drawn as another by attributes; DAGitty's say all themselves.
  private DotEdge styled(int start, DotEdge edge, Map<String, String> attributes) {
    boolean plain = edge.left() == Mark.TAIL && edge.right() != Mark.CIRCLE;
    if (!plain || attributes.isEmpty()) {
      return edge;
    }
    DotEdge marks = DotAttributes.marks(edge.right(), attributes);
    if (marks == null) {
      throw cursor.error(
          start,
          "the edge has dir="
              + TextPosition.shown(attributes.getOrDefault("dir", ""))
              + "; use forward, back, both or none");
    }
    return marks;
  }

  private Collection<String> endpoint(Map<String, String> edges, int depth) {
    cursor.skip();
    int start = cursor.offset();
    if (cursor.peek() == '{') {
      return group(edges, depth);
    }
    boolean quoted = cursor.peek() == '"';
    if (!quoted && !DotTokens.bare(cursor.peek())) {
      throw cursor.expected("a node or '{'");
    }
    String word = tokens.id();
    if (!quoted && word.equalsIgnoreCase("subgraph")) {
      return subgraph(edges, depth);
    }
    return List.of(node(start, word, quoted));
  }

  /// What follows the word `subgraph`.
  private Set<String> subgraph(Map<String, String> edges, int depth) {
    cursor.skip();
    if (cursor.peek() != '{') {
      tokens.id();
    }
    return group(edges, depth);
  }

  private Set<String> group(Map<String, String> edges, int depth) {
    cursor.skip();
    if (depth == DEEPEST_GROUP) {
      throw cursor.error(
          cursor.offset(), "groups nest deeper than " + DEEPEST_GROUP + "; write them out");
    }
    cursor.expect("{", "'{'");
    Set<String> named = statements(edges, depth + 1);
    cursor.expect("}", "a node, an edge or '}'");
    return named;
  }

  /// Enters a node, and passes over a port such as `:p:ne`.
  private String node(int start, String name, boolean quoted) {
    boolean reserved =
        dagitty ? name.equals("graph") || name.equals("node") : DotTokens.keyword(name);
    if (!quoted && reserved) {
      throw cursor.error(
          start, TextPosition.shown(name) + " is a word of the language; put the name in quotes");
    }
    draft.node(cursor.name(start, name));
    while (cursor.accept(":")) {
      cursor.skip();
      tokens.id();
    }
    return name;
  }

  private void roles(String node) {
    tokens
        .attributes()
        .forEach((key, value) -> {
          Role role = DotAttributes.role(key, value);
          if (role != null) {
            draft.role(role, node);
          }
        });
  }
}
