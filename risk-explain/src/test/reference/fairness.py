"""Golden values of io.riskanalyzer.explain.fairness from pandas, scikit-learn and scipy.

Run from risk-explain with Debian's Python (pandas 1.5.3, scikit-learn 1.2.1, scipy 1.10.1), RISK_DATA naming the folder
with the public data sets:

    /usr/bin/python3 src/test/reference/fairness.py

It writes to src/test/resources/io/riskanalyzer/explain/fairness: fairness-data.csv (900 generated rows with weights) and
fairness-golden.csv (data, breakdown, group, metric, value). The scores are fixed formulas, which GoldenFairness.java has
too; a decision is favourable where the score is below the cut. "bad" is the label.
"""
import os
import pathlib

import numpy as np
import pandas as pd
from scipy.stats import fisher_exact
from sklearn.metrics import roc_auc_score

OUTPUT = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/explain/fairness"
DATA = pathlib.Path(os.environ["RISK_DATA"])
ADULT = ["age", "workclass", "fnlwgt", "education", "education-num", "marital-status", "occupation", "relationship",
         "race", "sex", "capital-gain", "capital-loss", "hours-per-week", "native-country", "income"]


def logistic(z):
    """Rounded, as exp may differ in its last digit: ties stay ties."""
    return np.round(1 / (1 + np.exp(-z)), 6)


def generated():
    random = np.random.RandomState(7)
    n = 900
    sex = random.choice(["Female", "Male"], n, p=[0.4, 0.6])
    race = random.choice(["A", "B", "C"], n, p=[0.6, 0.35, 0.05])
    score = np.round(logistic(random.normal(0, 1, n) + 0.5 * (sex == "Female") + 0.3 * (race == "B")), 3)
    bad = random.uniform(size=n) < score
    weight = np.round(random.uniform(0.2, 3, n), 2)
    return pd.DataFrame(dict(sex=sex, race=race, score=score, bad=bad.astype(int), weight=weight))


def adult():
    rows = pd.read_csv(DATA / "adult/adult.data", names=ADULT, skipinitialspace=True, keep_default_na=False)
    z = (2.6 - 0.035 * rows["age"] - 0.31 * (rows["education-num"] - 10) - 0.03 * (rows["hours-per-week"] - 40)
         - 1.5 * (rows["capital-gain"] > 0))
    return pd.DataFrame(dict(sex=rows["sex"], race=rows["race"], score=logistic(z),
                             bad=(rows["income"] == "<=50K").astype(int), weight=1.0))


def german():
    rows = pd.read_csv(DATA / "german-credit/german.csv")
    z = (-1.4 + 0.03 * (rows["month"] - 20) + 0.00005 * (rows["credit_amount"] - 3000)
         - 0.02 * (rows["age"] - 35) + 0.9 * (rows["status"] == "A11"))
    sex = np.where(rows["personal_status"].isin(["A92", "A95"]), "Female", "Male")
    young = np.where(rows["age"] <= 25, "young", "older")
    return pd.DataFrame(dict(sex=sex, race=young, score=logistic(z), bad=(rows["credit"] == 2).astype(int), weight=1.0))


def ece(rows):
    bins = np.clip(np.ceil(rows["score"] * 10).astype(int), 1, 10)
    total = 0.0
    for b in range(1, 11):
        cell = rows[bins == b]
        total += abs((cell["weight"] * (cell["score"] - cell["bad"])).sum())
    return total / rows["weight"].sum()


def auc(goods, bads):
    both = pd.concat([goods[goods["bad"] == 0], bads[bads["bad"] == 1]])
    return roc_auc_score(both["bad"], both["score"], sample_weight=both["weight"])


def share(counting, of):
    return counting["weight"].sum() / of["weight"].sum()


