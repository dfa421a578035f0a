"""Writes isotonic.txt and beta.txt for IsotonicCalibrationTest and BetaCalibrationTest.

scikit-learn 1.2.1 (IsotonicRegression.predict through the thresholds that it learnt), mpmath 1.3.0.

    python3 calibration.py ../resources/io/riskanalyzer/score
"""

import random
import sys
from pathlib import Path

import numpy as np
from mpmath import exp, log, mp, mpf
from sklearn.isotonic import IsotonicRegression

folder = Path(sys.argv[1])
mp.prec = 2400

random_state = np.random.RandomState(1)
x = np.round(random_state.normal(0, 2, 400), 2)
y = random_state.uniform(0, 1, 400) < 1 / (1 + np.exp(-x))
isotonic = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(x, y)
queries = np.concatenate([isotonic.X_thresholds_, random_state.uniform(-8, 8, 300)])
with open(folder / "isotonic.txt", "w") as out:
    out.write("# scikit-learn 1.2.1: X_thresholds_, y_thresholds_, then scores and IsotonicRegression.predict\n")
    for values in (isotonic.X_thresholds_, isotonic.y_thresholds_, queries, isotonic.predict(queries)):
        out.write(" ".join(repr(float(value)) for value in values) + "\n")

generator = random.Random(1)
with open(folder / "beta.txt", "w") as out:
    out.write("# mpmath 1.3.0: scale lowPower highPower intercept rawScore probability, mp.prec = 2400\n")
    for i in range(300):
        a, b, c = generator.uniform(0, 4), generator.uniform(0, 4), generator.uniform(-3, 3)
        if i % 2 == 0:
            scale, raw = "PROBABILITY", generator.choice([generator.random(), 10 ** generator.uniform(-14, 0)])
            p = mpf(raw)
        else:
            scale, raw = "LOG_ODDS", generator.choice([generator.uniform(-5, 5), generator.uniform(-60, 60)])
            p = 1 / (1 + exp(-mpf(raw)))
        probability = 1 / (1 + exp(-(mpf(c) + mpf(a) * log(p) - mpf(b) * log(1 - p))))
        out.write(f"{scale} {a!r} {b!r} {c!r} {raw!r} {float(probability)!r}\n")
