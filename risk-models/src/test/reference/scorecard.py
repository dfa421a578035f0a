"""What pandas and statsmodels make of a scorecard on the loans of logistic.csv, with bins that are given.

Run from risk-models with Debian's Python (python3-statsmodels 0.13.5, python3-pandas 1.5.3):

    /usr/bin/python3 src/test/reference/scorecard.py

It reads the rows that logistic.py trained on and writes src/test/resources/io/riskanalyzer/models/scorecard/scorecard.csv:
the fit (plain or weighted), the feature, what the line tells, and the numbers. "woe" and "points" are by bin; "coefficient"
is estimate, standard error, z, p-value, and variance inflation factor.
"""
import pathlib

import numpy as np
import pandas as pd
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import variance_inflation_factor

assert statsmodels.__version__.startswith("0.13.5")
FOLDER = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/models"
loans = pd.read_csv(FOLDER / "logistic.csv")[:2000]
bad = loans["defaulted"].to_numpy() == 1
lines = []


def intervals(column, cuts):
    """The bin of each row: so many cuts are not above the value; a missing value has the last bin."""
    values = loans[column]
    return np.where(values.isna(), len(cuts) + 1, np.searchsorted(cuts, values, side="right"))


def groups(column, of):
    """The bin of each row: its group; then one for unseen levels, and one for missing values."""
    place = {level: i for i, group in enumerate(of) for level in group}
    return loans[column].map(place).fillna(len(of) + 1).astype(int).to_numpy()


bins = {
    "income": (intervals("income", [30_000, 45_000, 60_000]), 5),
    "age": (intervals("age", [30, 45]), 4),
    "utilisation": (intervals("utilisation", [0.3, 0.6, 0.8]), 5),
    "owner": (loans["owner"].to_numpy(), 3),
    "purpose": (groups("purpose", [["car"], ["home", "study"]]), 4),
    "region": (groups("region", [["north"], ["east", "south"]]), 4),
}


def scorecard(fit, w):
    woe = {}
    x = pd.DataFrame(index=loans.index)
    for name, (bin_of, count) in bins.items():
        good = np.bincount(bin_of, w * ~bad, count)
        events = np.bincount(bin_of, w * bad, count)
        assert ((good > 0) == (events > 0)).all()
        with np.errstate(divide="ignore", invalid="ignore"):
            woe[name] = np.where(good > 0, np.log((good / good.sum()) / (events / events.sum())), 0)
        x[name] = woe[name][bin_of]
        lines.append((fit, name, "woe", *woe[name]))
    design = sm.add_constant(x).rename(columns={"const": "(intercept)"})
    result = sm.GLM(bad.astype(float), design, family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-15, maxiter=100)
    if fit == "plain":  # the same by the other class
        other = sm.Logit(bad.astype(float), design).fit(method="newton", tol=1e-14, disp=False)
        np.testing.assert_allclose(other.bse, result.bse, rtol=1e-9)
    repeated = np.repeat(design.to_numpy(), w.astype(int), axis=0)
    factor = 20 / np.log(2)
    offset = 600 - factor * np.log(50)
    for i, name in enumerate(design.columns):
        vif = np.nan if i == 0 else variance_inflation_factor(repeated, i)
        lines.append((fit, name, "coefficient", result.params[name], result.bse[name], result.tvalues[name], result.pvalues[name], vif))
    share = (offset - factor * result.params["(intercept)"]) / len(bins)
    for name in bins:
        lines.append((fit, name, "points", *(share - factor * result.params[name] * woe[name])))
    lines.append((fit, "", "log-likelihood", result.llf))


scorecard("plain", np.ones(len(bad)))
scorecard("weighted", 1.0 + np.arange(len(bad)) % 3)
with open(FOLDER / "scorecard/scorecard.csv", "w") as file:
    for line in lines:
        file.write(",".join([*line[:3]] + [repr(float(v)) for v in line[3:]]) + "\n")
