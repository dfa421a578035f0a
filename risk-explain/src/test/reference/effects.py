"""Golden values of io.riskanalyzer.explain.Effects: scikit-learn's partial dependence, and numpy by the formulas.

Run from risk-explain with Debian's Python (python3-sklearn 1.2.1), after permutation_importance.py:

    /usr/bin/python3 src/test/reference/effects.py

It reads importance-data.csv and writes effects-golden.csv beside it. The scores are the probabilities of the fixed scorer
of permutation_importance.py.

- pdp: scikit-learn's brute-force partial dependence, on the grid given here; weighted: numpy's average instead of a mean
- ale: Apley and Zhu 2020 by the definitions; for the category, as in their R package ALEPlot, with the levels ordered by
  eigh of the doubly centred squared distances
- h2, h1: Friedman and Popescu 2008, pairs and one against all, at all rows
- surface: partial dependence of two features
"""
import importlib.util
import pathlib

import numpy as np
import sklearn
from sklearn.inspection import partial_dependence
from sklearn.inspection._partial_dependence import _partial_dependence_brute

HERE = pathlib.Path(__file__).parent
OUTPUT = HERE.parent / "resources/io/riskanalyzer/explain"
spec = importlib.util.spec_from_file_location("fixed", HERE / "permutation_importance.py")
fixed = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fixed)

POINTS = 20
NUMBERS = ["attendance", "mark", "attempts", "age"]
cells = [line.split(",") for line in (OUTPUT / "importance-data.csv").read_text().splitlines() if line[0] != "#"][1:]
DATA = np.array([[float(c) if c else np.nan for c in line] for line in cells])
X, WEIGHTS = DATA[:, :7], DATA[:, 8]
ESTIMATOR = fixed.FixedScorer()
ESTIMATOR.fitted_ = True
score = lambda rows: ESTIMATOR.predict_proba(rows)[:, 1]
column = lambda name: fixed.FEATURES.index(name)


def resolved(name):
    """The column as the scorer reads it: an unknown programme is arts."""
    values = X[:, column(name)]
    return np.where(values == -1, 0, values) if name == "programme" else values


def grid(name, points=POINTS, weights=None):
    values = resolved(name)
    keep = ~np.isnan(values) & ((weights > 0) if weights is not None else True)
    known, w = values[keep], None if weights is None else weights[keep]
    unique = np.unique(known)
    if name not in NUMBERS + ["postcode"] or len(unique) <= points:
        return unique
    if w is None:
        quantiles = np.quantile(known, np.arange(points) / (points - 1), method="inverted_cdf")
        return np.unique(quantiles)
    order = np.argsort(known, kind="stable")
    cumulative = np.cumsum(w[order])
    found = [known.min()] + [
        known[order][np.searchsorted(cumulative * (points - 1), cumulative[-1] * i)] for i in range(1, points)
    ]
    return np.unique(found)


def with_missing(name, values):
    return np.append(values, np.nan) if np.isnan(X[:, column(name)]).any() else values


def at(name, value, rows=X):
    changed = rows.copy()
    changed[:, column(name)] = value
    return changed


def pdp(name):
    values = with_missing(name, grid(name))
    means, _ = _partial_dependence_brute(ESTIMATOR, values.reshape(-1, 1), [column(name)], X, "auto")
    if len(grid(name)) < POINTS:
        known = partial_dependence(ESTIMATOR, X, [column(name)], percentiles=(0, 1), grid_resolution=POINTS, method="brute")
        # the public entry point takes an unknown level for a value of its own; else the two agree
        own = known["values"][0] >= 0
        np.testing.assert_allclose(known["average"][0][own], means[0][: own.sum()], rtol=1e-15)
    return values, means[0]


def weighted_pdp(name):
    values = with_missing(name, grid(name, weights=WEIGHTS))
    return values, np.array([np.average(score(at(name, v)), weights=WEIGHTS) for v in values])


def ale_number(name, weights):
    values = resolved(name)
    edges = grid(name, weights=weights)
    w = np.ones(len(X)) if weights is None else weights
    keep = ~np.isnan(values) & (w > 0)
    bins = np.clip(np.searchsorted(edges, values[keep]), 1, len(edges) - 1)
    rows, w = X[keep], w[keep]
    steps = score(at(name, edges[bins], rows)) - score(at(name, edges[bins - 1], rows))
    mass = np.array([w[bins == k].sum() for k in range(1, len(edges))])
    delta = np.array([np.average(steps[bins == k], weights=w[bins == k]) for k in range(1, len(edges))])
    effect = np.append(0, np.cumsum(delta))
    return edges, effect - np.sum((effect[1:] + effect[:-1]) / 2 * mass) / mass.sum()


