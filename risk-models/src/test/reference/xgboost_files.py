# Writes the models and rows that XgboostModelsTest reads: /usr/bin/python3 xgboost_files.py FOLDER
# (numpy 1.24.2, pandas 1.5.3, xgboost 1.7.4)
import sys
import numpy as np
import pandas as pd
import xgboost as xgb

folder = sys.argv[1] + "/"
random = np.random.RandomState(11)
ROWS = 400


def draw(rows):
    x = random.rand(rows, 3).astype(np.float32)
    job = random.randint(0, 4, rows)
    frame = pd.DataFrame({"a": x[:, 0], "b": np.round(x[:, 1] * 20) / 20, "late": (x[:, 2] > 0.7).astype(np.float32)})
    score = frame.a - frame.b + 0.8 * (job == 2) + 0.4 * frame.late + 0.3 * random.randn(rows)
    label = (score > 0.3).astype(int)
    frame = frame.astype(np.float32)
    for name in ("a", "b", "late"):
        frame.loc[random.rand(rows) < 0.1, name] = np.nan
    levels = pd.Series(pd.Categorical.from_codes(job, ["none", "paid", "own", "other"]))
    levels[random.rand(rows) < 0.1] = np.nan
    return frame, levels, label


train, train_job, label = draw(3000)
test, test_job, _ = draw(ROWS)


def margins(name, settings, columns, rounds=20):
    matrix = xgb.DMatrix(columns(train, train_job), label, enable_categorical=True)
    model = xgb.train({"nthread": 1, "seed": 1, "max_depth": 4, "tree_method": "hist", **settings}, matrix, rounds)
    for ending in ("json", "ubj"):
        model.save_model(folder + "xgboost-" + name + "." + ending)
    return model.predict(xgb.DMatrix(columns(test, test_job), enable_categorical=True), output_margin=True)


def one_hot(frame, job):
    return pd.concat([frame, pd.get_dummies(job, prefix="job", prefix_sep="=").astype(np.float32)], axis=1)


def sets(frame, job):
    return frame.assign(job=job)


out = test.assign(job=test_job.astype(object))
out["one-hot"] = margins("one-hot", {"objective": "binary:logistic"}, one_hot)
out["sets"] = margins("sets", {"objective": "binary:logistic", "max_cat_to_onehot": 1, "base_score": 0.3}, sets)
out["regression"] = margins("regression", {"objective": "reg:squarederror", "booster": "dart", "rate_drop": 0.2}, one_hot)
for name in ("one-hot", "sets", "regression"):
    out[name] = out[name].map(lambda x: repr(float(x)))
for name in ("a", "b", "late"):
    out[name] = out[name].map(lambda x: "" if np.isnan(x) else repr(float(x)))
out.to_csv(folder + "xgboost.csv", index=False)
