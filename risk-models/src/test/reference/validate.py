"""Writes the numbers that EvaluatorTest, DeLongTest, McNemarTest and TailsOfNormalTest compare with.

DeLong's variances by the formula of the paper, over all pairs (O(n²)), written from DeLong, DeLong and Clarke-Pearson 1988,
equations 3 to 5, with numpy; McNemar's test by statsmodels 0.13.5; the normal distribution by scipy.

    python3 validate.py > ../resources/io/riskanalyzer/models/validate/reference.csv
"""

import sys

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar

print(f"# numpy {np.__version__}, scipy {__import__('scipy').__version__}, "
      f"statsmodels {__import__('statsmodels').__version__}, python {sys.version.split()[0]}")


def kernel(positive, negative):
    return np.where(positive > negative, 1.0, np.where(positive == negative, 0.5, 0.0))


def delong(scores, labels):
    """The areas and their covariance matrix."""
    positives = [s[labels] for s in scores]
    negatives = [s[~labels] for s in scores]
    psi = [kernel(x[:, None], y[None, :]) for x, y in zip(positives, negatives)]
    areas = np.array([p.mean() for p in psi])
    v10 = np.array([p.mean(axis=1) for p in psi])
    v01 = np.array([p.mean(axis=0) for p in psi])
    m, n = psi[0].shape
    s10 = np.atleast_2d(np.cov(v10))
    s01 = np.atleast_2d(np.cov(v01))
    return areas, s10 / m + s01 / n


def doubles(values):
    return ";".join(repr(float(v)) for v in values)


rng = np.random.default_rng(7)
CASES = [  # rows, share of positives, how far the scores tell, grid of the scores (0: no ties), share in common
    (30, 0.5, 1.0, 0, 0.5),
    (200, 0.1, 1.5, 0, 0.9),
    (200, 0.3, 0.7, 0.5, 0.8),
    (101, 0.9, 0.3, 1.0, 0.0),
    (12, 0.5, 0.0, 1.0, 0.5),
    (400, 0.05, 2.0, 0.1, 0.99),
]
for rows, share, reach, grid, common in CASES:
    labels = np.zeros(rows, dtype=bool)
    labels[: max(2, round(rows * share))] = True
    rng.shuffle(labels)
    shared = rng.normal(size=rows)
    scores = []
    for gain in (reach, reach * 0.7):
        noise = np.sqrt(common) * shared + np.sqrt(1 - common) * rng.normal(size=rows)
        values = gain * labels + noise
        scores.append(np.round(values / grid) * grid + 0.0 if grid else values)
    areas, covariance = delong(scores, labels)
    se = np.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
    p = 2 * stats.norm.sf(abs(areas[0] - areas[1]) / se)
    print("delong", doubles(scores[0]), doubles(scores[1]), "".join("1" if l else "0" for l in labels),
          doubles([*areas, covariance[0, 0], covariance[1, 1], covariance[0, 1], p]), sep=",")

for b, c in [(0, 0), (1, 0), (0, 5), (6, 2), (12, 12), (3, 21), (10, 15), (30, 12), (13, 13), (200, 150), (1, 60)]:
    exact = b + c < 25
    p = mcnemar([[7, b], [c, 9]], exact=exact, correction=True).pvalue if b + c else 1.0
    if not exact and b == c:
        p = 1.0  # the correction goes beyond 0: statsmodels returns the p value of (0 − 1)² / (b + c), R's mcnemar.test 1
    print("mcnemar", b, c, repr(float(p)), int(exact), sep=",")

for z in [0.0, 1e-9, 0.1, 0.674, 1.0, 1.96, 2.5, 3.5, 3.54, 5.0, 8.0, 20.0, 37.0]:
    print("twoSided", repr(z), repr(float(2 * stats.norm.sf(z))), sep=",")
for probability in [0.9, 0.5, 0.32, 0.1, 0.05, 0.01, 1e-3, 1e-6, 1e-12]:
    print("quantile", repr(probability), repr(float(stats.norm.isf(probability / 2))), sep=",")
