"""Commands on ranks of mpirun, and what tests do to them.

A test is started as TEST TIMBANG CITY ON|OFF quick|slow      (ON: built with MPI)
"""
import contextlib
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

TIMBANG, CITY, HAS_MPI, WHICH = (sys.argv + [""] * 4)[1:5]
SKIPPED = 77  # of CMake's SKIP_RETURN_CODE
MPIRUN = ["mpirun", "--oversubscribe"]
ENVIRONMENT = dict(os.environ, LC_ALL="C", OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                   OMPI_MCA_rmaps_base_oversubscribe="1", OMPI_MCA_hwloc_base_binding_policy="none")
PATIENCE = 120  # seconds, until something that should happen counts as missing


def run(words, launcher=(), folder=None):
    return subprocess.run([*launcher, TIMBANG, *map(str, words)], env=ENVIRONMENT, capture_output=True, text=True,
                          check=False, cwd=folder)


def run_apart(words, folders):
    """On two ranks, each with a working folder of its own."""
    job = [TIMBANG, *map(str, words)]
    first, other = ["-wdir", str(folders[0])], ["-wdir", str(folders[1])]
    return subprocess.run([*MPIRUN, "-n", "1", *first, *job, ":", "-n", "1", *other, *job], env=ENVIRONMENT,
                          capture_output=True, text=True, check=False, timeout=PATIENCE)


def on_ranks(count):
    return [*MPIRUN, "-n", str(count)]


def ranks_of(job):
    """{rank: process} of a running mpirun."""
    found = {}
    for process in pathlib.Path(f"/proc/{job.pid}/task/{job.pid}/children").read_text().split():
        environment = pathlib.Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
        for variable in environment:
            if variable.startswith(b"OMPI_COMM_WORLD_RANK="):
                found[int(variable.split(b"=")[1])] = int(process)
    return found


def wait_until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("what should happen has not happened")
        time.sleep(0.005)


def are_alive(ranks):
    return any(os.path.exists(f"/proc/{process}") for process in ranks.values())


def kill(job, victim):
    """Kills one rank and waits for the others, which mpirun ends without waiting for them."""
    ranks = ranks_of(job)
    os.kill(ranks[victim], signal.SIGKILL)
    job.communicate(timeout=PATIENCE)
    wait_until(lambda: not are_alive(ranks))


def database(store):
    return contextlib.closing(sqlite3.connect(store / "results.sqlite"))


class JobTest(unittest.TestCase):
    """A test with a folder of its own; stores are folders in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="timbang-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def start(self, words, store, count, least=10, folder=None):
        """A long job that has stored so many trials."""
        job = subprocess.Popen([*on_ranks(count), TIMBANG, *map(str, words)], env=ENVIRONMENT, cwd=folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(job.communicate)
        self.addCleanup(job.kill)

        def has_stored_enough():
            if job.poll() is not None:
                raise AssertionError("the job ended early: " + job.stderr.read())
            return self.stored_by_now(store) >= least

        wait_until(has_stored_enough)
        return job

    def stored_by_now(self, store):
        """Trials that a job at work has stored, counted in a copy: the job lets nobody else read its store."""
        copy = self.folder / "copy"
        copy.mkdir(exist_ok=True)
        for name in ("results.sqlite", "results.sqlite-wal"):
            if not (store / name).exists():
                return 0
            shutil.copyfile(store / name, copy / name)
        try:
            return self.stored(copy)
        except sqlite3.DatabaseError:
            return 0  # the tables are not there yet, or were written meanwhile

    @staticmethod
    def last_written(store):
        try:
            return (store / "results.sqlite-wal").stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    @staticmethod
    def stored(store):
        with database(store) as tables:
            return tables.execute("SELECT count(*) FROM trials").fetchone()[0]


def run_tests(test_case):
    if HAS_MPI != "ON" or not shutil.which("mpirun"):
        print("skipped: " + ("mpirun is not installed" if HAS_MPI == "ON" else "built without MPI"))
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0], test_case])
