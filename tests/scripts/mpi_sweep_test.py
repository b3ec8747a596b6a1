"""Studies under mpirun: the same exports as on threads and in shards, whatever is killed, stopped or slow.

    tests/scripts/mpi_sweep_test.py TIMBANG CITY ON|OFF quick|slow      (ON: built with MPI)
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
LEVERS = "vary:\n  staffing.tksk_per_kecamatan: [1, 2]\n  first_line.hours: [15, 25, 40]\noutcomes: [complaints.backlog]\n"
SHARED_CITY = LEVERS + "replications: 4\n"
OWN_CITIES = LEVERS + ("uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\n"
                       "design: {kind: latin_hypercube, points: 6}\nreplications: 2\n")
LONG = LEVERS + "replications: 150\n"
TRIALS_OF_LONG = 900
LONG_SILENCE = 5  # seconds
PATIENCE = 120    # seconds, until something that should happen counts as missing


def run(words, launcher=()):
    return subprocess.run([*launcher, TIMBANG, *map(str, words)], env=ENVIRONMENT, capture_output=True, text=True,
                          check=False)


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


class Sweep(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="timbang-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def experiment(self, rest, name="experiment"):
        file = self.folder / f"{name}.yaml"
        file.write_text(f"timbang: 1\nexperiment: small\nscenario: {CITY}\n{rest}", encoding="utf-8")
        return file

    def exported(self, store):
        tables = self.folder / (store + "-csv")
        self.assertEqual(run(["export", self.folder / store, "--to", "csv", "--out", tables]).returncode, 0)
        return {file.name: file.read_bytes() for file in tables.iterdir()}

    def sweep(self, file, store, *options, launcher=()):
        done = run(["sweep", file, "--out", self.folder / store, *options], launcher)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.exported(store)

    def start(self, file, store, count):
        """A long job that has stored some trials and not all."""
        job = subprocess.Popen([*on_ranks(count), TIMBANG, "sweep", file, "--out", self.folder / store],
                               env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(job.communicate)
        self.addCleanup(job.kill)
        written = set()

        def has_stored_some():
            if job.poll() is not None:
                raise AssertionError("the job ended early: " + job.stderr.read())
            written.add(self.last_written(store))
            return len(written) > 6

        wait_until(has_stored_some)
        return job

    def last_written(self, store):
        try:
            return (self.folder / store / "results.sqlite-wal").stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def stored(self, store):
        with contextlib.closing(sqlite3.connect(self.folder / store / "results.sqlite")) as database:
            return database.execute("SELECT count(*) FROM trials").fetchone()[0]


class Quick(Sweep):
    def test_threads_ranks_and_merged_shards_export_the_same_bytes(self):
        for name, rest in (("shared", SHARED_CITY), ("own", OWN_CITIES)):
            with self.subTest(name):
                file = self.experiment(rest, name)
                expected = self.sweep(file, f"{name}-1", "--threads", 1)
                self.assertEqual(self.sweep(file, f"{name}-2", "--threads", 2), expected)
                for ranks in (2, 4):
                    found = self.sweep(file, f"{name}-{ranks}-ranks", launcher=on_ranks(ranks))
                    self.assertEqual(found, expected, f"{ranks} ranks")
                found = self.sweep(file, f"{name}-of-2", "--threads", 2, launcher=on_ranks(2))
                self.assertEqual(found, expected, "2 ranks of 2 threads")
                shards = [self.folder / f"{name}-shard-{i}" for i in range(1, 5)]
                for i, shard in enumerate(shards, 1):
                    self.sweep(file, shard.name, "--shard", f"{i}/4", launcher=on_ranks(2) if i == 2 else ())
                whole = self.folder / f"{name}-whole"
                self.assertEqual(run(["merge", *shards, "--out", whole]).returncode, 0)
                self.assertEqual(self.exported(whole.name), expected, "4 shards")

    def test_a_sweep_that_stops_by_its_precision_needs_as_many_runs_on_ranks(self):
        file = self.experiment(LEVERS + "stopping: [complaints.backlog \u00b1 2]\nreplications: 60\n")
        expected = self.sweep(file, "threads", "--threads", 2)
        self.assertEqual(self.sweep(file, "ranks", launcher=on_ranks(2)), expected)

    def test_a_comparison_on_ranks_is_the_comparison_on_threads(self):
        def compared(store, launcher=()):
            done = run(["compare", CITY, "--vary", "staffing.tksk_per_kecamatan=1,2", "--interval", "seeds",
                        "--replications", 5, "--json", "--detail", "months,kecamatan", "--out", self.folder / store], launcher)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout, self.exported(store)

        self.assertEqual(compared("ranks", on_ranks(3)), compared("threads"))

    def test_only_what_the_first_rank_was_told_counts(self):
        file = self.experiment(SHARED_CITY)
        expected = self.sweep(file, "expected", "--threads", 1)
        words = [TIMBANG, "sweep", str(file), "--out", str(self.folder / "store")]
        done = subprocess.run([*MPIRUN, "-n", "1", *words, ":", "-n", "1", TIMBANG, "sweep", "no such file", "--seed", "8"],
                              env=ENVIRONMENT, capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.exported("store"), expected)

    def test_a_rank_with_other_files_ends_the_command_which_names_it(self):
        for name, minutes in (("first", 20), ("other", 25)):
            folder = self.folder / name
            folder.mkdir()
            (folder / "city.yaml").write_text(f"timbang: 1\nname: small\nextends: {CITY}\nfollow_up: {{visit: {minutes}}}\n",
                                              encoding="utf-8")
            (folder / "experiment.yaml").write_text(
                "timbang: 1\nexperiment: small\nscenario: city.yaml\n" + LEVERS + "replications: 40\n", encoding="utf-8")
        words = [TIMBANG, "sweep", "experiment.yaml", "--out", str(self.folder / "store")]
        done = subprocess.run([*MPIRUN, "-n", "1", "-wdir", str(self.folder / "first"), *words,
                               ":", "-n", "1", "-wdir", str(self.folder / "other"), *words],
                              env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=PATIENCE)
        self.assertEqual(done.returncode, 1)
        self.assertIn("rank 1 failed", done.stderr)
        self.assertIn("city.yaml", done.stderr)

    def test_what_is_wrong_is_told_once_and_help_is_printed_once(self):
        done = run(["sweep", self.folder / "none.yaml"], on_ranks(3))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count("there is no file"), 1)
        done = run(["sweep", "--no-such-option"], on_ranks(3))
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count("error:"), 1)
        done = run(["sweep", "--help"], on_ranks(3))
        self.assertEqual((done.returncode, done.stdout), (0, run(["sweep", "--help"]).stdout))
        file = self.experiment(SHARED_CITY)
        for option in ("--dry-run", "--slurm=3"):
            done = run(["sweep", file, option], on_ranks(2))
            self.assertEqual((done.returncode, done.stdout.count("\n") > 0), (0, True), done.stderr)


class Slow(Sweep):
    def test_a_rank_that_dies_ends_the_job_and_any_number_of_ranks_or_threads_goes_on(self):
        file = self.experiment(LONG)
        expected = self.sweep(file, "expected", "--threads", 2)
        for victim in (1, 0):
            job = self.start(file, "killed", 3)
            kill(job, victim)
            self.assertNotEqual(job.returncode, 0)
            self.assertGreater(self.stored("killed"), 0)
            self.assertLess(self.stored("killed"), TRIALS_OF_LONG)
        self.assertEqual(self.sweep(file, "killed", launcher=on_ranks(2)), expected)
        job = self.start(file, "killed-once", 2)
        kill(job, 1)
        self.assertEqual(self.sweep(file, "killed-once", "--threads", 2), expected)

    def test_a_rank_that_stands_still_holds_nothing_up(self):
        file = self.experiment(LONG)
        job = self.start(file, "slow", 3)
        ranks = ranks_of(job)
        os.kill(ranks[2], signal.SIGSTOP)
        last = [None, time.monotonic()]

        def nothing_comes_any_more():
            if self.last_written("slow") != last[0]:
                last[:] = self.last_written("slow"), time.monotonic()
            return time.monotonic() - last[1] > LONG_SILENCE

        wait_until(nothing_comes_any_more)
        for process in (*ranks.values(), job.pid):  # mpirun itself may wait for a rank that stands still
            os.kill(process, signal.SIGKILL)
        job.communicate(timeout=PATIENCE)
        wait_until(lambda: not are_alive(ranks))
        self.assertEqual(self.stored("slow"), TRIALS_OF_LONG)

    def test_a_rank_that_is_asked_to_stop_stops_all_and_what_is_done_is_kept(self):
        file = self.experiment(LONG)
        job = self.start(file, "stopped", 2)
        os.kill(ranks_of(job)[1], signal.SIGTERM)
        errors = job.communicate(timeout=PATIENCE)[1]
        self.assertEqual(job.returncode, 1)
        self.assertIn("the same command goes on from there", errors)
        self.assertLess(self.stored("stopped"), TRIALS_OF_LONG)


if __name__ == "__main__":
    if HAS_MPI != "ON" or not shutil.which("mpirun"):
        print("skipped: " + ("mpirun is not installed" if HAS_MPI == "ON" else "built without MPI"))
        sys.exit(SKIPPED)
    unittest.main(argv=[sys.argv[0], "Slow" if WHICH == "slow" else "Quick"])
