"""Times pgmpy on random questions about Bayesian networks and writes questions, times and answers.

  python3 pgmpy_queries.py FOLDER_OF_BIF_FILES OUTPUT.json [network ...]

Needs pgmpy on the PYTHONPATH. Questions are seeded: posteriors of one variable given three others, and the same after an intervention on
one more. Interventions are answered as pgmpy's documentation has it: `model.do`, then variable elimination. Times are the median of
repeated calls, in seconds; loading is timed once, as its work is cached for the next time.
"""
import json, logging, os, random, statistics, sys, time, warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)
import pgmpy
from pgmpy.inference import VariableElimination
from pgmpy.readwrite import BIFReader

QUESTIONS, REPEATS, SECONDS = 10, 9, 4.0


def timed(call):
    """The last result and the median time of up to REPEATS calls within SECONDS."""
    times, begun = [], time.perf_counter()
    while len(times) < REPEATS and (not times or time.perf_counter() - begun < SECONDS):
        start = time.perf_counter()
        result = call()
        times.append(time.perf_counter() - start)
    return result, statistics.median(times)


def sample(model, fixed, draw):
    """One joint state with some variables set, so that the evidence is possible."""
    states = {}
    order = []
    waiting = list(model.nodes())
    while waiting:
        for node in list(waiting):
            if all(parent in states for parent in model.get_parents(node)):
                waiting.remove(node)
                order.append(node)
                cpd = model.get_cpds(node)
                row = cpd.to_factor().reduce([(p, states[p]) for p in cpd.variables[1:]], inplace=False) if cpd.variables[1:] else cpd.to_factor()
                weights = row.values.ravel()
                states[node] = fixed.get(node) or draw.choices(cpd.state_names[node], weights)[0]
    return states


def ancestors(model, node):
    found, stack = set(), [node]
    while stack:
        for parent in model.get_parents(stack.pop()):
            if parent not in found:
                found.add(parent)
                stack.append(parent)
    return found


def questions(model, draw):
    nodes = sorted(model.nodes())
    leaves = [n for n in nodes if not list(model.successors(n))]
    for number in range(QUESTIONS):
        target = draw.choice(leaves)
        others = [n for n in nodes if n != target]
        do = {}
        if number % 2:
            above = sorted(ancestors(model, target))
            if above:
                name = draw.choice(above)
                do = {name: draw.choice(model.get_cpds(name).state_names[name])}
                others.remove(name)
        states = sample(model.do(list(do)) if do else model, do, draw)
        evidence = {n: states[n] for n in draw.sample(others, min(3, len(others)))}
        yield target, evidence, do


def answer(model, inference, target, evidence, do):
    if not do:
        return lambda: inference.query([target], evidence, show_progress=False)
    return lambda: VariableElimination(model.do(list(do))).query([target], {**evidence, **do}, show_progress=False)


def main(folder, output, names):
    rows = []
    for name in names or sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".bif")):
        start = time.perf_counter()
        model = BIFReader(os.path.join(folder, name + ".bif")).get_model()
        row = {"network": name, "pgmpy": pgmpy.__version__, "loadSeconds": time.perf_counter() - start, "questions": []}
        draw, inference = random.Random(7), VariableElimination(model)
        for target, evidence, do in questions(model, draw):
            factor, seconds = timed(answer(model, inference, target, evidence, do))
            labels = factor.state_names[target]
            p = dict(zip(labels, map(float, factor.values)))
            row["questions"].append({"target": target, "evidence": evidence, "do": do, "seconds": seconds, "p": p})
        rows.append(row)
        print(f"{name}: load {row['loadSeconds']:.2f} s, posterior "
              f"{1e3 * statistics.median(q['seconds'] for q in row['questions'] if not q['do']):.3f} ms, do "
              f"{1e3 * statistics.median(q['seconds'] for q in row['questions'] if q['do']):.3f} ms", flush=True)
    with open(output, "w", encoding="utf-8") as out:
        json.dump(rows, out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
