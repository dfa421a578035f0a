"""Golden values of io.riskanalyzer.metric from scikit-learn, scipy and numpy.

Run from risk-core with Debian's Python (python3-sklearn 1.2.1, python3-scipy 1.10.1):

    /usr/bin/python3 src/test/reference/metrics.py

It writes src/test/resources/io/riskanalyzer/metric/metrics.txt. Every value stands there with the expression that made
it, in which y are the labels (0 or 1), s the scores, w the weights (None for none), d the decisions (s >= t).
"""
import pathlib
import sys
import warnings

import numpy as np
import scipy
import sklearn
from scipy.stats import ks_2samp
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    f1_score,
    log_loss,
    matthews_corrcoef,
    precision_recall_curve,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)

OUTPUT = pathlib.Path(__file__).parents[1] / "resources/io/riskanalyzer/metric/metrics.txt"
nan = float("nan")


def ks(y, s, w):
    """KS with weights, which scipy.stats.ks_2samp does not take."""
    fpr, tpr, _ = roc_curve(y, s, sample_weight=w, drop_intermediate=False)
    return np.max(np.abs(tpr - fpr))


def ece(y, p, w, bins):
    """Expected calibration error over bins ((b - 1)/bins, b/bins], 0 in the first."""
    w = np.ones(len(y)) if w is None else w
    bin_of = np.searchsorted(np.arange(1, bins) / bins, p, side="left")
    total = 0.0
    for b in range(bins):
        inside = (bin_of == b) & (w > 0)
        if inside.any():
            gap = np.average(p[inside], weights=w[inside]) - np.average(y[inside], weights=w[inside])
            total += np.sum(w[inside]) * abs(gap)
    # calibration_curve has the same bins, but for edges that np.linspace puts one bit beside b/bins
    if np.all(w == 1) and np.array_equal(bin_of, np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], p)):
        share, mean = calibration_curve(y, p, n_bins=bins)
        sizes = np.bincount(bin_of, minlength=bins)
        assert abs(total - np.sum(sizes[sizes > 0] * np.abs(share - mean))) < 1e-9
    return total / np.sum(w)


def gains(y, s, w):
    """Share of the sample and of the positives at or above each distinct score, from the highest down."""
    w = np.ones(len(y)) if w is None else w
    _, group = np.unique(-s[w > 0], return_inverse=True)
    share = np.cumsum(np.bincount(group, weights=w[w > 0])) / np.sum(w)
    captured = np.cumsum(np.bincount(group, weights=(w * y)[w > 0])) / np.sum(w * y)
    return np.r_[0, share], np.r_[0, captured]


def lift(y, s, w, share):
    return np.interp(share, *gains(y, s, w)) / share


def unless(denominator, value):
    """A share whose denominator is 0 is NaN here; scikit-learn says 0 and warns."""
    return nan if denominator == 0 else value


