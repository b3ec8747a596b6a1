"""Monthly aid in SimPy, the twin of aid_bench: one process for every household and one for every complaint.

    python3 simpy_aid.py [HOUSEHOLDS]     prints one line of JSON
"""
import random
import sys

import simpy
from simpy_rate import print_rate

DISTRICTS = 12
MONTHS = 12
DAYS_PER_MONTH = 30.0
SPREAD_AT_START = 4.0
WORTH_OF_AID = 1.0
POOR_BELOW = -5.0


class City:
    def __init__(self, env, households, seed):
        self.env = env
        self.random = random.Random(seed)
        self.desks = [simpy.Resource(env, capacity=1) for _ in range(DISTRICTS)]
        self.spending = [self.random.gauss(0.0, SPREAD_AT_START) for _ in range(households)]
        self.aid_of_month = [-1] * households
        self.filed = self.resolved = self.transacted = 0
        self.poor = []
        self.backlog = []

    def household(self, number, district):
        """Aid on a random day of each month, and what follows from it."""
        for month in range(MONTHS):
            aid = (month + self.random.random()) * DAYS_PER_MONTH
            yield self.env.timeout(aid - self.env.now)
            if self.random.random() < 0.9:
                self.env.process(self.transaction(number, month))
            if self.random.random() < 0.03:
                self.env.process(self.complaint(district))

    def transaction(self, number, month):
        yield self.env.timeout(self.random.expovariate(1 / 3.0))
        self.transacted += 1
        if self.env.now < (month + 1) * DAYS_PER_MONTH:
            self.aid_of_month[number] = month

    def complaint(self, district):
        self.filed += 1
        with self.desks[district].request() as request:
            yield request
            yield self.env.timeout(self.random.expovariate(1 / 0.25))
        self.resolved += 1

    def month_ends(self):
        for month in range(MONTHS):
            yield self.env.timeout(DAYS_PER_MONTH)
            for number in range(len(self.spending)):
                self.spending[number] += self.random.gauss(0.0, 1.0)
            self.poor.append(sum(spending + (WORTH_OF_AID if aid == month else 0.0) < POOR_BELOW
                                 for spending, aid in zip(self.spending, self.aid_of_month)))
            self.backlog.append(self.filed - self.resolved)


def run(households):
    env = simpy.Environment()
    city = City(env, households, seed=1)
    env.process(city.month_ends())
    per_district = -(-households // DISTRICTS)
    for number in range(households):
        env.process(city.household(number, number // per_district))
    env.run(until=MONTHS * DAYS_PER_MONTH + 1e-6)
    return {"poor": city.poor[-1], "backlog": city.backlog[-1]}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print_rate(count * MONTHS, lambda: run(count))
