"""Writes rows, neighbours and synthetic rows of SMOTE-NC for the tests of io.riskanalyzer.models.internal.Smote.

numpy 1.24; imbalanced-learn takes neither missing values nor rows of one class, so this follows the paper (Chawla et al.
2002, section 6.1) on numbers divided by their standard deviations: their median, the distance of a category that differs,
is then 1. A number that is missing in one of two rows counts as a category that differs.

    python3 smote.py ../resources/io/riskanalyzer/models/smote.csv
"""

import sys

import numpy as np

K = 5
random = np.random.RandomState(11)
n = 80
numbers = np.c_[
    np.round(random.lognormal(10, 1, n), 2),
    np.where(random.uniform(size=n) < 0.15, np.nan, np.round(random.normal(40, 12, n))),
    np.full(n, 7.5),
]
flags = random.randint(0, 2, n).astype(float)
categories = np.where(random.uniform(size=n) < 0.2, np.nan, random.randint(0, 4, n).astype(float))
nominal = np.c_[flags, categories]

spread = np.nanstd(numbers, axis=0)
scaled = np.divide(numbers, spread, where=spread > 0, out=np.zeros_like(numbers))
scaled[np.isnan(numbers)] = np.nan
median = np.median(np.nanstd(scaled, axis=0)[spread > 0])
assert abs(median - 1) < 1e-12

squares = np.zeros((n, n))
for column in scaled.T:
    a, b = np.meshgrid(column, column, indexing="ij")
    one = np.isnan(a) ^ np.isnan(b)
    squares += np.where(one, median**2, np.where(np.isnan(a) & np.isnan(b), 0, (a - b) ** 2))
for column in nominal.T:
    codes = np.nan_to_num(column, nan=-1)
    squares += (codes[:, None] != codes[None, :]) * median**2
np.fill_diagonal(squares, np.inf)
neighbours = np.argsort(squares, axis=1, kind="stable")[:, :K]


def vote(own, values):
    """The most frequent value; the row's own among the most frequent, else the one met first."""
    codes = np.nan_to_num(values, nan=-1)
    counts = {code: (codes == code).sum() for code in codes}
    most = max(counts.values())
    own = np.nan_to_num(own, nan=-1)
    if counts.get(own, 0) == most:
        return own
    return next(code for code in codes if counts[code] == most)


def text(value):
    return "" if np.isnan(value) else repr(float(value))


with open(sys.argv[1], "w") as out:
    for i in range(n):
        print("row", *[text(v) for v in np.r_[numbers[i], nominal[i]]], sep=",", file=out)
    for i in range(n):
        print("neighbours", i, *neighbours[i], sep=",", file=out)
    for _ in range(200):
        i, gap = random.randint(n), random.uniform()
        j = neighbours[i, random.randint(K)]
        made = numbers[i] + gap * (numbers[j] - numbers[i])
        made = np.where(np.isnan(made), numbers[i], made)
        voted = [vote(nominal[i, c], nominal[neighbours[i], c]) for c in range(2)]
        voted = [np.nan if v == -1 else v for v in voted]
        print("made", i, j, repr(float(gap)), *[text(v) for v in np.r_[made, voted]], sep=",", file=out)
