"""Golden orders of io.riskanalyzer.explain.Permutation: java.util.SplittableRandom (of Java 17 to 25), written anew.

Run with any Python 3, the arguments being rows, seed, name and repeat:

    python3 src/test/reference/permutation.py 8 1 attendance 0
"""
import sys

MASK = 2**64 - 1


class SplittableRandom:
    def __init__(self, seed):
        self.seed = seed & MASK

    def next_seed(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & MASK
        return self.seed

    def next_long(self):
        z = self.next_seed()
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def next_int(self):
        z = self.next_seed()
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        return (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK) >> 32

    def next_int_below(self, bound):
        if bound & (bound - 1) == 0:
            return self.next_int() & (bound - 1)
        while True:
            u = self.next_int() >> 1
            r = u % bound
            if u + bound - 1 - r < 2**31:
                return r


def fnv1a(name):
    utf16 = name.encode("utf-16-be")
    h = 0xCBF29CE484222325
    for i in range(0, len(utf16), 2):
        h = ((h ^ int.from_bytes(utf16[i : i + 2], "big")) * 0x100000001B3) & MASK
    return h


def order(rows, seed, name, repeat):
    of_seed = SplittableRandom(seed).next_long()
    of_name = SplittableRandom(of_seed ^ fnv1a(name)).next_long()
    random = SplittableRandom(SplittableRandom(of_name + repeat).next_long())
    order = list(range(rows))
    for i in range(rows - 1, 0, -1):
        j = random.next_int_below(i + 1)
        order[i], order[j] = order[j], order[i]
    return order


print(order(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])))
