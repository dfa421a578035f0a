"""Golden values of io.riskanalyzer.explain.SliceFinder: every slice of one or two features, by scipy and statsmodels.

Run from risk-explain with Debian's Python (numpy 1.24.2, scipy 1.10.1, statsmodels 0.13.5), after
permutation_importance.py, whose importance-data.csv it reads:

    /usr/bin/python3 src/test/reference/slices.py

It writes slices-golden.csv. The probabilities are 1 / (1 + exp(-0.3 * log-odds of the fixed scorer)), too near to one
half. A slice is known by the number of its rows, their sum and the sum of their squares, from row 0.
"""
import itertools
import pathlib

import numpy as np
import pandas as pd
import scipy.stats
import statsmodels.stats.multitest
from permutation_importance import FEATURES, OUTPUT, log_odds

BINS = 4
MIN_ROWS = 40


def cells(name, column):
    """The slices of a feature, as masks."""
    missing = np.isnan(column)
    if name in ("feesOverdue", "programme"):
        masks = [column == level for level in sorted(set(column[~missing]))]
    else:
        ordered = np.sort(column[~missing])
        cuts = sorted({ordered[(i + 1) * len(ordered) // BINS] for i in range(BINS - 1)} - {ordered[0]})
        edges = [-np.inf, *cuts, np.inf]
        masks = [(column >= a) & (column < b) for a, b in zip(edges, edges[1:])]
    return masks + [missing]


def welch(x, wx, y, wy):
    def moments(v, w):
        mean = np.sum(w * v) / np.sum(w)
        effective = np.sum(w) ** 2 / np.sum(w * w)
        variance = np.sum(w * (v - mean) ** 2) / (np.sum(w) - np.sum(w * w) / np.sum(w))
        return mean, variance / effective, effective

    a, ea, na = moments(x, wx)
    b, eb, nb = moments(y, wy)
    df = (ea + eb) ** 2 / (ea**2 / (na - 1) + eb**2 / (nb - 1))
    error = np.sqrt(ea + eb)
    half = scipy.stats.t.ppf(0.975, df) * error
    return a, b, a - b - half, a - b + half, scipy.stats.t.sf((a - b) / error, df)


def main():
    data = pd.read_csv(OUTPUT / "importance-data.csv")
    X = data[FEATURES].to_numpy(float)
    X[X[:, 4] == -1, 4] = 0  # an unknown programme is read as the first
    y = data["label"].to_numpy()
    p = 1 / (1 + np.exp(-0.3 * log_odds(X)))
    index = np.arange(len(y))
    with open(OUTPUT / "slices-golden.csv", "w") as out:
        print("# numpy, scipy.stats.t; p adjusted by statsmodels multipletests(method='holm')", file=out)
        print("loss,weighted,rows,sum,squares,mean,elsewhere,from,to,adjusted,predicted,observed", file=out)
        for loss, weighted in itertools.product(["SQUARED", "LOG_LOSS", "SURPRISE"], [False, True]):
            w = data["weight"].to_numpy() if weighted else np.ones(len(y))
            losses = (p - y) ** 2 if loss == "SQUARED" else -np.log(np.where(y == 1, p, 1 - p))
            if loss == "SURPRISE":
                losses += p * np.log(p) + (1 - p) * np.log(1 - p)
            axes = [cells(name, X[:, i]) for i, name in enumerate(FEATURES)]
            masks = [m for axis in axes for m in axis]
            masks += [a & b for one, two in itertools.combinations(axes, 2) for a in one for b in two]
            masks = [m for m in masks if m.sum() >= MIN_ROWS and (~m).sum() >= MIN_ROWS]
            found = [welch(losses[m], w[m], losses[~m], w[~m]) for m in masks]
            if not weighted:
                for m, (*_, pvalue) in zip(masks, found):
                    scipys = scipy.stats.ttest_ind(losses[m], losses[~m], equal_var=False, alternative="greater")
                    assert abs(scipys.pvalue - pvalue) < 1e-12
            adjusted = statsmodels.stats.multitest.multipletests([f[-1] for f in found], method="holm")[1]
            for m, f, a in zip(masks, found, adjusted):
                at = index[m]
                row = [*f[:4], a, np.average(p[m], weights=w[m]), np.average(y[m], weights=w[m])]
                key = [loss, str(weighted).lower(), len(at), at.sum(), (at**2).sum()]
                print(",".join(map(str, key)) + "," + ",".join(repr(float(v)) for v in row), file=out)


if __name__ == "__main__":
    main()
