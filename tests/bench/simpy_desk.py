"""M/M/4 at a load of 0.9 in SimPy, the twin of desk_bench: one process for every customer.

    python3 simpy_desk.py [CUSTOMERS]     prints one line of JSON
"""
import random
import sys

import simpy
from simpy_rate import print_rate

SERVERS = 4
MEAN_BETWEEN_ARRIVALS = 15.0
MEAN_SERVICE = 54.0


class Desk:
    def __init__(self, env, customers, seed):
        self.env = env
        self.customers = customers
        self.random = random.Random(seed)
        self.servers = simpy.Resource(env, capacity=SERVERS)
        self.waited = 0.0

    def arrivals(self):
        for _ in range(self.customers):
            yield self.env.timeout(self.random.expovariate(1 / MEAN_BETWEEN_ARRIVALS))
            self.env.process(self.customer())

    def customer(self):
        arrived = self.env.now
        with self.servers.request() as request:
            yield request
            self.waited += self.env.now - arrived
            yield self.env.timeout(self.random.expovariate(1 / MEAN_SERVICE))


def run(customers):
    env = simpy.Environment()
    desk = Desk(env, customers, seed=1)
    env.process(desk.arrivals())
    env.run()
    return {"mean_wait": desk.waited / customers / MEAN_SERVICE}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print_rate(count, lambda: run(count))
