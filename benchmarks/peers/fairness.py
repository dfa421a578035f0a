# What pandas takes for FairnessBenchmark.fourShares: four shares of the confusion counts of 100,000 rows in ten groups, with
# intervals from a bootstrap of rows, which is what MetricFrame(n_boot=…) of Fairlearn does:
#   OMP_NUM_THREADS=1 /usr/bin/python3 benchmarks/peers/fairness.py
# (pandas 1.5.3, numpy 1.24.2). Fairlearn itself cannot be installed here; on a machine of this kind it took 116 s for 100
# resamples of four metrics. This peer is written as fast as pandas allows: one groupby of sums a resample.
import time

import numpy as np
import pandas as pd

ROWS, RESAMPLES = 100_000, 1_000
random = np.random.default_rng(1)
score = random.random(ROWS)
bad = random.random(ROWS) < score
favourable = score < 0.5
group = random.integers(0, 10, ROWS)
rows = pd.DataFrame({"group": group, "gf": ~bad & favourable, "gu": ~bad & ~favourable,
                     "bf": bad & favourable, "bu": bad & ~favourable}).astype({"group": "int8"})


def shares(frame):
    cells = frame.groupby("group").sum()
    gf, gu, bf, bu = (cells[name] for name in ("gf", "gu", "bf", "bu"))
    n = gf + gu + bf + bu
    return np.array([(gf + bf) / n, gf / (gf + gu), bf / (bf + bu), (gf + bu) / n])


start = time.process_time()
values = shares(rows)
one = time.process_time() - start
start = time.process_time()
drawn = np.array([shares(rows.iloc[random.integers(0, ROWS, ROWS)]) for _ in range(RESAMPLES)])
low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
print("four shares of ten groups: %.4f s; with %d resamples of rows: %.2f s of CPU" % (one, RESAMPLES, time.process_time() - start))
