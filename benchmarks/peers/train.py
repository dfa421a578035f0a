"""What Python's libraries take for the trainings of TrainingTimes, on the rows that it writes.

    /usr/bin/python3 benchmarks/peers/train.py FOLDER xgboost|forest|logistic|logistic-fit RUNS THREADS

The clock runs from the matrix in single precision to the fitted model. The logistic regression is measured with the scaling
that it needs, and as logistic-fit without.
"""
import os
import sys
import time

folder, name, runs, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = str(threads)

import numpy as np  # noqa: E402
from sklearn.metrics import roc_auc_score  # noqa: E402


def read(part):
    x = np.fromfile(os.path.join(folder, part + ".x"), np.float32).reshape(-1, 50)
    return x, np.fromfile(os.path.join(folder, part + ".y"), np.float32)


x, y = read("train")
held, held_y = read("test")


def memory(what):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(what + ":"))


if name == "xgboost":
    import xgboost

    def train():
        settings = {"objective": "binary:logistic", "tree_method": "hist", "max_depth": 6, "eta": 0.1, "nthread": threads}
        return xgboost.train(settings, xgboost.DMatrix(x, y), 100)

    def scores(model):
        return model.inplace_predict(held)
elif name == "forest":
    from sklearn.ensemble import RandomForestClassifier

    def train():
        return RandomForestClassifier(100, max_depth=12, n_jobs=threads, random_state=1).fit(x, y)

    def scores(model):
        return model.predict_proba(held)[:, 1]
else:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    doubles = FunctionTransformer(lambda values: values.astype(np.float64))
    scaled = make_pipeline(doubles, StandardScaler()).fit(x)
    standardised = scaled.transform(x)

    def train():
        if name == "logistic-fit":
            return LogisticRegression(max_iter=200).fit(standardised, y)
        return make_pipeline(doubles, StandardScaler(), LogisticRegression(max_iter=200)).fit(x, y)

    def scores(model):
        return model.predict_proba(scaled.transform(held) if name == "logistic-fit" else held)[:, 1]

before = memory("VmRSS")
taken = []
for _ in range(runs):
    start = time.perf_counter()
    model = train()
    taken.append(time.perf_counter() - start)
print("peer %-12s median %.3f s of %s, AUC %.4f, resident before %.0f MB, at most %.0f MB" % (
    name, sorted(taken)[runs // 2], [round(t, 3) for t in taken], roc_auc_score(held_y, scores(model)), before,
    memory("VmHWM")))
