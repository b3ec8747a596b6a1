#!/usr/bin/env python3
"""Finds the assumed values of how welfare changes and how KPM are listed, for a scenario's `welfare:` group.

Nobody measured these four numbers for Kota Bekasi. Two are given, two are found, so that a sample of invented
households agrees with what was measured elsewhere or is widely accepted:

    welfare.transitory_share (tau)    given
    welfare.persistence (rho)         found: the chronic part of the poverty gap is 0.65 +- 0.08, and a poor household
                                      is no longer poor a month later with a chance between 0.06 and 0.15
    welfare.contamination             given: a modest share of places that has nothing to do with welfare
    welfare.proxy_noise (sigma)       found: 60 % of poor households are KPM

Chronic part and exit rate do not identify tau: with a chronic part of 0.70, every tau from 0.25 to 0.40 has a rho whose
exit rate is 0.14 to 0.15. A chronic part of 0.65 itself would need more than 0.15; hence the default of 0.69.

A household has permanent welfare a and passing welfare x, an AR(1) by month with persistence rho; its consumption,
in poverty lines, is Q(sqrt(1 - tau) a + sqrt(tau) x). Q is log-normal above its 10 % quantile and has a power tail
below it; it is fitted so that P0, P1 and mean consumption, aid included, are the official ones. KPM are the lowest by
log Q(a) + noise, but for the contaminated places. Poverty is counted with aid; coverage among households poor before
aid, averaged over the months; the chronic part is the gap of every household's mean consumption over 24 months.

Needs nothing but Python 3. The same arguments give the same values.

    scripts/find_welfare.py                     # as for scenarios/bekasi-2023.yaml; a minute or two
    scripts/find_welfare.py --coverage 0.75     # what if more of the poor were listed
"""

import argparse
import math
import random
from array import array
from bisect import bisect
from statistics import NormalDist

NORMAL = NormalDist()
JOIN = 0.1  # rank at which the power tail meets the log-normal
JOIN_SCORE = NORMAL.inv_cdf(JOIN)


class Quantile:
    """Consumption before aid, in poverty lines, as a function of the standard normal score z."""

    def __init__(self, mu, sigma, g):
        self.mu, self.sigma, self.g = mu, sigma, g
        self.k = JOIN * sigma / NORMAL.pdf(JOIN_SCORE)
        self.join_value = math.exp(mu + sigma * JOIN_SCORE)

    def at(self, z):
        if z >= JOIN_SCORE:
            return math.exp(self.mu + self.sigma * z)
        rank = 0.5 * math.erfc(-z / math.sqrt(2))
        return self.join_value * (1 + self.k / self.g * ((rank / JOIN) ** self.g - 1))

    def score_of(self, consumption):
        if consumption >= self.join_value:
            return (math.log(consumption) - self.mu) / self.sigma
        base = 1 + (consumption / self.join_value - 1) * self.g / self.k
        return NORMAL.inv_cdf(JOIN * base ** (1 / self.g)) if base > 0 else -38.0


class Households:
    """A sample of invented households: everything that chance decides about them, drawn once."""

    def __init__(self, facts):
        chance = random.Random(facts.seed)
        n = facts.households
        cuts = [NORMAL.inv_cdf(i / 10) for i in range(1, 10)]
        self.permanent = array("d", (chance.gauss(0, 1) for _ in range(n)))
        self.size = array("B", (draw_size(chance, facts.decile_size[bisect(cuts, a)]) for a in self.permanent))
        self.noise = array("d", (chance.gauss(0, 1) for _ in range(n)))
        self.lottery = sorted(range(n), key=lambda _: chance.random())
        self.start = array("d", (chance.gauss(0, 1) for _ in range(n)))
        self.shocks = [array("d", (chance.gauss(0, 1) for _ in range(facts.months - 1))) for _ in range(n)]

    def __len__(self):
        return len(self.permanent)


def draw_size(chance, mean):
    return int(mean) + (chance.random() < mean - int(mean))


def scores(people, i, tau, rho):
    """The standard normal scores of household i, month by month."""
    fixed, moving, fresh = math.sqrt(1 - tau) * people.permanent[i], math.sqrt(tau), math.sqrt(1 - rho * rho)
    x = people.start[i]
    result = [fixed + moving * x]
    for shock in people.shocks[i]:
        x = rho * x + fresh * shock
        result.append(fixed + moving * x)
    return result


