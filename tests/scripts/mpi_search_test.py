"""decide and calibrate under mpirun: the same report, files and trials as on one thread, whatever rank is killed.

    tests/scripts/mpi_search_test.py TIMBANG CITY ON|OFF      (ON: built with MPI)
"""
import pathlib

from mpi_jobs import CITY, JobTest, database, kill, on_ranks, run, run_apart, run_tests

FEW = pathlib.Path(CITY).with_name("small-city-few.yaml")
QUESTION = f"""timbang: 1
experiment: small
scenario: {FEW}
decide:
  allocate: staffing.tksk_per_kecamatan
  limits: {{least: 0, most: 2}}
  targets: [{{outcome: delivery.stuck_kpm_share, at_most: 12, where: every_kecamatan, probability: 0.7}}]
  indifference: 0.2
  error: 0.2
  member_replications: 1
  flip_points: 2
"""
TARGETS = """timbang: 1
calibration: small
prior: uniform
parameters:
  - {path: obstacles.recoverable_per_payout, range: [0.10, 0.50]}
  - {path: programme.return_lag, range: [10, 120]}
targets:
  - {outcome: delivery.stuck_kpm_share, value: 12, discrepancy_sd: 2}
  - {outcome: tksk.utilisation, at_least: 0.85, at_most: 1, discrepancy_sd: 0.05, interpretation: true}
question:
  settings: {staffing.tksk_per_kecamatan: 2}
  outcomes: [complaints.backlog]
held_out:
  - name: bad year
    settings: {obstacles.recoverable_per_payout: 0.6}
    outcome: delivery.stuck_kpm_share
    observed: 20
    sd: 3
"""
EFFORT = ["--points", 20, "--wave-points", 8, "--waves", 2, "--draws", 16, "--members", 2, "--member-seeds", 1]
TIMES = "timing.json"


class Search(JobTest):
    def written(self, name, content):
        file = self.folder / name
        file.write_text(content, encoding="utf-8")
        return file

    def decide(self):
        return ["decide", self.written("question.yaml", QUESTION), "--seed", 7, "--out", "results", "--lang", "en"]

    def calibrate(self):
        targets = self.written("targets.yaml", TARGETS)
        return ["calibrate", CITY, "--targets", targets, *EFFORT, "--seed", 7, "--out", "results", "--lang", "en"]

    def place(self, name):
        """Each search has a working folder of its own, so that its command and what it prints name the same folder."""
        place = self.folder / name
        place.mkdir(exist_ok=True)
        return place

    def found(self, words, name, launcher=()):
        """All that a search says: what it prints; its files; and what its database holds, in order."""
        place = self.place(name)
        done = run(words, launcher, place)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        files = {str(file.relative_to(place)): file.read_bytes() for file in place.rglob("*")
                 if file.is_file() and file.suffix not in (".sqlite", ".sha256") and file.name != TIMES}
        with database(place / "results") as tables:
            return done.stdout, files, list(tables.iterdump())

    def check_same(self, found, expected):
        for i, kind in enumerate(("what it prints", "its files", "its database")):
            self.assertEqual(found[i], expected[i], kind)

    def check_search(self, words):
        """On one thread, on two ranks, and after one of two ranks was killed and then the first one."""
        expected = self.found(words, "one-thread")
        wanted = self.stored(self.place("one-thread") / "results")
        self.check_same(self.found(words, "two-ranks", on_ranks(2)), expected)
        results = self.place("killed") / "results"
        for victim, share in ((1, 0.2), (0, 0.5)):
            job = self.start(words, results, 2, wanted * share, self.place("killed"))
            kill(job, victim)
            self.assertNotEqual(job.returncode, 0)
            self.assertGreaterEqual(self.stored(results), wanted * share)
            self.assertLess(self.stored(results), wanted)
        self.check_same(self.found(words, "killed", on_ranks(2)), expected)
        as_json = [*words, "--json"]
        self.check_same(self.found(as_json, "killed", on_ranks(2)), self.found(as_json, "one-thread"))

    def test_a_decision_on_ranks_is_the_decision_on_one_thread(self):
        self.check_search(self.decide())

    def test_a_calibration_on_ranks_is_the_calibration_on_one_thread(self):
        self.check_search(self.calibrate())

    def test_a_rank_with_other_files_ends_a_search_which_names_it(self):
        for folder, minutes in (("first", 20), ("other", 25)):
            city = f"timbang: 1\nname: small\nextends: {CITY}\nfollow_up: {{visit: {minutes}}}\n"
            self.written(self.place(folder) / "city.yaml", city)
            self.written(self.place(folder) / "question.yaml", QUESTION.replace(str(FEW), "city.yaml"))
        targets = self.written("targets.yaml", TARGETS)
        for words in (["decide", "question.yaml"], ["calibrate", "city.yaml", "--targets", targets, *EFFORT]):
            with self.subTest(words[0]):
                store = self.folder / words[0]
                done = run_apart([*words, "--out", store], [self.folder / "first", self.folder / "other"])
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn("rank 1 failed", done.stderr)
                self.assertIn("city.yaml", done.stderr)
                self.assertTrue((store / "results.sqlite").exists())


if __name__ == "__main__":
    run_tests("Search")
