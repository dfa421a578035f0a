"""Writes the numbers that BinningTableTest compares with.

Gini and KS by scikit-learn's roc_auc_score and roc_curve of weighted rows, the Jensen-Shannon divergence by scipy's
jensenshannon, Cramer's V by scipy's chi2_contingency, neighbours by statsmodels' proportions_ztest; WoE, IV, HHI and the
quality score by their formulas with pandas.

    python3 binning.py > ../resources/io/riskanalyzer/models/scorecard/binning.csv
"""

import sys

import numpy as np
import pandas as pd
import scipy
import sklearn
import statsmodels
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency
from sklearn.metrics import roc_auc_score, roc_curve
from statsmodels.stats.proportion import proportions_ztest

print(f"# numpy {np.__version__}, pandas {pd.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, "
      f"statsmodels {statsmodels.__version__}, python {sys.version.split()[0]}")
print("# non-events; events; iv, js, gini, ks, hhi, normalized hhi, Cramer's V, quality; woe; z of neighbours; their p-values")

random = np.random.default_rng(20261121)


def text(values):
    return ";".join(repr(float(value)) for value in values)


for case in range(12):
    bins = int(random.integers(2, 9))
    goods = random.integers(0 if case % 3 == 0 else 5, 200, bins).astype(float)
    bads = random.integers(0 if case % 3 == 0 else 5, 90, bins).astype(float)
    if case == 3:
        goods[1] = bads[1] = 0  # a bin without rows
    if case % 4 == 2:
        goods *= 0.37  # weights that are no whole numbers
        bads *= 0.73
    goods[0] += 1
    bads[0] += 1
    table = pd.DataFrame({"good": goods, "bad": bads})  # the last bin is that of missing values
    table["added"] = np.where((goods > 0) & (bads > 0), 0, 0.5)
    good = (table.good + table.added) / table.good.sum()
    bad = (table.bad + table.added) / table.bad.sum()
    table["woe"] = np.where(goods + bads > 0, np.log(good / bad), 0)
    table["iv"] = np.where(goods + bads > 0, (good - bad) * table.woe, 0)
    iv = table.iv.sum()
    js = jensenshannon(goods / goods.sum(), bads / bads.sum()) ** 2

    there = table[goods + bads > 0]
    rate = (there.bad / (there.bad + there.good)).to_numpy()
    labels = np.r_[np.zeros(len(there)), np.ones(len(there))]
    weights = np.r_[there.good, there.bad]
    scores = np.r_[rate, rate]
    kept = weights > 0
    gini = 2 * roc_auc_score(labels[kept], scores[kept], sample_weight=weights[kept]) - 1
    fpr, tpr, _ = roc_curve(labels[kept], scores[kept], sample_weight=weights[kept], drop_intermediate=False)
    ks = np.max(tpr - fpr)

    share = ((there.good + there.bad) / (there.good + there.bad).sum()).to_numpy()
    hhi = np.sum(share ** 2)
    normalized = (hhi - 1 / len(share)) / (1 - 1 / len(share))
    chi2 = chi2_contingency(there[["good", "bad"]].to_numpy(), correction=False)[0]
    cramer = np.sqrt(chi2 / (goods.sum() + bads.sum()))

    zs, ps = [], []
    for i in range(bins - 2):  # among the regular bins
        sizes = goods[i:i + 2] + bads[i:i + 2]
        if sizes.min() == 0 or bads[i] / sizes[0] == bads[i + 1] / sizes[1]:
            z, p = 0, 1
        else:
            z, p = proportions_ztest(bads[i:i + 2], sizes)
        zs.append(z)
        ps.append(p)
    u = iv / 0.39573882184806863
    quality = u * np.exp((1 - u ** 2) / 2) * np.prod(1 - np.array(ps)) * (1 - normalized)
    print(",".join([
        text(goods), text(bads), *(repr(float(x)) for x in (iv, js, gini, ks, hhi, normalized, cramer, quality)),
        text(table.woe), text(zs), text(ps)]))