def list_kpm(people, quantile, noise_sigma, facts):
    """Who is a KPM: the lowest scores, and the contaminated places by lottery among the others."""
    places = round(facts.kpm_share * len(people))
    by_lot = round(facts.contamination * places)
    score = [math.log(quantile.at(a)) + noise_sigma * e for a, e in zip(people.permanent, people.noise)]
    listed = bytearray(len(people))
    for i in sorted(range(len(people)), key=score.__getitem__)[: places - by_lot]:
        listed[i] = 1
    for i in people.lottery:
        if by_lot == 0:
            break
        if not listed[i]:
            listed[i] = 1
            by_lot -= 1
    return listed


def measure_poverty(people, first_scores, listed, quantile, facts):
    """P0, P1 and mean consumption of persons in the first month, aid included."""
    poor = gap = total = persons = 0.0
    for z, size, kpm in zip(first_scores, people.size, listed):
        consumption = quantile.at(z) + (facts.benefit_in_lines / size if kpm else 0)
        persons += size
        total += size * consumption
        if consumption < 1:
            poor += size
            gap += size * (1 - consumption)
    return poor / persons, gap / persons, total / persons


def fit_quantile(people, tau, listed, quantile, facts):
    """Newton's method on (mu, log sigma, g): Q whose measures are P0, P1 and the mean."""
    first_scores = [math.sqrt(1 - tau) * a + math.sqrt(tau) * x for a, x in zip(people.permanent, people.start)]
    goal = (math.log(facts.headcount), math.log(facts.gap), math.log(facts.mean_in_lines))

    def measured(values):
        candidate = Quantile(values[0], math.exp(values[1]), values[2])
        return [math.log(v) for v in measure_poverty(people, first_scores, listed, candidate, facts)]

    values = [quantile.mu, math.log(quantile.sigma), quantile.g]
    for _ in range(6):
        now = measured(values)
        if max(abs(a - b) for a, b in zip(now, goal)) < 0.001:
            break
        columns = []
        for j, step in enumerate((0.01, 0.01, 0.05)):
            moved = measured([v + step * (i == j) for i, v in enumerate(values)])
            columns.append([(b - a) / step for a, b in zip(now, moved)])
        move = solve(columns, [b - a for a, b in zip(now, goal)])
        values = [v + max(-0.1, min(0.1, m)) for v, m in zip(values, move)]
    return Quantile(values[0], math.exp(values[1]), values[2])


def solve(columns, right):
    """Solves the linear system with these columns by Gauss-Jordan elimination."""
    n = len(right)
    rows = [[columns[j][i] for j in range(n)] + [right[i]] for i in range(n)]
    for p in range(n):
        best = max(range(p, n), key=lambda r: abs(rows[r][p]))
        rows[p], rows[best] = rows[best], rows[p]
        for r in range(n):
            if r != p:
                factor = rows[r][p] / rows[p][p]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[p])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def measure_change(people, tau, rho, listed, quantile, facts):
    """Chronic share of P1 and the monthly exit rate of poor households, with aid."""
    line = {(size, kpm): quantile.score_of(1 - (facts.benefit_in_lines / size if kpm else 0))
            for size in range(1, 9) for kpm in (0, 1)}
    gap = chronic = 0.0
    at_risk = left = 0
    for i, size in enumerate(people.size):
        threshold = line[size, listed[i]]
        z = scores(people, i, tau, rho)
        if min(z) >= threshold:
            continue  # never poor, so not poor on average either
        for now, later in zip(z, z[1:]):
            at_risk += now < threshold
            left += now < threshold <= later
        aid = facts.benefit_in_lines / size if listed[i] else 0
        consumption = [quantile.at(v) + aid for v in z]
        gap += size * sum(1 - c for c in consumption if c < 1) / len(z)
        chronic += size * max(0.0, 1 - sum(consumption) / len(z))
    return chronic / gap, left / at_risk


def find_persistence(people, tau, listed, quantile, facts):
    """Bisection on rho for the chronic share, which rises with it."""
    low, high = 0.0, 0.999
    for _ in range(12):
        middle = (low + high) / 2
        chronic = measure_change(people, tau, middle, listed, quantile, facts)[0]
        low, high = (middle, high) if chronic < facts.chronic else (low, middle)
    return (low + high) / 2


def months_below(people, tau, rho, quantile, level):
    """In how many months each household's consumption before aid is below a level."""
    threshold = quantile.score_of(level)
    return [sum(z < threshold for z in scores(people, i, tau, rho)) for i in range(len(people))]


def find_noise(people, poor_months, quantile, facts):
    """Bisection on the noise for the coverage; coverage falls as noise rises."""
    low, high = 0.0, 5.0
    if coverage_of(list_kpm(people, quantile, low, facts), poor_months) < facts.coverage:
        return low
    for _ in range(12):
        middle = (low + high) / 2
        enough = coverage_of(list_kpm(people, quantile, middle, facts), poor_months) >= facts.coverage
        low, high = (middle, high) if enough else (low, middle)
    return (low + high) / 2


