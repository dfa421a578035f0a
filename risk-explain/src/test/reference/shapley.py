# Shapley values against a background, by summing over all coalitions, for ShapGoldenTest:
#   /usr/bin/python3 src/test/reference/shapley.py > src/test/resources/io/riskanalyzer/explain/shapley-golden.csv
# (Python 3.11, numpy 1.24.2)
import itertools
import math
import sys

import numpy as np

random = np.random.default_rng(20261121)
NAMES = "abcde"


def score(x):
    """Additive, multiplied, a jump, a missing value, and all five at once. Columns of rows, shape (rows, 5)."""
    a, b, c, d, e = x.T
    c_or_one = np.where(np.isnan(c), 1.0, c)
    return (0.25 + 0.5 * a - b * c_or_one + np.where(a > 0.2, d, -d * b) + 0.75 * np.isnan(c) * e
            + a * b * c_or_one * d * (e + 2))


def draw(rows):
    x = np.round(random.standard_normal((rows, 5)), 3)
    x[random.random(rows) < 0.25, 2] = np.nan
    x[:, 4] = random.random(rows) < 0.4
    return x


background, subjects = draw(30), draw(25)


def worth(row, coalition):
    mixed = background.copy()
    mixed[:, list(coalition)] = row[list(coalition)]
    return score(mixed).mean()


print("# " + sys.argv[0] + ": 30 rows of the background, then 25 rows with base and contributions; numpy " + np.__version__)
print("kind,a,b,c,d,e,base," + ",".join("phi_" + name for name in NAMES))
text = lambda values: ",".join("" if np.isnan(value) else repr(float(value)) for value in values)
for row in background:
    print("background," + text(row) + ",,,,,,")
for row in subjects:
    phi = np.zeros(5)
    for i in range(5):
        others = [j for j in range(5) if j != i]
        for size in range(5):
            weight = math.factorial(size) * math.factorial(4 - size) / math.factorial(5)
            for coalition in itertools.combinations(others, size):
                phi[i] += weight * (worth(row, coalition + (i,)) - worth(row, coalition))
    print("row," + text(row) + "," + repr(float(worth(row, ()))) + "," + text(phi))
