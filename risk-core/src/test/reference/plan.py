"""Reads a plan of a linear model as docs/plan-format.md says, with nothing from the library.

Run from risk-core with any Python 3.9 or newer:

    python3 src/test/reference/plan.py src/test/resources/io/riskanalyzer/plan/format-1-linear.plan.json

It checks both hashes, scores the test vectors, and prints the id, the number of vectors, how many raw scores and levels
are equal to the bit, and by how many units in the last place the scores differ at most (Python's exp is not Java's).
"""
import base64
import hashlib
import json
import math
import struct
import sys


def unpack(text, code):
    data = base64.b64decode(text, validate=True)
    return struct.unpack("<%d%s" % (len(data) // struct.calcsize(code), code), data)


def number(value):
    return float(value)  # reads "NaN", "Infinity" and "-Infinity" too


def quoted(text):
    def escaped(c):
        if c in '"\\':
            return "\\" + c
        return "\\u%04x" % ord(c) if c < " " or "\ud800" <= c <= "\udfff" else c

    return '"' + "".join(map(escaped, text)) + '"'


def canonical(value, remarks):
    if isinstance(value, dict):
        names = sorted(n for n in value if remarks or n != "remarks")
        return "{" + ",".join(quoted(n) + ":" + canonical(value[n], remarks) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(v, remarks) for v in value) + "]"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    negative_zero = value == 0 and math.copysign(1, value) < 0
    if isinstance(value, float) and (negative_zero or not value.is_integer() or abs(value) > 2**53):
        return "0x%016x" % struct.unpack(">Q", struct.pack(">d", value))
    return str(int(value))


def sha256(value, remarks=True):
    return hashlib.sha256(canonical(value, remarks).encode()).hexdigest()


def main(path):
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    plan = document["plan"]
    assert document["format"] == "risk-analyzer-plan" and document["version"] == 1
    assert document["checksum"] == "sha256:" + sha256(plan), "checksum"
    assert document["id"] == sha256({k: v for k, v in plan.items() if k != "vectors"}, remarks=False), "id"

    def part(value):
        if "ref" not in value:
            return value
        target = plan
        for step in value["ref"].split("/")[1:]:
            target = target[int(step)] if isinstance(target, list) else target[step]
        return target

    features = [part(f) for f in part(plan["features"])["features"]]
    slots = {f["name"]: i for i, f in enumerate(features)}
    scorer = part(plan["scorer"])
    assert scorer["kind"] == "linear-model"

    def contribution(term, row):
        feature = part(term["feature"])
        x = row[slots[feature["name"]]]
        if feature["kind"] == "category-feature" and x == -1:
            x = feature["levels"].index(feature["unknownAs"]) if feature["unknown"] == "level" else math.nan
        if math.isnan(x):
            return number(term["whenMissing"])
        if term["kind"] == "levels":
            return unpack(term["contributions"], "d")[int(x)]
        return number(term["whenPresent"]) + number(term["weight"]) * (x - number(term["centre"]))

    def raw_score(row):
        total = number(scorer["base"])
        for term in scorer["terms"]:
            total += contribution(part(term), row)
        return total

    def score(raw):
        c = part(plan["calibration"])
        log_odds = number(c["intercept"]) + number(c["slope"]) * raw
        odds = math.exp(-abs(log_odds))
        return 1 / (1 + odds) if log_odds >= 0 else odds / (1 + odds)

    def level(s):
        return next(b["level"] for b in map(part, part(plan["bands"])["bands"]) if number(b["from"]) <= s < number(b["to"]))

    vectors = plan["vectors"]
    values = unpack(vectors["values"], "d")
    width = len(features)
    rows = [values[i * width:(i + 1) * width] for i in range(vectors["rows"])]
    raw_scores = [raw_score(row) for row in rows]
    scores = [score(raw) for raw in raw_scores]
    print("id", document["id"])
    print("vectors", len(rows))
    print("raw scores equal", sum(a == b for a, b in zip(raw_scores, unpack(vectors["rawScores"], "d"))))
    print("levels equal", sum(a == b for a, b in zip(map(level, scores), unpack(vectors["levels"], "i"))))
    print("scores differ by", max(abs(a - b) / math.ulp(b) for a, b in zip(scores, unpack(vectors["scores"], "d"))))


if __name__ == "__main__":
    main(sys.argv[1])
