package io.causalgym.gateway.routes;

import io.causalgym.contract.ProblemType;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The page to which the `type` of every problem points, made from the closed list itself.
final class ProblemPage {
  private ProblemPage() {}

  static String text() {
    String rows =
        Arrays.stream(ProblemType.values()).map(ProblemPage::row).collect(Collectors.joining("\n"));
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Problems - Causal Gym</title>
    <link rel="stylesheet" href="/docs/docs.css">
    </head>
    <body>
    <main>
    <h1>Problems</h1>
    <p>Everything that can go wrong, as the <code>type</code> of an
    <code>application/problem+json</code> answer (RFC 9457). <code>detail</code> says what was wrong
    this time and what to do, <code>field</code> and <code>value</code> where.</p>
    <table>
    <thead><tr><th scope="col">Problem</th><th scope="col">Status</th><th scope="col">Title</th></tr></thead>
    <tbody>
    %s
    </tbody>
    </table>
    <p><a href="/docs">The interface</a> - <a href="/">Console</a></p>
    </main>
    </body>
    </html>
    """
        .formatted(rows);
  }

  private static String row(ProblemType type) {
    return "<tr id=\"%s\"><th scope=\"row\"><a href=\"#%s\">%s</a></th><td>%d</td><td>%s</td></tr>"
        .formatted(type.slug(), type.slug(), type.slug(), type.status(), type.title());
  }
}
