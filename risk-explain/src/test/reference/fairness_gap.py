"""Golden values of GapDecomposition, Proxies and AccessFactors from statsmodels, scipy and scikit-learn.

Run from risk-explain with Debian's Python (statsmodels 0.13.5, scipy 1.10.1, scikit-learn 1.2.1, pandas 1.5.3):

    /usr/bin/python3 src/test/reference/fairness_gap.py

It writes gap-data.csv (500 generated rows) and gap-golden.csv (what, name, value) to
src/test/resources/io/riskanalyzer/explain/fairness. The gap is that of the outcome, group b less reference a; the
regressions are weighted, those of OaxacaBlinder are not.
"""
import pathlib

import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy.stats import chi2_contingency
from sklearn.metrics import mutual_info_score, roc_auc_score
from statsmodels.stats.oaxaca import OaxacaBlinder
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

OUTPUT = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/explain/fairness"
FEATURES = {"hours": ["hours"], "internet": ["internet"], "school": ["school_City", "school_Rural"]}


def data():
    random = np.random.RandomState(3)
    n = 500
    group = random.choice(["a", "b"], n, p=[0.6, 0.4])
    is_b = group == "b"
    hours = np.round(random.gamma(3, 1, n) - 0.6 * is_b, 2)
    internet = (random.uniform(size=n) < np.where(is_b, 0.6, 0.85)).astype(int)
    school = np.where(random.uniform(size=n) < 0.3 + 0.2 * is_b, "Rural",
                      random.choice(["Suburb", "City"], n))
    outcome = (2 - 0.3 * hours - 0.5 * internet + 0.4 * (school == "Rural") + 0.2 * (school == "City")
               + is_b * (0.3 + 0.1 * hours) + random.normal(0, 0.5, n))
    weight = np.round(random.uniform(0.5, 2, n), 2)
    rows = pd.DataFrame(dict(group=group, hours=hours, internet=internet, school=school,
                             outcome=np.round(outcome, 4), weight=weight))
    return rows


def columns(rows):
    x = rows[["hours", "internet"]].astype(float).copy()
    x["school_City"] = (rows["school"] == "City").astype(float)
    x["school_Rural"] = (rows["school"] == "Rural").astype(float)
    return x


def fit(rows, extra=None):
    x = columns(rows)
    if extra is not None:
        x["extra"] = extra
    model = sm.WLS(rows["outcome"], sm.add_constant(x), weights=rows["weight"]).fit()
    means = columns(rows).apply(lambda c: np.average(c, weights=rows["weight"]))
    return model.params, means


def main():
    rows = data()
    rows.to_csv(OUTPUT / "gap-data.csv", index=False)
    lines = []
    a, b = rows[rows["group"] == "a"], rows[rows["group"] == "b"]
    beta_a, mean_a = fit(a)
    beta_b, mean_b = fit(b)
    pooled, _ = fit(rows, (rows["group"] == "b").astype(float))
    lines.append(("gap", "", np.average(b["outcome"], weights=b["weight"]) - np.average(a["outcome"], weights=a["weight"])))
    for feature, names in FEATURES.items():
        dx = mean_b[names] - mean_a[names]
        db = beta_b[names] - beta_a[names]
        lines.append(("composition", feature, (dx * beta_a[names]).sum()))
        lines.append(("coefficients", feature, (mean_a[names] * db).sum()))
        lines.append(("interaction", feature, (dx * db).sum()))
        for kind, star in (("OF_REFERENCE", beta_a), ("OF_GROUP", beta_b), ("POOLED", pooled)):
            lines.append((kind + ":composition", feature, (dx * star[names]).sum()))
            lines.append((kind + ":coefficients", feature, (mean_b[names] * (beta_b[names] - star[names])
                                                            + mean_a[names] * (star[names] - beta_a[names])).sum()))
    lines.append(("coefficients", "(no feature)", beta_b["const"] - beta_a["const"]))

    x = columns(rows)
    x["is_b"] = (rows["group"] == "b").astype(int)
    oaxaca = OaxacaBlinder(rows["outcome"], x, "is_b", hasconst=False, swap=False)
    three = oaxaca.three_fold().params  # endowments, coefficients, interaction, gap
    two = oaxaca.two_fold(two_fold_type="pooled").params  # unexplained, explained, gap
    for name, value in zip(("endowments", "coefficients", "interaction", "gap"), three):
        lines.append(("statsmodels:three", name, value))
    for name, value in zip(("unexplained", "explained", "gap"), two):
        lines.append(("statsmodels:pooled", name, value))

    for feature in ("internet", "school"):
        table = pd.crosstab(rows[feature], rows["group"])
        chi2 = chi2_contingency(table, correction=False)[0]
        lines.append(("cramersV", feature, np.sqrt(chi2 / len(rows) / (min(table.shape) - 1))))
        lines.append(("mutualInformation", feature, mutual_info_score(rows[feature], rows["group"])))
        share = rows.groupby(feature)["group"].apply(lambda g: (g == "b").mean())
        lines.append(("auc", feature, roc_auc_score(rows["group"] == "b", rows[feature].map(share))))

    n_b, n_a = len(b), len(a)
    low, high = confint_proportions_2indep(b["internet"].sum(), n_b, a["internet"].sum(), n_a, method="newcomb")
    lines += [("internet", "from", low), ("internet", "to", high),
              ("internet", "difference", b["internet"].mean() - a["internet"].mean())]
    d_b, d_a = DescrStatsW(b["hours"]), DescrStatsW(a["hours"])
    low, high = CompareMeans(d_b, d_a).zconfint_diff(usevar="unequal")
    lines += [("hours", "from", low), ("hours", "to", high),
              ("hours", "standardised", (b["hours"].mean() - a["hours"].mean())
               / np.sqrt((b["hours"].var() + a["hours"].var()) / 2))]
    with open(OUTPUT / "gap-golden.csv", "w") as file:
        file.write("what;name;value\n")
        file.writelines(f"{what};{name};{float(value)!r}\n" for what, name, value in lines)


main()
