"""Loans, and what scikit-learn's logistic regression makes of them.

Run from risk-models with Debian's Python (python3-sklearn 1.2.1, python3-pandas 1.5.3):

    /usr/bin/python3 src/test/reference/logistic.py

It writes src/test/resources/io/riskanalyzer/models/logistic.csv: features (empty for missing), the outcome, and for the
rows that were not trained on the log-odds, pipeline.decision_function(x).
"""
import pathlib

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

assert sklearn.__version__ == "1.2.1"
OUTPUT = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/models/logistic.csv"
ROWS, TRAIN = 3000, 2000
NUMBERS = ["income", "age", "utilisation", "owner"]
CATEGORIES = ["purpose", "region"]

rng = np.random.default_rng(20240229)
income = np.round(rng.normal(50_000, 10_000, ROWS) * np.where(rng.random(ROWS) < 0.01, 8, 1))
age = np.round(rng.normal(40, 12, ROWS))
no_age = rng.random(ROWS) < 0.1
utilisation = np.round(rng.exponential(1, ROWS), 3)
owner = rng.integers(0, 2, ROWS)
purpose = rng.choice(["car", "home", "study"], ROWS, p=[0.5, 0.3, 0.2])
region = rng.choice(["north", "east", "south", ""], ROWS, p=[0.4, 0.3, 0.15, 0.15])
log_odds = (
    -1.5
    + (50_000 - income) / 40_000
    + np.where(no_age, 0.8, (40 - age) / 20)
    + 0.7 * utilisation
    - 0.5 * owner
    + 0.5 * (purpose == "study")
    - 0.4 * (region == "")
    + 0.3 * (region == "south")
)
loans = pd.DataFrame(
    {
        "income": income.astype(int),
        "age": pd.array(np.where(no_age, -1, age).astype(int), dtype="Int64"),
        "utilisation": utilisation,
        "owner": owner,
        "purpose": purpose,
        "region": region,
        "defaulted": (rng.random(ROWS) < 1 / (1 + np.exp(-log_odds))).astype(int),
    }
)
loans.loc[no_age, "age"] = pd.NA

x, y = loans[NUMBERS + CATEGORIES].astype({"age": float}), loans["defaulted"]
pipeline = make_pipeline(
    make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), NUMBERS),
        (OneHotEncoder(handle_unknown="ignore"), CATEGORIES),
    ),
    LogisticRegression(C=1, max_iter=1000),
)
pipeline.fit(x[:TRAIN], y[:TRAIN])
decision = pipeline.decision_function(x[TRAIN:])
loans["logOdds"] = [""] * TRAIN + [repr(s) for s in decision]
loans.to_csv(OUTPUT, index=False, lineterminator="\n")
print("AUC", roc_auc_score(y[TRAIN:], decision), "log loss", log_loss(y[TRAIN:], 1 / (1 + np.exp(-decision))))
