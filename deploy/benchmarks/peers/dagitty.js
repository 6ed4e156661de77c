// Times DAGitty's JavaScript library on the queries of scale.json and prints one JSON object.
// usage: node dagitty.js PATH/TO/dagitty-node.js PATH/TO/scale.json
// dagitty-node.js is made by `make dagitty-node.js` in the folder jslib of DAGitty's public sources.
const path = require("path");
const fs = require("fs");
const { GraphAnalyzer, GraphParser, GraphTransformer } = require(path.resolve(process.argv[2]));
const cases = JSON.parse(fs.readFileSync(process.argv[3])).cases;

function text(c) {
  const edges = c.directed.map(([a, b]) => `${a} -> ${b}`).concat(c.bidirected.map(([a, b]) => `${a} <-> ${b}`));
  return `dag {\n${c.nodes.join("\n")}\n${edges.join("\n")}\n}`;
}

/** Milliseconds of the fastest of the calls made in about a second, at least three. */
function fastest(call) {
  let best = Infinity;
  const end = process.hrtime.bigint() + 1000000000n;
  for (let i = 0; i < 3 || process.hrtime.bigint() < end; i++) {
    const start = process.hrtime.bigint();
    call();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6);
  }
  return best;
}

const out = {};
for (const c of cases) {
  const graph = GraphParser.parseGuess(text(c));
  const pick = (names) => names.map((n) => graph.getVertex(n));
  for (const q of c.queries) {
    if (q.type === "separation") {
      const connected = () => GraphAnalyzer.dConnected(graph, pick(q.a), pick(q.b), pick(q.given));
      if (connected() === q.separated) throw new Error(`${c.id}: DAGitty disagrees on separation`);
      out[`${c.id} separation`] = fastest(connected);
    } else if (q.type === "adjustment" && q.do.length === 1 && q.outcome.length === 1) {
      const g = graph.clone();
      q.do.forEach((n) => g.addSource(n));
      q.outcome.forEach((n) => g.addTarget(n));
      // Its fastest way to one minimal set: the back-door graph, then one separator of it.
      const minimal = () => {
        const backdoor = GraphTransformer.backDoorGraph(g);
        const forbidden = GraphAnalyzer.dpcp(g).map((v) => backdoor.getVertex(v.id));
        return GraphAnalyzer.findMinimalSeparator(
          backdoor, backdoor.getSources()[0], backdoor.getTargets()[0], [], forbidden);
      };
      out[`${c.id} adjustment`] = fastest(minimal);
    }
  }
}
console.log(JSON.stringify(out, null, 1));
