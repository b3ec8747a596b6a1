"""Runs the benchmark programs and the SimPy twins, and gathers what they measured."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass
class Figure:
    """What one benchmark measured, round after round: items a second, or how often a second it is done."""
    rates: list = field(default_factory=list)
    counters: dict = field(default_factory=dict)

    @property
    def rate(self):
        return statistics.median(self.rates)

    @property
    def milliseconds(self):
        return 1000 / self.rate

    def ratio_to(self, other):
        """The median of the ratios of rounds: what was measured side by side is compared."""
        return statistics.median(a / b for a, b in zip(self.rates, other.rates))

    def spread_to(self, other):
        ratios = sorted(a / b for a, b in zip(self.rates, other.rates))
        return ratios[0], ratios[-1]


def run_program(program, options=()):
    """{name: (rate, counters)} of one run of a Google Benchmark program, by processor time unless it says real time."""
    command = [str(program), "--benchmark_format=json", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{program} failed:\n{done.stderr}")
    measured = {}
    for line in json.loads(done.stdout)["benchmarks"]:
        if line.get("error_occurred"):
            sys.exit(f"{line['name']}: {line['error_message']}")
        name = line["name"].removesuffix("/real_time").replace("/iterations:1", "")
        unit = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}[line["time_unit"]]
        rate = line.get("items_per_second") or 1 / (line["cpu_time"] * unit)
        measured[name] = (rate, {key: value for key, value in line.items() if isinstance(value, float)})
    return measured


def add_round(figures, measured):
    for name, (rate, counters) in measured.items():
        figure = figures.setdefault(name, Figure())
        figure.rates.append(rate)
        figure.counters = counters


def find_simpy():
    """(python, version) of a Python that has SimPy 3 or later, whose interface the twins use; None if there is none."""
    for python in dict.fromkeys((sys.executable, shutil.which("python3"), "/usr/bin/python3")):
        if not python:
            continue
        asked = subprocess.run([python, "-c", "import simpy; print(simpy.__version__)"], capture_output=True, text=True,
                               check=False)
        if asked.returncode == 0 and int(asked.stdout.split(".")[0]) >= 3:
            return python, asked.stdout.strip()
    return None


def run_simpy(python, name):
    """The twin's line: items_per_second, simpy (which one), and what came out."""
    done = subprocess.run([python, str(HERE / f"simpy_{name}.py")], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def time_command(timbang, scenario):
    """Processor seconds, seconds and megabytes of one replication of a scenario, from the command's start to its table."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(timbang), "run", str(scenario), "--replications", "1", "--threads", "1", "--interval", "seeds",
                   "--quiet", "--out", f"{folder}/results"]
        begin = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        return used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss * 1024 / 1e6
