#!/usr/bin/env python3
"""Figures that documents quote are the stored ones, the stored ones are not stale, and two are simulated again.

Usage: figures_test.py TIMBANG"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
TIMBANG = sys.argv.pop(1) if len(sys.argv) > 1 else None
sys.path.insert(0, str(PROJECT / "scripts/documents"))
import figures as figure_files  # noqa: E402

SCRIPT = PROJECT / "scripts/write_figures"
SIMULATED_AGAIN = ["small-city", "made-up-city"]


def write_figures(*options):
    done = subprocess.run([sys.executable, SCRIPT, *options], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class StoredFigures(unittest.TestCase):
    @unittest.skipUnless(TIMBANG, "names no engine")
    def test_no_quote_and_no_figure_is_stale(self):
        code, said = write_figures("--check", "--timbang", TIMBANG)
        self.assertEqual(code, 0, said)

    @unittest.skipUnless(TIMBANG, "names no engine")
    def test_two_figures_are_what_their_commands_give(self):
        for name in SIMULATED_AGAIN:
            code, said = write_figures("--rerun", name, "--timbang", TIMBANG)
            self.assertEqual(code, 0, said)

    def test_every_figure_says_how_it_came_about(self):
        figures = figure_files.read_figures(PROJECT / "docs/figures")
        self.assertGreater(len(figures), 10)
        for name, figure in figures.items():
            self.assertIn(figure["kind"], {"run", "transcribed"}, name)
            self.assertTrue(figure["command"] and figure["title"] and figure["date"], name)
            self.assertEqual("result" in figure, figure["kind"] == "run", name)
            self.assertTrue(figure["inputs"] or not figure.get("simulated", True), name)


ROW = {"key": "money", "outcome": "delivery.credited", "label": "Money", "per": 1e9, "decimals": 1}
SUMMARY = {"verb": "compare", "seed": 1, "replications": 2, "interval": "seeds", "scenario": {"sha256": "ab" * 32},
           "arms": [{"name": name, "outcomes": [{"name": "delivery.credited", "where": "city", "month": "all",
                                                 "mean": mean, "low": mean - 1e9, "high": mean + 1e9}]}
                    for name, mean in (("one", 2e9), ("two", 1.2e12))],
           "differences": [{"arm": "two", "against": "one", "outcome": "delivery.credited", "where": "city", "month": "all",
                            "mean": -5e8, "low": -9e8, "high": -1e8, "variance_reduction": 3.21, "is_effect": False}]}


class Writing(unittest.TestCase):
    def setUp(self):
        spec = {"arms": {"1": "one", "2": "two"}, "rows": [ROW]}
        self.figures = {"f": {"kind": "run", "date": "2026-01-01", "spec": spec,
                              "result": figure_files.result_of(json.loads(json.dumps(SUMMARY)), spec)},
                        "t": {"kind": "transcribed", "date": "2026-01-02", "quotes": {"n": {"en": "one", "id": "satu"}}}}

    def test_numbers_are_written_as_the_language_does(self):
        for key, language, text in [("f/money/1", "en", "2.0 (1.0 to 3.0)"), ("f/money/2/mean", "en", "1,200.0"),
                                    ("f/money/2", "id", "1.200,0 (1.199,0 sampai 1.201,0)"),
                                    ("f/money/2-1", "en", "−0.5 (−0.9 to −0.1)"), ("f/money/2-1/size", "en", "0.5 (0.1 to 0.9)"),
                                    ("f/money/2-1/size-mean", "id", "0,5"), ("f/money/2-1/variance_reduction", "en", "3.2"),
                                    ("f/seed", "en", "1"), ("f/values", "en", "abababab"), ("t/n", "id", "satu")]:
            self.assertEqual(figure_files.quote(self.figures, key, language), text, key)
        self.assertEqual(figure_files.number_text(-0.001, 2, "en", signed=True), "0.00")

    def test_an_effect_that_is_none_is_marked(self):
        self.figures["f"]["spec"]["table"] = "changes"
        self.assertIn("○ −0.5 (−0.9 to −0.1)", figure_files.quote(self.figures, "f/table"))

    def test_claims_are_a_table_of_answers(self):
        answer = {"name": "more", "statement": {"en": "More goes back"}, "answer": "TRUE", "unit": "IDR", "against": "one",
                  "mean": 2.5e9, "low": 1e9, "high": 4e9}
        summary = {**SUMMARY, "verb": "run", "claims": {"answers": [answer]}}
        figure = {"kind": "run", "spec": {"arms": {}, "rows": []}}
        figure["result"] = figure_files.result_of(summary, figure["spec"])
        self.assertIn("| More goes back | TRUE | Rp +2.50 (+1.00 to +4.00) billion |",
                      figure_files.quote({"c": figure}, "c/table"))

    def test_what_no_figure_has_is_refused(self):
        for key in ["g/money/1", "f/rupiah/1", "f/money/3", "f/money/1/median", "t/m"]:
            self.assertRaises(KeyError, figure_files.quote, self.figures, key)

    def test_a_changed_number_is_seen_and_a_last_digit_is_not(self):
        old = self.figures["f"]["result"]
        new = json.loads(json.dumps(old))
        new["levels"]["money"]["1"][0] *= 1 + 1e-6
        self.assertEqual(figure_files.differences(old, new), [])
        new["levels"]["money"]["1"][0] *= 1.001
        self.assertEqual(len(figure_files.differences(old, new)), 1)
        new["changes"]["money"]["2-1"][3] = True
        self.assertEqual(len(figure_files.differences(old, new)), 2)

    def test_comments_are_no_part_of_an_input_and_values_are(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.yaml")
            hashes = []
            for text in ["a: {value: 1}\n", '# why\na: {value: 1, source: "page 2"}  # so\n\n', "a: {value: 2}\n"]:
                file.write_text(text, encoding="utf-8")
                hashes.append(figure_files.input_hash(file))
        self.assertEqual(hashes[0], hashes[1])
        self.assertNotEqual(hashes[0], hashes[2])

    def test_what_a_command_reads_is_followed(self):
        files = figure_files.input_files("timbang run scenarios/bekasi-2023-claims.yaml", PROJECT)
        self.assertLessEqual({"scenarios/bekasi-2023.yaml", "scenarios/ensembles/bekasi-2023.yaml",
                              "scenarios/calendars/indonesia.yaml"}, set(files))


if __name__ == "__main__":
    unittest.main()
