"""Writes expit.txt: log-odds, a blank, the probability 1 / (1 + exp(-x)), each the nearest double. mpmath 1.3.0.

    python3 expit.py > ../resources/io/riskanalyzer/score/expit.txt
"""

import random

from mpmath import exp, mp, mpf

mp.prec = 2400  # enough for exp(745) beside 1

points = [0.0, 1e-300, -1e-300, 1e-17, -1e-17, 0.5, -0.5, 1.0, -1.0, 36.7, -36.7, 37.5, 700.0, -700.0]
points += [-708.9, -709.0, -709.1, -709.7, -709.8, -720.0, -740.0, -744.0]
generator = random.Random(1)
points += [generator.uniform(-5, 5) for _ in range(100)]
points += [generator.uniform(-40, 40) for _ in range(60)]
points += [generator.uniform(-745, -30) for _ in range(40)]

print("# mpmath 1.3.0: float(1 / (1 + exp(-mpf(x)))), mp.prec = 2400")
for x in points:
    print(repr(x), repr(float(1 / (1 + exp(-mpf(x))))))