def coverage_of(listed, poor_months):
    return sum(m for m, kpm in zip(poor_months, listed) if kpm) / sum(poor_months)


def find(facts):
    """Repeats the three fits one after the other until they agree with each other."""
    people = Households(facts)
    tau, noise = facts.tau, 0.7
    quantile = Quantile(math.log(facts.mean_in_lines) - 0.17, 0.58, 0.67)
    for _ in range(facts.rounds):
        listed = list_kpm(people, quantile, noise, facts)
        quantile = fit_quantile(people, tau, listed, quantile, facts)
        rho = find_persistence(people, tau, listed, quantile, facts)
        noise = find_noise(people, months_below(people, tau, rho, quantile, 1.0), quantile, facts)
    return people, rho, noise, quantile


def report(people, rho, noise, quantile, facts):
    """Measures the values as they would be written, rounded, and prints both."""
    tau, rho, noise = facts.tau, round(rho, 3), round(noise, 2)
    listed = list_kpm(people, quantile, noise, facts)
    quantile = fit_quantile(people, tau, listed, quantile, facts)
    first_scores = [scores(people, i, tau, rho)[0] for i in range(len(people))]
    headcount, gap, mean = measure_poverty(people, first_scores, listed, quantile, facts)
    chronic, leaving = measure_change(people, tau, rho, listed, quantile, facts)
    poor_months = months_below(people, tau, rho, quantile, 1.0)
    below_twice = months_below(people, tau, rho, quantile, 2.0)
    kpm_months = sum(listed) * facts.months
    above_twice = 1 - sum(m for m, kpm in zip(below_twice, listed) if kpm) / kpm_months
    poor_kpm = sum(m for m, kpm in zip(poor_months, listed) if kpm) / kpm_months
    print(f"welfare.transitory_share  {tau}\nwelfare.persistence       {rho}")
    print(f"welfare.proxy_noise       {noise}\nwelfare.contamination     {facts.contamination}")
    print(f"which give, in {len(people)} households over {facts.months} months:")
    print(f"  chronic share of P1     {chronic:.3f}   (wanted {facts.chronic})")
    print(f"  monthly exit rate       {leaving:.3f}   (follows; 0.06 to 0.15 is wanted)")
    print(f"  coverage of the poor    {coverage_of(listed, poor_months):.3f}   (wanted {facts.coverage})")
    print(f"  KPM above twice line    {above_twice:.3f}   (follows)")
    print(f"  KPM poor before aid     {poor_kpm:.3f}   (follows)")
    print(f"  P0, P1, mean            {headcount:.2%}, {gap:.3%}, {mean:.3f} lines")
    print(f"  Q: mu {quantile.mu:.4f}, sigma {quantile.sigma:.4f}, g {quantile.g:.4f}")


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    number = dict(type=float, metavar="X")
    parser.add_argument("--tau", default=0.30, help="passing share of the variance of log welfare", **number)
    parser.add_argument("--chronic", default=0.69, help="chronic share of P1", **number)
    parser.add_argument("--coverage", default=0.60, help="share of poor households who are KPM", **number)
    parser.add_argument("--contamination", default=0.05, help="share of places that ignores welfare", **number)
    parser.add_argument("--line", default=795965, help="poverty line, IDR a person and month", **number)
    parser.add_argument("--mean", default=2650000, help="mean consumption, IDR a person and month", **number)
    parser.add_argument("--benefit", default=200000, help="aid, IDR a KPM and month", **number)
    parser.add_argument("--headcount", default=0.0410, help="P0 as a share", **number)
    parser.add_argument("--gap", default=0.0060, help="P1 as a share", **number)
    parser.add_argument("--kpm-share", default=90000 * 3.83 / 2627200, help="KPM among all households", **number)
    parser.add_argument("--decile-size", nargs=10, help="mean household size by decile of welfare",
                        default=[4.38, 4.33, 4.02, 3.82, 4.09, 3.76, 3.70, 3.64, 3.46, 3.39], **number)
    whole = dict(type=int, metavar="N")
    parser.add_argument("--households", default=200000, help="households in the sample", **whole)
    parser.add_argument("--months", default=24, help="months over which they are followed", **whole)
    parser.add_argument("--rounds", default=3, help="rounds of the three fits", **whole)
    parser.add_argument("--seed", default=2023, help="seed of the sample", **whole)
    facts = parser.parse_args()
    facts.mean_in_lines = facts.mean / facts.line
    facts.benefit_in_lines = facts.benefit / facts.line
    return facts


if __name__ == "__main__":
    arguments = read_arguments()
    report(*find(arguments), arguments)
