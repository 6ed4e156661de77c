"""Asks causal-learn what the benchmark asks: causal_learn.py KIND FILE.csv.gz

Prints {"millis": best processor time of a few calls, "edges": [[from, to, marks], ...]}.
"""

import csv
import gzip
import io
import json
import sys
import time
from contextlib import redirect_stdout

import numpy as np

ALPHA = 0.01
PENALTY = 2
SECONDS = 10


def marks(graph, names):
    """The edges of a causal-learn graph with their marks."""
    symbols = {"TAIL": "-", "ARROW": ">", "CIRCLE": "o"}
    edges = []
    for edge in graph.get_graph_edges():
        a, b = edge.get_node1().get_name(), edge.get_node2().get_name()
        at_a, at_b = symbols[edge.get_endpoint1().name], symbols[edge.get_endpoint2().name]
        if at_a == ">" and at_b == ">":
            edges.append([a, b, "<->"])
        elif at_a == ">" or (at_a == "-" and at_b == "o"):
            edges.append([b, a, ("-" if at_b == "-" else "o-") + ">" if at_a == ">" else "o--"])
        elif at_a == "-":
            edges.append([a, b, "->" if at_b == ">" else "--"])
        else:
            edges.append([a, b, {"o": "o-o", ">": "o->", "-": "o--"}[at_b]])
    return edges


def renamed(graph, names):
    for node, name in zip(graph.get_nodes(), names):
        node.set_name(name)
    return marks(graph, names)


def search(kind, data, names):
    if kind in ("skeleton", "pc", "pc-chi-square"):
        from causallearn.search.ConstraintBased.PC import pc

        test = "chisq" if kind == "pc-chi-square" else "fisherz"
        return lambda: pc(data, ALPHA, test, stable=True, show_progress=False, node_names=names).G
    if kind == "fci":
        from causallearn.search.ConstraintBased.FCI import fci

        return lambda: fci(data, "fisherz", ALPHA, show_progress=False, node_names=names)[0]
    if kind == "ges":
        from causallearn.search.ScoreBased.GES import ges

        # Its score counts lambda_value * log m / 2 for a parameter.
        return lambda: ges(data, "local_score_BIC", parameters={"lambda_value": PENALTY}, node_names=names)["G"]
    if kind == "boss":
        from causallearn.search.PermutationBased.BOSS import boss

        return lambda: boss(data, "local_score_BIC_from_cov", {"lambda_value": PENALTY}, verbose=False, node_names=names)
    if kind == "grasp":
        from causallearn.search.PermutationBased.GRaSP import grasp

        return lambda: grasp(data, "local_score_BIC_from_cov", 3, {"lambda_value": PENALTY}, verbose=False, node_names=names)
    if kind == "direct-lingam":
        from causallearn.search.FCMBased.lingam import DirectLiNGAM

        def lingam():
            model = DirectLiNGAM()
            model.fit(data)
            return model.adjacency_matrix_

        return lingam
    raise SystemExit(f"{kind} is not known")


def main():
    kind, file = sys.argv[1:]
    with gzip.open(file, "rt") as text:
        rows = list(csv.reader(text))
    names = rows[0]
    data = np.array(rows[1:], dtype=float)
    if kind == "pc-chi-square":
        data = data.astype(int)
    call = search(kind, data, names)
    best = float("inf")
    end = time.monotonic() + SECONDS
    while True:
        with redirect_stdout(io.StringIO()):
            start = time.process_time()
            found = call()
            best = min(best, time.process_time() - start)
        if time.monotonic() > end:
            break
    if kind == "direct-lingam":
        edges = [[names[b], names[a], "->"] for a, b in zip(*np.nonzero(np.abs(found) > 0.05))]
    else:
        edges = renamed(found, names)
    print()
    print(json.dumps({"millis": best * 1000, "edges": edges}))


main()
