"""Prints the folds of DatasetSplitTest: Fisher and Yates with Java's SplittableRandom, written anew from its paper.

Steele, Lea, Flood, Fast splittable pseudorandom number generators, 2014, https://doi.org/10.1145/2660193.2660195

    python3 folds.py
"""

MASK = (1 << 64) - 1


class SplittableRandom:
    def __init__(self, seed):
        self.seed = seed

    def bits31(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & MASK
        z = self.seed
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        z = ((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK
        return z >> 32

    def below(self, bound):
        bits = self.bits31()
        if bound & (bound - 1) == 0:
            return bits & (bound - 1)
        while True:
            upper = bits >> 1
            result = upper % bound
            if upper + bound - 1 - result < 1 << 31:
                return result
            bits = self.bits31()


def folds(labels, count, seed):
    random = SplittableRandom(seed)
    result = [0] * len(labels)
    dealt = 0
    for label in (True, False):
        rows = [i for i, l in enumerate(labels) if l == label]
        for i in range(len(rows) - 1, 0, -1):
            j = random.below(i + 1)
            rows[i], rows[j] = rows[j], rows[i]
        for row in rows:
            result[row] = dealt % count
            dealt += 1
    return result


print(folds([i in (0, 3, 7, 10) for i in range(12)], 3, 42))
