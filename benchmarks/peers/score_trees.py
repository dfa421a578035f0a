# What Python's libraries take for the trees of TreeScoringBenchmark, microseconds of processor time a row on one thread:
#   OMP_NUM_THREADS=1 /usr/bin/python3 benchmarks/peers/score_trees.py
# (xgboost 1.7.4, scikit-learn 1.2.1, numpy 1.24.2; rows drawn like those of LoanColumns)
import time

import numpy as np
import xgboost as xgb
from sklearn.ensemble import RandomForestClassifier

random = np.random.default_rng(1)


def draw(rows, missing):
    numbers = random.standard_normal((rows, 20)).astype(np.float32)
    levels = random.integers(0, 5, (rows, 6))
    x = np.zeros((rows, 50), np.float32)
    x[:, :20] = numbers
    for i in range(6):
        x[np.arange(rows), 20 + 5 * i + levels[:, i]] = 1
    z = (-2.4 + 0.5 * x[:, 0] - 0.6 * x[:, 1] + 0.4 * x[:, 2] * x[:, 3] + 0.3 * np.abs(x[:, 4])
         + 0.5 * x[:, 22] - 0.4 * x[:, 28] * x[:, 5] + 0.2 * np.sin(3 * x[:, 6]))
    y = (random.random(rows) < 1 / (1 + np.exp(-z))).astype(int)
    x[:, :20][random.random((rows, 20)) < missing] = np.nan
    return x, y


def best(name, rows, predict, times=5):
    predict()
    taken = []
    for _ in range(times):
        start = time.process_time()
        predict()
        taken.append(time.process_time() - start)
    print("%-40s %.3f us a row" % (name, 1e6 * min(taken) / rows), flush=True)


x, y = draw(100_000, 0.05)
score, _ = draw(20_000, 0.05)
settings = {"objective": "binary:logistic", "tree_method": "hist", "nthread": 1}
boosted = xgb.train({**settings, "max_depth": 6, "eta": 0.1}, xgb.DMatrix(x, y), 100)
best("xgboost 100 x 6, inplace_predict", len(score), lambda: boosted.inplace_predict(score))

# This scikit-learn's forest takes no missing values.
x, y = draw(100_000, 0)
score, _ = draw(20_000, 0)
forest = RandomForestClassifier(100, max_depth=12, n_jobs=1, random_state=1).fit(x, y)
best("scikit-learn forest 100 x 12", len(score), lambda: forest.predict_proba(score))
