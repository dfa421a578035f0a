"""Effects of an intervention that took place, from independent programs.

python3 risk-explain/src/test/reference/evaluation.py  (numpy, pandas 1.5.3, scipy, statsmodels 0.13.5)

Writes evaluation-data.csv and evaluation-golden.csv to src/test/resources/io/riskanalyzer/explain/intervene.
"""

import os

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

here = os.path.dirname(os.path.abspath(__file__))
out = os.path.join(here, "../resources/io/riskanalyzer/explain/intervene")
os.makedirs(out, exist_ok=True)

rng = np.random.default_rng(20)
n = 400
age = np.round(rng.normal(16, 1.2, n), 2)
mark = np.round(rng.normal(55, 15, n), 1)
mark[rng.random(n) < 0.06] = np.nan
overdue = (rng.random(n) < 0.25).astype(float)
school = rng.choice(["city", "rural", "town"], n, p=[0.5, 0.2, 0.3])
filled = np.where(np.isnan(mark), 50, mark)
e = np.round(1 / (1 + np.exp(-(-0.4 - 0.03 * (filled - 55) + 0.6 * overdue))), 6)
t = (rng.random(n) < e).astype(float)
p = 1 / (1 + np.exp(-(-0.5 - 0.04 * (filled - 55) + 0.5 * overdue + 0.3 * (school == "rural") - 0.7 * t)))
y = (rng.random(n) < p).astype(float)
benefit = np.round(0.3 * p + 0.05 * rng.normal(size=n), 2)  # rounded: with ties
data = pd.DataFrame(
    {"age": age, "mark": mark, "overdue": overdue.astype(int), "school": school, "treated": t.astype(int),
     "bad": y.astype(int), "propensity": e, "benefit": benefit})
data.to_csv(os.path.join(out, "evaluation-data.csv"), index=False)

golden = {}

# Welch
compare = CompareMeans(DescrStatsW(y[t == 1]), DescrStatsW(y[t == 0]))
low, high = compare.tconfint_diff(alpha=0.05, usevar="unequal")
golden.update(welch_effect=y[t == 1].mean() - y[t == 0].mean(), welch_error=compare.std_meandiff_separatevar,
              welch_low=low, welch_high=high)

# Lin 2013, HC2
x = pd.DataFrame({
    "age": age, "mark": np.where(np.isnan(mark), np.nanmean(mark), mark), "mark missing": np.isnan(mark).astype(float),
    "overdue": overdue, "rural": (school == "rural").astype(float), "town": (school == "town").astype(float)})
xc = x - x.mean()
design = np.column_stack([np.ones(n), t, xc, xc.mul(t, axis=0)])
lin = sm.OLS(y, design).fit(cov_type="HC2")
golden.update(lin_effect=lin.params[1], lin_error=lin.bse[1], lin_control=lin.params[0],
              lin_low=lin.conf_int()[1][0], lin_high=lin.conf_int()[1][1])

# inverse propensity weighting, stabilised
share = t.mean()
w = np.where(t == 1, share / e, (1 - share) / (1 - e))
ipw = sm.WLS(y, np.column_stack([np.ones(n), t]), weights=w).fit(cov_type="HC0")
golden.update(ipw_effect=ipw.params[1], ipw_error=ipw.bse[1], ipw_low=ipw.conf_int()[1][0],
              ipw_high=ipw.conf_int()[1][1], ipw_greatest=w.max(),
              ipw_effective_treated=w[t == 1].sum() ** 2 / (w[t == 1] ** 2).sum(),
              ipw_effective_control=w[t == 0].sum() ** 2 / (w[t == 0] ** 2).sum())
inside = (e >= max(e[t == 1].min(), e[t == 0].min())) & (e <= min(e[t == 1].max(), e[t == 0].max()))
golden["ipw_outside"] = 1 - inside.mean()
for name in x.columns:
    v = x[name].values
    s = np.sqrt((v[t == 1].var(ddof=1) + v[t == 0].var(ddof=1)) / 2)
    golden["before " + name] = (v[t == 1].mean() - v[t == 0].mean()) / s
    golden["after " + name] = (np.average(v[t == 1], weights=w[t == 1]) - np.average(v[t == 0], weights=w[t == 0])) / s

# uplift and Qini by their definitions, at each distinct benefit
phi, uplift, qini = [0.0], [0.0], [0.0]
for cut in sorted(set(benefit), reverse=True):
    top = benefit >= cut
    n1, n0 = (top & (t == 1)).sum(), (top & (t == 0)).sum()
    y1, y0 = y[top & (t == 1)].sum(), y[top & (t == 0)].sum()
    r1, r0 = (y1 / n1 if n1 else 0), (y0 / n0 if n0 else 0)
    phi.append(top.mean())
    uplift.append((r0 - r1) * top.sum())
    qini.append(r0 * n1 - y1)
golden["points"] = len(phi)
golden["auuc"] = np.trapz(np.array(uplift) / n, phi)
golden["qini"] = np.trapz(np.array(qini) / t.sum(), phi) - qini[-1] / t.sum() / 2

with open(os.path.join(out, "evaluation-golden.csv"), "w") as file:
    for name, value in golden.items():
        file.write(f"{name},{float(value)!r}\n")
