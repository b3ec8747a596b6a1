"""What the SimPy twins share: time a run by its processor time and print the rate with what came out."""
import gc
import json
import sys
import time

import simpy


def print_rate(items, run):
    # Collecting garbage takes most of a run with 100,000 processes alive; SimPy is timed at its best, without.
    gc.disable()
    begin = time.process_time()
    outcome = run()
    seconds = time.process_time() - begin
    python = f"Python {sys.version.split()[0]}"
    print(json.dumps({"items_per_second": items / seconds, "simpy": f"SimPy {simpy.__version__}, {python}", **outcome}))
