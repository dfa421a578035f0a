# What scikit-learn takes for the model of LogisticScoringBenchmark, million rows a second on one thread, the columns ready:
#   OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 /usr/bin/python3 benchmarks/peers/score_logistic.py
# (scikit-learn 1.2.1, numpy 1.24.2; 20 numbers and 5 categories of 8 levels as 40 columns of 0 and 1)
import time

import numpy as np
from sklearn.linear_model import LogisticRegression

ROWS = 200_000
random = np.random.default_rng(1)
x = np.zeros((ROWS, 60))
x[:, :20] = random.standard_normal((ROWS, 20))
for category in range(5):
    x[np.arange(ROWS), 20 + 8 * category + random.integers(0, 8, ROWS)] = 1
y = random.random(ROWS) < 1 / (1 + np.exp(-x[:, 0] - x[:, 20]))
model = LogisticRegression(max_iter=200).fit(x[:20_000], y[:20_000])
for name, rows in ("float64", x), ("float32", x.astype(np.float32)):
    taken = []
    for _ in range(11):
        start = time.process_time()
        model.predict_proba(rows)
        taken.append(time.process_time() - start)
    print("predict_proba of %s: %.1f M rows a second" % (name, ROWS / sorted(taken)[5] / 1e6))
