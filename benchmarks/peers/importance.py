# What scikit-learn's permutation_importance takes for the models of PermutationImportanceBenchmark, seconds of processor time
# on one thread, 20,000 rows x 26 columns, 5 repeats, AUC:
#   OMP_NUM_THREADS=1 /usr/bin/python3 benchmarks/peers/importance.py
# (xgboost 1.7.4, scikit-learn 1.2.1, numpy 1.24.2; rows drawn like those of LoanColumns, categories as codes)
import time

import numpy as np
import xgboost as xgb
from sklearn.ensemble import RandomForestClassifier
from sklearn.inspection import permutation_importance

random = np.random.default_rng(1)


def draw(rows, missing):
    numbers = random.standard_normal((rows, 20)).astype(np.float32)
    levels = random.integers(0, 5, (rows, 6))
    x = np.concatenate([numbers, levels.astype(np.float32)], axis=1)
    z = (-2.4 + 0.5 * x[:, 0] - 0.6 * x[:, 1] + 0.4 * x[:, 2] * x[:, 3] + 0.3 * np.abs(x[:, 4])
         + 0.5 * (levels[:, 0] == 2) - 0.4 * (levels[:, 1] == 3) * x[:, 5] + 0.2 * np.sin(3 * x[:, 6]))
    y = (random.random(rows) < 1 / (1 + np.exp(-z))).astype(int)
    x[:, :20][random.random((rows, 20)) < missing] = np.nan
    return x, y


def measure(name, model, x, y):
    start = time.process_time()
    permutation_importance(model, x, y, scoring="roc_auc", n_repeats=5, n_jobs=1, random_state=1)
    print("%-30s %.2f s" % (name, time.process_time() - start), flush=True)


x, y = draw(100_000, 0.05)
rows, labels = draw(20_000, 0.05)
boosted = xgb.XGBClassifier(n_estimators=100, max_depth=6, learning_rate=0.1, tree_method="hist", n_jobs=1).fit(x, y)
measure("xgboost 100 x 6", boosted, rows, labels)

# This scikit-learn's forest takes no missing values.
x, y = draw(100_000, 0)
rows, labels = draw(20_000, 0)
forest = RandomForestClassifier(100, max_depth=12, n_jobs=1, random_state=1).fit(x, y)
measure("scikit-learn forest 100 x 12", forest, rows, labels)
