"""The cases of KernelBenchmark in numpy: prints the fastest processor time of repeated calls, in seconds.

  OPENBLAS_NUM_THREADS=1 python3 linear_numpy.py CASE [SIZE ...] [FILE]

'version' prints what is installed instead. FILE holds the correlations that the tests of independence are about, doubles by rows.
"""
import sys
import time

import numpy as np

SECONDS = 2


def fastest(call):
    best, begun, runs = float("inf"), time.process_time(), 0
    while time.process_time() - begun < SECONDS or runs < 3:
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
        runs += 1
    return best


def correlation(variables, rows):
    x = np.random.default_rng(1).standard_normal((variables, rows))

    def call():
        z = x - x.mean(axis=1, keepdims=True)
        z /= np.sqrt(np.einsum("ij,ij->i", z, z))[:, None]
        return z @ z.T  # numpy notices, and calls dsyrk

    return fastest(call)


def product(size):
    random = np.random.default_rng(1)
    a, b = random.standard_normal((2, size, size))
    return fastest(lambda: a @ b)


def inverse(columns, rows):
    x = np.random.default_rng(1).standard_normal((rows, columns))
    ridge = 0.1 * np.eye(columns)
    return fastest(lambda: np.linalg.inv(x.T @ x + ridge))


def sparse(rows, entries, columns):
    import scipy.sparse

    a = scipy.sparse.random(rows, rows, entries / rows, "csr", random_state=1)
    b = np.random.default_rng(1).standard_normal((rows, columns))
    return fastest(lambda: a @ b)


def partial(level, count, size, file):
    r = np.fromfile(file).reshape(size, size)
    random = np.random.default_rng(1)
    # All different within a test: steps that do not go round the circle of variables.
    steps = random.integers(1, size // (level + 2), (level + 2, count))
    x, y, *z = (random.integers(size, size=count) + steps.cumsum(axis=0)) % size

    def one(a, b, s):
        return (r[a, b] - r[a, s] * r[b, s]) / np.sqrt((1 - r[a, s] ** 2) * (1 - r[b, s] ** 2))

    def two():
        xy, xt, yt = one(x, y, z[0]), one(x, z[1], z[0]), one(y, z[1], z[0])
        return (xy - xt * yt) / np.sqrt((1 - xt**2) * (1 - yt**2))

    def more():
        given = np.array([x, y, *z]).T
        p = np.linalg.inv(r[given[:, :, None], given[:, None, :]])
        return -p[:, 0, 1] / np.sqrt(p[:, 0, 0] * p[:, 1, 1])

    return fastest({0: lambda: r[x, y], 1: lambda: one(x, y, z[0]), 2: two}.get(level, more))


def separators(size, threshold, file):
    r = np.fromfile(file).reshape(size, size)
    adjacent = np.abs(r) > threshold
    np.fill_diagonal(adjacent, False)
    left = 1 - r * r

    def call():
        first = np.full((size, size), -1, np.int32)
        for x in range(size):
            others = np.flatnonzero(adjacent[x, x + 1 :]) + x + 1
            of_pair = r[x, others, None] - r[x] * r[others]
            separates = of_pair * of_pair <= threshold**2 * (left[x] * left[others])
            separates &= (adjacent[x] | adjacent[others]) & (left[x] > 1e-10) & (left[others] > 1e-10)
            found = separates.argmax(axis=1)
            first[x, others] = np.where(separates[np.arange(len(others)), found], found, -1)
        return first

    return fastest(call)


if __name__ == "__main__":
    case, arguments = sys.argv[1], sys.argv[2:]
    if case == "version":
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        try:
            import scipy

            scipy_version = "scipy " + scipy.__version__
        except ImportError:
            scipy_version = "no scipy"
        print("numpy", np.__version__, "with", blas["name"], blas["version"] + ",", scipy_version)
    else:
        cases = {f.__name__: f for f in (correlation, product, inverse, sparse, partial, separators)}
        values = [a if "/" in a else float(a) if "." in a else int(a) for a in arguments]
        print(repr(cases[case](*values)))