def figures(own, others):
    good, bad = own[own["bad"] == 0], own[own["bad"] == 1]
    yes, no = own[own["favourable"]], own[~own["favourable"]]
    mean = (own["weight"] * own["score"]).sum() / own["weight"].sum()
    return {
        "favourableShare": share(yes, own),
        "badShare": share(bad, own),
        "favourableGivenGood": share(good[good["favourable"]], good),
        "favourableGivenBad": share(bad[bad["favourable"]], bad),
        "unfavourableGivenGood": share(good[~good["favourable"]], good),
        "unfavourableGivenBad": share(bad[~bad["favourable"]], bad),
        "goodGivenFavourable": share(yes[yes["bad"] == 0], yes),
        "badGivenFavourable": share(yes[yes["bad"] == 1], yes),
        "badGivenUnfavourable": share(no[no["bad"] == 1], no),
        "goodGivenUnfavourable": share(no[no["bad"] == 0], no),
        "accuracy": share(own[own["favourable"] == (own["bad"] == 0)], own),
        "meanScore": mean,
        "calibrationGap": mean - share(bad, own),
        "calibrationError": ece(own),
        "auc": auc(own, own),
        "aucOfOwnBad": auc(others, own),
        "aucOfOwnGood": auc(own, others),
    }


SHARES = {
    "favourableShare": (lambda r: r["favourable"], lambda r: r["weight"] > 0),
    "favourableGivenGood": (lambda r: r["favourable"], lambda r: r["bad"] == 0),
    "favourableGivenBad": (lambda r: r["favourable"], lambda r: r["bad"] == 1),
    "goodGivenFavourable": (lambda r: r["bad"] == 0, lambda r: r["favourable"]),
}


def fisher(first, second, metric):
    counting, of = SHARES[metric]
    cells = []
    for rows in (first, second):
        base = rows[of(rows)]
        cells.append([int(counting(base).sum()), int((~counting(base)).sum())])
    return fisher_exact(cells)[1]


def shown(rows, key, metric):
    """The metric of each group of 30 rows or more, where it is of 10 or more."""
    counting, of = SHARES[metric]
    values = []
    for group in sorted(key.unique()):
        own = rows[key == group]
        base = own[of(own)]
        if len(own) >= 30 and len(base) >= 10:
            values.append(share(base[counting(base)], base))
    return values


def golden(name, rows, cut, breakdowns, lines):
    rows = rows.copy()
    rows["favourable"] = rows["score"] < cut
    for by in breakdowns:
        key = rows[by].agg(", ".join, axis=1)
        label = " × ".join(by)
        values = {}
        for group in sorted(key.unique()):
            own, others = rows[key == group], rows[key != group]
            if len(own) < 30 or own["bad"].sum() < 10 or (own["bad"] == 0).sum() < 10 \
                    or own["favourable"].sum() < 10 or (~own["favourable"]).sum() < 10:
                continue
            values[group] = figures(own, others)
            for metric, value in values[group].items():
                lines.append((name, label, group, metric, repr(float(value))))
        reference = key.value_counts().index[0]
        if (rows["weight"] == 1).all():
            for group in values:
                if group != reference:
                    for metric in SHARES:
                        p = fisher(rows[key == group], rows[key == reference], metric)
                        lines.append((name, label, group, "p:" + metric, repr(float(p))))
        for criterion, metrics in (("DEMOGRAPHIC_PARITY", ["favourableShare"]),
                                   ("EQUAL_OPPORTUNITY", ["favourableGivenGood"]),
                                   ("EQUALISED_ODDS", ["favourableGivenGood", "favourableGivenBad"]),
                                   ("PREDICTIVE_PARITY", ["goodGivenFavourable"])):
            columns = [shown(rows, key, metric) for metric in metrics]
            lines.append((name, label, "", "difference:" + criterion, repr(max(max(c) - min(c) for c in columns))))
            lines.append((name, label, "", "ratio:" + criterion, repr(min(min(c) / max(c) for c in columns))))


def main():
    OUTPUT.mkdir(parents=True, exist_ok=True)
    rows = generated()
    rows.to_csv(OUTPUT / "fairness-data.csv", index=False)
    lines = []
    both = [["sex"], ["race"], ["sex", "race"]]
    golden("generated", rows, 0.5, both, lines)
    golden("adult", adult(), 0.75, both, lines)
    golden("german-credit", german(), 0.3, both, lines)
    with open(OUTPUT / "fairness-golden.csv", "w") as file:
        file.write("data;by;group;metric;value\n")
        file.writelines(";".join(line) + "\n" for line in lines)
    print(len(lines))


main()