RANKING = {
    "auc": "roc_auc_score(y, s, sample_weight=w)",
    "gini": "2 * roc_auc_score(y, s, sample_weight=w) - 1",
    "ks": "ks(y, s, w)",
    "averagePrecision": "average_precision_score(y, s, sample_weight=w)",
    "liftAt(0.1)": "lift(y, s, w, 0.1)",
    "liftAt(0.25)": "lift(y, s, w, 0.25)",
    "liftAt(1.0)": "lift(y, s, w, 1.0)",
}
UNWEIGHTED = {"ks": "ks_2samp(s[y == 1], s[y == 0], method='asymp').statistic"}
PROBABILITY = {
    "brier": "brier_score_loss(y, s, sample_weight=w)",
    "logLoss": "log_loss(y, s, sample_weight=w)",
    "ece": "ece(y, s, w, 10)",
    "ece(1)": "ece(y, s, w, 1)",
    "ece(7)": "ece(y, s, w, 7)",
    "ece(15)": "ece(y, s, w, 15)",
}
DECISION = {
    "truePositives": "confusion_matrix(y, d, sample_weight=w, labels=[0, 1])[1, 1]",
    "falsePositives": "confusion_matrix(y, d, sample_weight=w, labels=[0, 1])[0, 1]",
    "trueNegatives": "confusion_matrix(y, d, sample_weight=w, labels=[0, 1])[0, 0]",
    "falseNegatives": "confusion_matrix(y, d, sample_weight=w, labels=[0, 1])[1, 0]",
    "accuracy": "accuracy_score(y, d, sample_weight=w)",
    "precision": "unless(tp + fp, precision_score(y, d, sample_weight=w))",
    "recall": "unless(tp + fn, recall_score(y, d, sample_weight=w))",
    "specificity": "unless(tn + fp, recall_score(1 - y, 1 - d, sample_weight=w))",
    "falsePositiveRate": "unless(tn + fp, 1 - recall_score(1 - y, 1 - d, sample_weight=w))",
    "f1": "unless(2 * tp + fp + fn, f1_score(y, d, sample_weight=w))",
    "mcc": "unless((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn), matthews_corrcoef(y, d, sample_weight=w))",
    "prevalence": "np.average(y, weights=w)",
    "selectionRate": "np.average(d, weights=w)",
    "lift": "unless((tp + fp) * (tp + fn), precision_score(y, d, sample_weight=w) / np.average(y, weights=w))",
}
CURVES = {
    "roc.falsePositiveRate": "roc_curve(y, s, sample_weight=w, drop_intermediate=False)[0]",
    "roc.truePositiveRate": "roc_curve(y, s, sample_weight=w, drop_intermediate=False)[1]",
    "roc.threshold": "np.r_[np.inf, roc_curve(y, s, sample_weight=w, drop_intermediate=False)[2][1:]] + 0.0",
    "pr.precision": "precision_recall_curve(y, s, sample_weight=w)[0][::-1]",
    "pr.recall": "precision_recall_curve(y, s, sample_weight=w)[1][::-1]",
    "pr.threshold": "np.r_[np.inf, precision_recall_curve(y, s, sample_weight=w)[2][::-1]] + 0.0",
    "gains.share": "gains(y, s, w)[0]",
    "gains.captured": "gains(y, s, w)[1]",
}


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sample(seed, rows, prevalence=0.3):
    """Labels, and probabilities that know something of them."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=rows)
    logit = np.log(prevalence / (1 - prevalence)) + 1.2 * x
    y = (rng.random(rows) < sigmoid(logit)).astype(int)
    return rng, y, sigmoid(logit + 0.8 * rng.normal(size=rows))


def cases():
    """Name, labels, scores, weights, whether the scores are probabilities, thresholds."""
    # Fawcett 2006, An introduction to ROC analysis, figure 3
    y = np.array([1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0])
    s = np.array([.9, .8, .7, .6, .55, .54, .53, .52, .51, .505, .4, .39, .38, .37, .36, .35, .34, .33, .3, .1])
    yield "fawcett", y, s, None, True, [0.54, 0.5, 0.91, 0.1]
    # Hanley and McNeil 1982, table I: 109 CT images rated 1 to 5, as 10 weighted rows
    s = np.array([1.0, 2, 3, 4, 5, 1, 2, 3, 4, 5])
    w = np.array([33.0, 6, 6, 11, 2, 3, 2, 2, 11, 33])
    yield "hanley", np.repeat([0, 1], 5), s, w, False, [1.0, 3.0, 5.0, 6.0]
    yield "two_perfect", np.array([0, 1]), np.array([0.2, 0.7]), None, True, [0.5, 0.9]
    yield "two_inverted", np.array([1, 0]), np.array([0.2, 0.7]), None, True, [0.5, 0.1]
    yield "two_tied", np.array([1, 0]), np.array([0.5, 0.5]), np.array([2.0, 3.0]), True, [0.5]
    yield "constant", np.array([0, 1, 1, 0, 0, 0, 1, 0, 0, 0]), np.full(10, 0.3), None, True, [0.3, 0.31]
    rng, y, s = sample(1, 60)
    yield "perfect", y, np.where(y == 1, 0.5 + s / 2, s / 2), None, True, [0.5, 0.75]
    yield "inverted", y, np.where(y == 1, s / 2, 0.5 + s / 2), rng.random(60) + 0.1, True, [0.5, 0.25]
    _, y, s = sample(2, 150)
    yield "distinct", y, s, None, True, [0.5, 0.3, s[17]]
    _, y, s = sample(3, 500)
    yield "ties", y, np.round(s, 1), None, True, [0.5, 0.3, 0.0]
    rng, y, s = sample(4, 300)
    yield "ties_counts", y, np.round(s, 1), rng.integers(0, 5, 300).astype(float), True, [0.5, 0.3]
    rng, y, s = sample(5, 150)
    yield "weights", y, s, rng.exponential(size=150), True, [0.5, 0.3]
    rng, y, s = sample(6, 250)
    yield "weights_wide", y, np.round(s, 2), 10 ** rng.uniform(-6, 6, 250), True, [0.5, 0.3]
    rng, y, s = sample(7, 250)
    yield "weights_small", y, np.round(s, 2), 1e-9 * rng.random(250), True, [0.5, 0.3]
    rng, y, s = sample(8, 300)
    yield "weights_mostly_zero", y, s, np.where(rng.random(300) < 0.8, 0, rng.random(300)), True, [0.5, 0.3]
    _, y, s = sample(9, 2000, prevalence=0.01)
    yield "rare", y, s, None, True, [0.5, 0.02, 0.99]
    _, y, s = sample(10, 1000, prevalence=0.99)
    yield "common", y, s, None, True, [0.5, 0.98]
    rng = np.random.default_rng(11)
    yield "one_positive", (np.arange(100) == 37).astype(int), rng.random(100), None, True, [0.5]
    yield "one_negative", (np.arange(100) != 37).astype(int), np.round(rng.random(100), 1), None, True, [0.5]
    edges = np.r_[np.arange(21) / 20, np.arange(11) / 10, np.arange(16) / 15, np.arange(8) / 7]
    yield "bin_edges", (np.arange(len(edges)) % 3 == 0).astype(int), edges, None, True, [0.5, 1.0, 0.0]
    around = np.r_[np.nextafter(np.arange(1, 10) / 10, 0), np.nextafter(np.arange(1, 10) / 10, 1)]
    rng = np.random.default_rng(12)
    yield "beside_bin_edges", rng.integers(0, 2, 18), around, rng.random(18), True, [0.5]
    yield "certain", np.array([1, 0, 1, 0, 1]), np.array([1.0, 0, 0, 1, 1e-17]), None, True, [0.5, 1.0, 0.0]
    tiny = np.array([5e-324, 1e-300, 1e-16, 1e-15, 1 - 2 ** -53, 1 - 2 ** -52, 1 - 1e-15])
    yield "nearly_certain", np.array([1, 0, 1, 0, 1, 0, 1]), tiny, None, True, [1e-16]
    rng, y, s = sample(13, 300)
    raw = np.round(np.log(s / (1 - s)), 1)
    raw[raw == 0] = np.where(rng.random(np.sum(raw == 0)) < 0.5, -0.0, 0.0)
    yield "raw", y, raw, None, False, [0.0, -0.0, -1.2]
    rng, y, s = sample(14, 120)
    extreme = np.sign(rng.normal(size=120)) * 10 ** rng.uniform(-320, 307, 120)
    extreme[:4] = [sys.float_info.max, -sys.float_info.max, 5e-324, -5e-324]
    yield "extreme", y, extreme, rng.random(120), False, [0.0, 1e-310, -1e300]


def shown(value):
    return repr(float(value))


def main():
    warnings.simplefilter("ignore")
    lines = [
        "# Written by /usr/bin/python3 src/test/reference/metrics.py: do not edit.",
        f"# scikit-learn {sklearn.__version__}, scipy {scipy.__version__}, numpy {np.__version__}",
    ]
    for name, y, s, w, probabilities, thresholds in cases():
        scope = dict(globals(), y=y, s=s, w=w)
        lines.append(f"case {name}")
        lines.append("scores " + " ".join(map(shown, s)))
        lines.append("labels " + " ".join(map(str, y)))
        if w is not None:
            lines.append("weights " + " ".join(map(shown, w)))
        wanted = dict(RANKING)
        if w is None:
            wanted.update(UNWEIGHTED)
        if probabilities:
            wanted.update(PROBABILITY)
        for key, command in wanted.items():
            lines.append(f"value {key} {shown(eval(command, scope))} <- {command}")
        for t in thresholds:
            d = (s >= t).astype(int)
            tn, fp, fn, tp = confusion_matrix(y, d, sample_weight=w, labels=[0, 1]).ravel()
            inner = dict(scope, t=t, d=d, tn=tn, fp=fp, fn=fn, tp=tp)
            for key, command in DECISION.items():
                lines.append(f"at {shown(t)} {key} {shown(eval(command, inner))} <- {command}")
        if len(np.unique(s if w is None else s[w > 0])) <= 150:
            for key, command in CURVES.items():
                lines.append(f"curve {key} {' '.join(map(shown, eval(command, scope)))} <- {command}")
    OUTPUT.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} lines in {OUTPUT}")


if __name__ == "__main__":
    main()
