"""Golden values of io.riskanalyzer.explain.PermutationImportance from scikit-learn.

Run from risk-explain with Debian's Python (python3-sklearn 1.2.1):

    /usr/bin/python3 src/test/reference/permutation_importance.py

It writes two files to src/test/resources/io/riskanalyzer/explain: importance-data.csv, 400 encoded rows (an empty cell
is missing, -1 an unknown level) with label and weight, and importance-golden.csv, what scikit-learn says of them.

The scorer is fixed, not trained: LOG_ODDS below, which GoldenData.java has too. "postcode" is in the data, not in the
scorer.
"""
import pathlib

import numpy as np
import sklearn
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.inspection import permutation_importance
from sklearn.metrics import get_scorer

OUTPUT = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/explain"
ROWS = 400
REPEATS = 200
FEATURES = ["attendance", "mark", "attempts", "feesOverdue", "programme", "age", "postcode"]
METRICS = {
    "auc": "roc_auc",
    "averagePrecision": "average_precision",
    "brier": "neg_brier_score",
    "logLoss": "neg_log_loss",
}


def log_odds(X):
    attendance, mark, attempts, fees, programme, age, _ = X.T
    levels = np.array([0.5, -0.4, 0.1])
    unknown_as_first = np.where(programme == -1, 0, programme)
    return (
        -0.5
        + -6.0 * (attendance - 0.8)
        + np.where(np.isnan(mark), 0.7, -0.08 * (mark - 60))
        + 0.4 * (attempts - 1)
        + 0.6 * (fees - 0.25)
        + np.where(np.isnan(programme), -0.2, levels[np.nan_to_num(unknown_as_first).astype(int)])
        + 0.01 * (age - 21)
    )


class FixedScorer(ClassifierMixin, BaseEstimator):
    classes_ = np.array([0, 1])

    def fit(self, X, y):
        return self

    def decision_function(self, X):
        return log_odds(X)

    def predict_proba(self, X):
        p = 1 / (1 + np.exp(-log_odds(X)))
        return np.column_stack([1 - p, p])


def data():
    random = np.random.default_rng(20)
    # Many decimals, so that no two scores are equal but for rounding: a tie or not would be a matter of the last bit.
    attendance = np.round(random.beta(6, 2, ROWS), 6)
    mark = np.where(random.random(ROWS) < 0.15, np.nan, np.round(20 + 70 * random.beta(3, 2, ROWS), 4))
    attempts = random.poisson(1.0, ROWS)
    fees = random.random(ROWS) < 0.25
    programme = random.choice([0, 1, 2, -1, np.nan], ROWS, p=[0.4, 0.3, 0.15, 0.1, 0.05])
    age = random.integers(18, 40, ROWS)
    postcode = random.integers(1000, 9999, ROWS)
    X = np.column_stack([attendance, mark, attempts, fees, programme, age, postcode]).astype(float)
    y = (random.random(ROWS) < 1 / (1 + np.exp(-log_odds(X)))).astype(int)
    w = random.integers(0, 5, ROWS) / 2
    return X, y, w


def cell(value):
    return "" if np.isnan(value) else repr(int(value) if value == int(value) else float(value))


def main():
    X, y, w = data()
    with open(OUTPUT / "importance-data.csv", "w") as out:
        print(",".join(FEATURES + ["label", "weight"]), file=out)
        for row, label, weight in zip(X, y, w):
            print(",".join([cell(v) for v in row] + [str(label), cell(weight)]), file=out)
    with open(OUTPUT / "importance-golden.csv", "w") as out:
        print(
            f"# scikit-learn {sklearn.__version__}: permutation_importance(scorer, X, y, scoring=[...],"
            f" n_repeats={REPEATS}, random_state=0, sample_weight=None or w)",
            file=out,
        )
        print("# reversed: baseline - scorer(X with the rows of this column in reverse order)", file=out)
        print("metric,weighted,feature,baseline,mean,standardDeviation,reversed", file=out)
        for weights in (None, w):
            results = permutation_importance(
                FixedScorer(),
                X,
                y,
                scoring=list(METRICS.values()),
                n_repeats=REPEATS,
                random_state=0,
                sample_weight=weights,
            )
            for metric, scoring in METRICS.items():
                scorer = get_scorer(scoring)
                baseline = scorer(FixedScorer(), X, y, sample_weight=weights)
                for i, feature in enumerate(FEATURES):
                    reversed_X = X.copy()
                    reversed_X[:, i] = reversed_X[::-1, i]
                    numbers = [
                        abs(baseline),  # scikit-learn negates a loss
                        results[scoring].importances_mean[i],
                        results[scoring].importances_std[i],
                        baseline - scorer(FixedScorer(), reversed_X, y, sample_weight=weights),
                    ]
                    print(
                        ",".join([metric, str(weights is not None).lower(), feature] + [repr(float(n)) for n in numbers]),
                        file=out,
                    )


if __name__ == "__main__":
    main()
