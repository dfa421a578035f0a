"""What `assess` does, in pandas and scikit-learn, without the reasons and without a list of rejected rows.

    /usr/bin/python3 benchmarks/peers/assess.py train TRAIN.csv MODEL.joblib
    /usr/bin/python3 benchmarks/peers/assess.py assess MODEL.joblib DATA.csv OUT.csv

The columns are those of scripts/WideFile.java: n… are numbers with missing values, c… are categories, bad is yes or no.
"""
import sys

import joblib
import pandas as pd


def train(source, model):
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    rows = pd.read_csv(source)
    numbers = [c for c in rows if c.startswith("n")]
    categories = [c for c in rows if c.startswith("c")]
    columns = ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), numbers),
        ("categories", OneHotEncoder(handle_unknown="error"), categories),
    ])
    pipeline = make_pipeline(columns, LogisticRegression(C=1.0, max_iter=1000))
    joblib.dump(pipeline.fit(rows[numbers + categories], rows["bad"] == "yes"), model)


def assess(model, source, target):
    pipeline = joblib.load(model)
    rows = pd.read_csv(source)
    score = pipeline.predict_proba(rows)[:, 1]
    answers = pd.DataFrame({
        "id": rows.index + 2,  # the line, as there is no other id
        "score": score,
        "band": pd.cut(score, [0, 0.1, 0.3, 1], labels=["LOW", "MEDIUM", "HIGH"], right=False),
    })
    answers.to_csv(target, index=False)


if __name__ == "__main__":
    {"train": train, "assess": assess}[sys.argv[1]](*sys.argv[2:])