def level_order(name):
    levels = grid(name)
    of = resolved(name)
    distance = np.zeros((len(levels), len(levels)))
    for other in fixed.FEATURES:
        if other == name:
            continue
        values = X[:, column(other)]
        for i, a in enumerate(levels):
            for j, b in enumerate(levels):
                one, two = values[of == a], values[of == b]
                if other in NUMBERS + ["postcode"]:
                    q = grid(other, 100)
                    gaps = [abs(np.mean(one <= x) - np.mean(two <= x)) for x in q]
                    distance[i, j] += max(gaps + [0])
                else:
                    both = np.unique(np.append(one, two))
                    distance[i, j] += sum(abs(np.mean(one == x) - np.mean(two == x)) for x in both) / 2
    centre = np.eye(len(levels)) - 1 / len(levels)
    _, vectors = np.linalg.eigh(-0.5 * centre @ distance**2 @ centre)
    line = vectors[:, -1] * (-1 if vectors[0, -1] > 0 else 1)
    return np.argsort(line)


def ale_levels(name):
    values = resolved(name)
    order = level_order(name)
    levels = grid(name)[order]
    rank = {level: i for i, level in enumerate(levels)}
    keep = ~np.isnan(values)
    rows = X[keep]
    place = np.array([rank[v] for v in values[keep]])
    steps = [[] for _ in levels]
    for row, i in zip(rows, place):
        f = lambda level: score(at(name, levels[level], row.reshape(1, -1)))[0]
        if i > 0:
            steps[i].append(f(i) - f(i - 1))
        if i < len(levels) - 1:
            steps[i + 1].append(f(i + 1) - f(i))
    effect = np.append(0, np.cumsum([np.mean(s) for s in steps[1:]]))
    effect -= np.mean(effect[place])
    back = np.argsort(order)
    return grid(name), effect[back]


def centred_dependence(names):
    slots = [column(name) for name in names]
    means = np.empty(len(X))
    for i in range(len(X)):
        changed = X.copy()
        changed[:, slots] = X[i, slots]
        means[i] = score(changed).mean()
    return means - means.mean()


def h2(one, other):
    joint = centred_dependence([one, other])
    left = joint - centred_dependence([one]) - centred_dependence([other])
    return np.sum(left**2) / np.sum(joint**2), np.sqrt(np.mean(left**2))


def h1(name):
    whole = score(X) - score(X).mean()
    left = whole - centred_dependence([name]) - centred_dependence([f for f in fixed.FEATURES if f != name])
    return np.sum(left**2) / np.sum(whole**2), np.sqrt(np.mean(left**2))


lines = [f"# /usr/bin/python3 src/test/reference/effects.py, scikit-learn {sklearn.__version__}, numpy {np.__version__}"]
lines.append("kind,weighted,feature,other,value,effect")
text = lambda value: "" if np.isnan(value) else repr(float(value))


def add(kind, weighted, name, values, effects):
    for value, effect in zip(values, effects):
        lines.append(f"{kind},{weighted},{name},,{text(value)},{effect!r}")


for name in ["attendance", "mark", "attempts", "feesOverdue", "programme", "postcode"]:
    add("pdp", "false", name, *pdp(name))
    add("pdp", "true", name, *weighted_pdp(name))
for name in ["attendance", "mark", "attempts", "feesOverdue"]:
    add("ale", "false", name, *ale_number(name, None))
    add("ale", "true", name, *ale_number(name, WEIGHTS))
add("ale", "false", "programme", *ale_levels("programme"))
for a in with_missing("mark", grid("mark", 5)):
    for b in grid("attempts", 5):
        changed = at("attempts", b, at("mark", a))
        lines.append(f"surface,false,mark,attempts,{text(a)}/{text(b)},{score(changed).mean()!r}")
chosen = ["attendance", "mark", "feesOverdue"]
for i, one in enumerate(chosen):
    share, deviation = h1(one)
    lines.append(f"h1,false,{one},,{share!r},{deviation!r}")
    for other in chosen[i + 1 :]:
        share, deviation = h2(one, other)
        lines.append(f"h2,false,{one},{other},{share!r},{deviation!r}")
(OUTPUT / "effects-golden.csv").write_text("\n".join(lines) + "\n")
