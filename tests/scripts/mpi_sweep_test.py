"""Studies under mpirun: the same exports as on threads and in shards, whatever is killed, stopped or slow.

    tests/scripts/mpi_sweep_test.py TIMBANG CITY ON|OFF quick|slow      (ON: built with MPI)
"""
import os
import signal
import subprocess
import time

from mpi_jobs import (CITY, ENVIRONMENT, MPIRUN, PATIENCE, TIMBANG, WHICH, JobTest, are_alive, kill, on_ranks, ranks_of,
                      run, run_apart, run_tests, wait_until)

LEVERS = "vary:\n  staffing.tksk_per_kecamatan: [1, 2]\n  first_line.hours: [15, 25, 40]\noutcomes: [complaints.backlog]\n"
SHARED_CITY = LEVERS + "replications: 4\n"
OWN_CITIES = LEVERS + ("uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\n"
                       "design: {kind: latin_hypercube, points: 6}\nreplications: 2\n")
LONG = LEVERS + "replications: 150\n"
TRIALS_OF_LONG = 900
LONG_SILENCE = 5  # seconds


class Sweep(JobTest):
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

    def start_sweep(self, file, store, count):
        return self.start(["sweep", file, "--out", self.folder / store], self.folder / store, count)


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
        words = ["sweep", "experiment.yaml", "--out", self.folder / "store"]
        done = run_apart(words, [self.folder / "first", self.folder / "other"])
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
            job = self.start_sweep(file, "killed", 3)
            kill(job, victim)
            self.assertNotEqual(job.returncode, 0)
            self.assertGreater(self.stored(self.folder / "killed"), 0)
            self.assertLess(self.stored(self.folder / "killed"), TRIALS_OF_LONG)
        self.assertEqual(self.sweep(file, "killed", launcher=on_ranks(2)), expected)
        job = self.start_sweep(file, "killed-once", 2)
        kill(job, 1)
        self.assertEqual(self.sweep(file, "killed-once", "--threads", 2), expected)

    def test_a_rank_that_stands_still_holds_nothing_up(self):
        file = self.experiment(LONG)
        job = self.start_sweep(file, "slow", 3)
        ranks = ranks_of(job)
        os.kill(ranks[2], signal.SIGSTOP)
        last = [None, time.monotonic()]

        def nothing_comes_any_more():
            if self.last_written(self.folder / "slow") != last[0]:
                last[:] = self.last_written(self.folder / "slow"), time.monotonic()
            return time.monotonic() - last[1] > LONG_SILENCE

        wait_until(nothing_comes_any_more)
        for process in (*ranks.values(), job.pid):  # mpirun itself may wait for a rank that stands still
            os.kill(process, signal.SIGKILL)
        job.communicate(timeout=PATIENCE)
        wait_until(lambda: not are_alive(ranks))
        self.assertEqual(self.stored(self.folder / "slow"), TRIALS_OF_LONG)

    def test_a_rank_that_is_asked_to_stop_stops_all_and_what_is_done_is_kept(self):
        file = self.experiment(LONG)
        job = self.start_sweep(file, "stopped", 2)
        os.kill(ranks_of(job)[1], signal.SIGTERM)
        errors = job.communicate(timeout=PATIENCE)[1]
        self.assertEqual(job.returncode, 1)
        self.assertIn("the same command goes on from there", errors)
        self.assertLess(self.stored(self.folder / "stopped"), TRIALS_OF_LONG)


if __name__ == "__main__":
    run_tests("Slow" if WHICH == "slow" else "Quick")
