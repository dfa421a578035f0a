"""Writes rows.csv (log-odds, label, weight) and golden.txt for the tests of io.riskanalyzer.models.calibrate.

scikit-learn 1.2.1, scipy, statsmodels 0.13.5, numpy.

    python3 calibration.py ../resources/io/riskanalyzer/models/calibrate
"""

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import root
from scipy.stats import chi2, norm
from sklearn.calibration import _sigmoid_calibration, calibration_curve
from sklearn.isotonic import IsotonicRegression
from statsmodels.stats.proportion import proportion_confint

folder = Path(sys.argv[1])
random = np.random.RandomState(3)
n = 900
x = np.round(random.normal(-1, 2, n), 2)  # ties
true = 1 / (1 + np.exp(-(0.3 + 0.6 * x + 0.05 * x * np.abs(x))))
y = (random.uniform(0, 1, n) < true).astype(int)
w = np.where(random.uniform(0, 1, n) < 0.1, 0, np.round(random.uniform(0, 5, n), 3))
np.savetxt(folder / "rows.csv", np.c_[x, y, w], fmt=["%.2f", "%d", "%.3f"], delimiter=",")

golden = {}


def expit(z):
    return 1 / (1 + np.exp(-z))


for name, weights in (("plain", np.ones(n)), ("weighted", w)):
    isotonic = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(x, y, sample_weight=weights)
    queries = np.linspace(-9, 9, 181)
    golden[name + "IsotonicScores"] = isotonic.X_thresholds_
    golden[name + "IsotonicProbabilities"] = isotonic.y_thresholds_
    golden[name + "IsotonicQueries"] = queries
    golden[name + "IsotonicPredicted"] = isotonic.predict(queries)

    # Platt's targets, as in scikit-learn; with weights the sums of them.
    positives, negatives = weights[y == 1].sum(), weights[y == 0].sum()
    target = np.where(y == 1, (positives + 1) / (positives + 2), 1 / (negatives + 2))

    def best(columns, start):
        matrix = np.stack(columns, axis=1)

        def gradient(beta):
            return matrix.T @ (weights * (expit(matrix @ beta) - target))

        solution = root(gradient, start, tol=1e-13, options={"xtol": 1e-15})
        assert np.abs(gradient(solution.x)).max() < 1e-9, gradient(solution.x)
        return solution.x

    ones = np.ones(n)
    golden[name + "Platt"] = best([x, ones], [0.5, 0.0])
    if name == "plain":
        a, b = _sigmoid_calibration(x, y)  # by BFGS to about 1e-5; its sign is the other one
        golden["plainScikitLearnPlatt"] = [-a, -b]
    golden[name + "Temperature"] = best([x], [0.5])
    golden[name + "Beta"] = best([np.log(expit(x)), -np.log(expit(-x)), ones], [0.5, 0.5, 0.0])

p = expit(x)
for strategy, name in (("uniform", "width"), ("quantile", "quantile")):
    if strategy == "uniform":
        fraction, mean = calibration_curve(y, p, n_bins=10, strategy=strategy)
        golden["widthObserved"], golden["widthMean"] = fraction, mean
bins = np.clip(np.ceil(p * 10).astype(int) - 1, 0, 9)
counts = np.bincount(bins, minlength=10)
hits = np.bincount(bins, weights=y, minlength=10)
low, high = proportion_confint(hits, counts, alpha=0.05, method="wilson")
golden["wilsonLow"], golden["wilsonHigh"] = low, high
mean, rate = np.bincount(bins, weights=p) / counts, hits / counts
golden["brierParts"] = [
    (counts * (mean - rate) ** 2).sum() / n,
    (counts * (rate - y.mean()) ** 2).sum() / n,
    y.mean() * (1 - y.mean()),
    ((p - mean[bins]) ** 2 - 2 * (p - mean[bins]) * (y - rate[bins])).sum() / n,
]

# Without ties, so that groups of a tenth are the same for everyone.
p = np.arange(1, 601) / 601
y2 = (random.uniform(0, 1, 600) < p**1.15).astype(int)
golden["untiedLabels"] = y2
groups = np.array_split(np.arange(600), 10)
statistic = sum(
    (y2[g].sum() - p[g].sum()) ** 2 / (p[g].sum() * (1 - p[g].mean())) for g in groups
)
golden["hosmerLemeshow"] = [statistic, chi2.sf(statistic, 10)]
z = ((y2 - p) * (1 - 2 * p)).sum() / np.sqrt(((1 - 2 * p) ** 2 * p * (1 - p)).sum())
golden["spiegelhalter"] = [z, 2 * norm.sf(abs(z))]
golden["chiSquareTails"] = [chi2.sf(s, d) for d in (1, 2, 8, 10, 100) for s in (0.1, 1, 5, 20, 80)]
golden["normalTails"] = [2 * norm.sf(z) for z in (0, 0.1, 1, 1.96, 5, 20)]

with open(folder / "golden.txt", "w") as out:
    out.write("# scikit-learn 1.2.1, scipy, statsmodels 0.13.5; by src/test/reference/calibration.py\n")
    for name, values in golden.items():
        out.write(name + " " + " ".join(repr(float(value)) for value in values) + "\n")
