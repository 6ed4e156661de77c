"""The cases of SamplingKernelBenchmark in numpy: prints the fastest processor time of repeated calls, in seconds.

  OPENBLAS_NUM_THREADS=1 python3 sampling_numpy.py CASE

Random numbers are those of numpy's own Philox generator. The noise is drawn once for all interventions, and what an intervention leaves alone is
not computed again, as here; arrays are blocks of samples that stay in the cache.
"""
import sys
import time

import numpy as np

NODES, INTERVENTIONS, SAMPLES = 20, 100, 100_000
REPLICATES, ROWS, TERMS = 1000, 100_000, 5
EVIDENCE = 10_000
BLOCK = 8192
SECONDS = 3

SHAPES = [
    lambda x: x,
    np.square,
    np.sin,
    np.tanh,
    lambda x: np.maximum(x, 0),
    lambda x: 1 / (1 + np.exp(-x)),
]
SQUARE = 1


def fastest(call):
    best, begun, runs = float("inf"), time.process_time(), 0
    while time.process_time() - begun < SECONDS or runs < 3:
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
        runs += 1
    return best


def simulate(linear, everything):
    shapes = SHAPES[:1] if linear else SHAPES
    terms = []
    for node in range(NODES):
        parents = [(node - back, (3 * node + back) % len(shapes)) for back in range(1, min(3, node) + 1)]
        terms.append([(parent, shape, 0.05 if shape == SQUARE else 0.4) for parent, shape in parents])
    outcomes = list(range(NODES)) if everything else [NODES - 1]
    generator = np.random.Generator(np.random.Philox(1))
    moments = np.zeros((INTERVENTIONS, 2, len(outcomes)))
    for first in range(0, SAMPLES, BLOCK):
        count = min(BLOCK, SAMPLES - first)
        noise = generator.standard_normal((NODES, count)) + 0.1
        base = {}
        equations(range(NODES), terms, shapes, noise, base, base)
        for one in range(INTERVENTIONS):
            chosen = one % (NODES - 1)
            own = {chosen: np.full(count, 0.01 * one)}
            # All nodes come after their three parents, so that these are the ones that change.
            equations(range(chosen + 1, NODES), terms, shapes, noise, base, own)
            for at, outcome in enumerate(outcomes):
                column = own[outcome] if outcome in own else base[outcome]
                mean = column.mean()
                squares = np.square(column - mean).sum()
                merge(moments[one, :, at], first, count, mean, squares)
    moments[:, 1] /= SAMPLES - 1
    return moments


def equations(nodes, terms, shapes, noise, base, own):
    for node in nodes:
        value = noise[node].copy()
        for parent, shape, factor in terms[node]:
            x = own[parent] if parent in own else base[parent]
            value += factor * shapes[shape](x)
        own[node] = value


def merge(moments, before, count, mean, squares):
    distance, share = mean - moments[0], count / (before + count)
    moments[0] += distance * share
    moments[1] += squares + distance * distance * share * before


def bootstrap():
    generator = np.random.Generator(np.random.Philox(1))
    terms = np.random.Generator(np.random.Philox(2)).standard_normal((ROWS, TERMS))
    terms = np.hstack([np.ones((ROWS, 1)), terms])

    def sums():
        result = np.empty((REPLICATES, TERMS + 1))
        for first in range(0, REPLICATES, 20):
            result[first : first + 20] = generator.poisson(1.0, (20, ROWS)) @ terms
        return result

    return sums


def factors(shared):
    generator = np.random.Generator(np.random.Philox(1))
    f = generator.random((2, 3) if shared else (EVIDENCE, 2, 3))
    g = generator.random((3, 2) if shared else (EVIDENCE, 3, 2))
    h = generator.random((EVIDENCE, 2, 2))
    subscripts = "ab,bc,nca->na" if shared else "nab,nbc,nca->na"
    path = np.einsum_path(subscripts, f, g, h, optimize="optimal")[0]
    direct = fastest(lambda: np.einsum(subscripts, f, g, h))
    planned = fastest(lambda: np.einsum(subscripts, f, g, h, optimize=path))
    return min(direct, planned)


CASES = {
    "linear-last": lambda: fastest(lambda: simulate(True, False)),
    "linear-all": lambda: fastest(lambda: simulate(True, True)),
    "nonlinear-last": lambda: fastest(lambda: simulate(False, False)),
    "nonlinear-all": lambda: fastest(lambda: simulate(False, True)),
    "bootstrap": lambda: fastest(bootstrap()),
    "factors": lambda: factors(False),
    "factors-shared": lambda: factors(True),
}

print(CASES[sys.argv[1]]())
