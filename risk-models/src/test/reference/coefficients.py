"""What scikit-learn and statsmodels make of the loans of logistic.csv: coefficients, standard errors, likelihoods.

Run from risk-models with Debian's Python (python3-sklearn 1.2.1, python3-statsmodels 0.13.5, python3-pandas 1.5.3):

    /usr/bin/python3 src/test/reference/coefficients.py

It reads the rows that logistic.py trained on and writes src/test/resources/io/riskanalyzer/models/coefficients.csv: the
fit, the column, the estimate in the units of the data, and its standard error, z, p-value and interval of 95 % where there
are. A line "log-likelihood" has that as its estimate.
"""
import pathlib
import warnings

import numpy as np
import pandas as pd
import sklearn
import sklearn.exceptions
import statsmodels
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

assert sklearn.__version__ == "1.2.1" and statsmodels.__version__.startswith("0.13.5")
warnings.filterwarnings("error", category=sklearn.exceptions.ConvergenceWarning)
FOLDER = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/models"
loans = pd.read_csv(FOLDER / "logistic.csv")[:2000]
y = loans["defaulted"].to_numpy()
weights = 1.0 + np.arange(len(y)) % 3
lines = []

scaled = pd.DataFrame({"income": loans["income"].astype(float)})
scaled["age"] = loans["age"]
scaled["age is missing"] = loans["age"].isna().astype(float)
scaled["utilisation"] = loans["utilisation"]
scaled["owner"] = loans["owner"].astype(float)
levels = pd.DataFrame({"purpose = " + v: (loans["purpose"] == v).astype(float) for v in ["car", "home", "study"]})
for v in ["north", "east", "south"]:
    levels["region = " + v] = (loans["region"] == v).astype(float)
levels["region is missing"] = loans["region"].isna().astype(float)


def imputed(w):
    """A missing age becomes the weighted median of the others: of a row of weight w there are w rows."""
    known = loans["age"].notna()
    order = loans["age"][known].argsort()
    age, upto = loans["age"][known].iloc[order].to_numpy(), np.cumsum(w[known.to_numpy()][order])
    at = np.searchsorted(upto, upto[-1] / 2, side="right")
    exact = np.isclose(upto, upto[-1] / 2, rtol=1e-14, atol=0).any()
    assert not exact or age[at] == age[at - 1]  # the middle is one value
    return scaled.assign(age=scaled["age"].fillna(age[at]))


def penalised(fit, w, **settings):
    x = imputed(w)
    mean = np.average(x, axis=0, weights=w)
    deviation = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=w))
    x = np.hstack([(x - mean) / deviation, levels])
    model = LogisticRegression(tol=1e-10, max_iter=20_000, random_state=1, **settings).fit(x, y, sample_weight=w)
    beta = model.coef_[0]
    k = len(deviation)
    lines.append((fit, "(intercept)", model.intercept_[0] - (beta[:k] * mean / deviation).sum()))
    lines.extend((fit, c, b) for c, b in zip(scaled.columns, beta[:k] / deviation))
    lines.extend((fit, c, b) for c, b in zip(levels.columns, beta[k:]))


def greatest_likelihood(fit, w):
    x = sm.add_constant(pd.concat([imputed(w), levels.drop(columns=["purpose = car", "region = north"])], axis=1))
    x = x.rename(columns={"const": "(intercept)"})
    result = sm.GLM(y, x, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14, maxiter=100)
    if fit == "plain":  # the same by the other class
        other = sm.Logit(y, x).fit(method="newton", tol=1e-14, disp=False)
        np.testing.assert_allclose(other.bse, result.bse, rtol=1e-9)
        np.testing.assert_allclose(other.llf, result.llf, rtol=1e-12)
    interval = result.conf_int()
    for c in x.columns:
        lines.append(
            (fit, c, result.params[c], result.bse[c], result.tvalues[c], result.pvalues[c], *interval.loc[c])
        )
    lines.append((fit, "log-likelihood", result.llf))


ones = np.ones(len(y))
penalised("l2", ones, C=1, solver="newton-cholesky")
penalised("l2 strong", ones, C=0.01, solver="newton-cholesky")
penalised("l2 weighted", weights, C=1, solver="newton-cholesky")
penalised("l2 balanced", np.where(y == 1, (len(y) - y.sum()) / y.sum(), 1), C=1, solver="newton-cholesky")
penalised("l1", ones, C=0.1, penalty="l1", solver="saga")
penalised("elastic", ones, C=0.05, penalty="elasticnet", l1_ratio=0.5, solver="saga")
greatest_likelihood("plain", ones)
greatest_likelihood("weighted", weights)
with open(FOLDER / "coefficients.csv", "w") as file:
    file.write("fit,column,estimate,standardError,z,p,from,to\n")
    for line in lines:
        file.write(",".join([line[0], line[1]] + [repr(float(v)) for v in line[2:]] + [""] * (8 - len(line))) + "\n")
