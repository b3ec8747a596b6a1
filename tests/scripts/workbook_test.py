#!/usr/bin/env python3
"""Reads a workbook as any program would and holds it against the plain CSV files of the same results folder.

    workbook_test.py TIMBANG SCENARIO

Runs a small comparison, exports it as xlsx and as csv, and checks that every number of the sheets equals the store's,
that the workload analysis agrees with the engine's hours, that texts are never formulas, and that two exports are the
same bytes. Where LibreOffice is there, its own recalculation is held against the same numbers.
"""
import csv
import math
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

TIMBANG, SCENARIO = sys.argv[1], sys.argv[2]
NAMESPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ARMS = ["tksk_per_kecamatan=1", "tksk_per_kecamatan=2"]


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Sheet:
    """Cells by (row, column) from 0: text, number, and formulas apart."""

    def __init__(self, xml, shared):
        self.cells, self.formulas = {}, {}
        self.root = ElementTree.fromstring(xml)
        for cell in self.root.iterfind(".//m:c", NAMESPACE):
            letters, digits = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            place = (int(digits) - 1, column_number(letters))
            value = cell.find("m:v", NAMESPACE)
            formula = cell.find("m:f", NAMESPACE)
            if formula is not None:
                self.formulas[place] = formula.text
            if value is not None:
                self.cells[place] = shared[int(value.text)] if cell.get("t") == "s" else float(value.text)

    def rows(self, first_heading, block=0):
        """Rows as {heading: value} below the n-th row that begins with a heading, until the first empty one."""
        start = [row for (row, column), value in sorted(self.cells.items())
                 if column == 0 and value == first_heading][block]
        headings = {column: value for (row, column), value in self.cells.items() if row == start}
        row = start + 1
        while (row, 0) in self.cells:
            yield row, {name: self.cells.get((row, column)) for column, name in headings.items()}
            row += 1


def read_workbook(file):
    with zipfile.ZipFile(file) as archive:
        shared = ["".join(t.text or "" for t in item.iterfind(".//m:t", NAMESPACE)) for item in
                  ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iterfind("m:si", NAMESPACE)]
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iterfind(".//m:sheet", NAMESPACE)
        return {sheet.get("name"): Sheet(archive.read(f"xl/worksheets/sheet{number}.xml"), shared)
                for number, sheet in enumerate(sheets, 1)}


def evaluate(workbook, sheet, place):
    """A cell's value, its formula computed anew from other cells."""
    formula = workbook[sheet].formulas.get(place)
    if formula is None:
        return workbook[sheet].cells.get(place, 0.0)

    def cell(match, default):
        name = match.group("sheet") or default
        return evaluate(workbook, name, (int(match.group("row")) - 1, column_number(match.group("column"))))

    reference = r"(?:'(?P<sheet>[^']+)'!)?(?P<column>[A-Z]{1,3})(?P<row>\d+)"

    def total(match):
        name, letters, first, _, last = match.groups()
        return repr(math.fsum(evaluate(workbook, name or sheet, (row - 1, column)) for row in range(int(first), int(last) + 1)
                              for column in range(column_number(letters), column_number(match.group(4)) + 1)))

    text = re.sub(r"SUM\((?:'([^']+)'!)?([A-Z]+)(\d+):([A-Z]+)(\d+)\)", total, formula)
    text = re.sub(r"LN\(10\)", repr(math.log(10)), text)
    text = re.sub(reference, lambda match: repr(cell(match, sheet)), text)
    condition = re.fullmatch(r"IF\((.+)>0,(.+),0\)", text)
    if condition:
        text = condition.group(2) if float(condition.group(1)) > 0 else "0"
    begin, end = "ROUNDUP(", ",0)"
    if text.startswith(begin):
        inner = text.removeprefix(begin).removesuffix(end)
        return float(math.ceil(eval(inner, {"__builtins__": {}}) - 1e-9))
    return eval(text, {"__builtins__": {}})  # digits and operators only: everything else was replaced


def run(*words):
    return subprocess.run([TIMBANG, *map(str, words)], check=True, capture_output=True, text=True).stdout


class WorkbookTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        results = cls.folder / "results"
        run("compare", SCENARIO, "--vary", "staffing.tksk_per_kecamatan=1,2", "--replications", "5", "--out", results,
            "--quiet", "--lang", "en")
        for language in ("en", "id"):
            run("export", results, "--to", "xlsx", "--lang", language, "--out", cls.folder / language)
        run("export", results, "--to", "csv", "--lang", "en", "--out", cls.folder / "csv")
        cls.book = read_workbook(cls.folder / "en" / "workbook.xlsx")
        cls.summary = {}
        with open(cls.folder / "csv" / "summary.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                cls.summary[row["arm"], row["month"], row["where"], row["outcome"]] = row
        cls.labels = {row["Name"]: row["Outcome"] for _, row in cls.book["Dictionary"].rows("Name")}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def same(self, cell, text, what):
        self.assertEqual(cell is None, text == "", what)
        if text:
            self.assertTrue(math.isclose(cell, float(text), rel_tol=1e-14, abs_tol=1e-300), (what, cell, text))

    def check_matrix(self, sheet, coordinates):
        """Three rows an outcome and arm, in the catalogue's order: labels need not be unique."""
        rows = [row for _, row in self.book[sheet].rows("Outcome")]
        self.assertEqual(len(rows), 3 * len(ARMS) * len(self.labels))
        position = 0
        for outcome, label in self.labels.items():
            for arm in ARMS:
                for statistic in ("mean", "low", "high"):
                    row = rows[position]
                    position += 1
                    self.assertEqual((row["Outcome"], row["Option"]), (label, arm))
                    for heading, (month, where) in coordinates.items():
                        self.same(row[heading], self.summary[arm, month, where, outcome][statistic],
                                  (sheet, outcome, arm, statistic, heading))

    def test_every_cell_by_kecamatan_is_the_stores(self):
        wheres = {key[2] for key in self.summary}
        self.check_matrix("Kecamatan", {("Whole city" if w == "city" else w): ("all", w) for w in wheres})

    def test_every_cell_by_month_is_the_stores(self):
        names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        months = {key[1] for key in self.summary}
        self.check_matrix("Months", {
            ("All months" if m == "all" else f"{names[int(m[5:]) - 1]} {m[:4]}"): (m, "city") for m in months})

    def test_differences_are_the_stores(self):
        with open(self.folder / "csv" / "differences.csv", newline="", encoding="utf-8") as file:
            stored = [row for row in csv.DictReader(file) if (row["month"], row["where"]) == ("all", "city")]
        rows = [row for _, row in self.book["Differences"].rows("Option")]
        self.assertEqual(len(rows), len(stored))
        for row, kept in zip(rows, stored):
            self.same(row["mean"], kept["mean"], kept["outcome"])
            self.same(row["from (95 %)"], kept["low"], kept["outcome"])
            self.same(row["to (95 %)"], kept["high"], kept["outcome"])

    def test_the_workload_analysis_plans_by_norms_and_has_the_engines_hours_beside(self):
        sheet = self.book["ABK"]
        needed = {}
        for row, shown in sheet.rows("Option", block=1):
            where = "city" if shown["Place"] == "Whole city" else shown["Place"]
            stored = {name: self.summary[shown["Option"], "all", where, f"tksk.{name}"]["mean"]
                      for name in ("in_post", "hours_arrived", "hours_available", "workload")}
            self.same(shown["Simulation: TKSK in post"], stored["in_post"], row)
            self.same(shown["Simulation: hours that arrive"], stored["hours_arrived"], row)
            self.same(shown["Simulation: hours there are"], stored["hours_available"], row)
            self.same(shown["Simulation: work / time for casework"], stored["workload"], row)
            work, hours = evaluate(self.book, "ABK", (row, 2)), evaluate(self.book, "ABK", (row, 3))
            self.assertTrue(math.isclose(evaluate(self.book, "ABK", (row, 4)), work / hours, rel_tol=1e-9), row)
            # By norms and not by what was worked: within a half of what arrives in the present state.
            if shown["Option"] == ARMS[0]:
                self.assertTrue(math.isclose(work, float(stored["hours_arrived"]), rel_tol=0.5), (row, work, stored))
            posts = evaluate(self.book, "ABK", (row, 6))
            self.assertEqual(posts, int(posts), row)
            needed.setdefault(shown["Place"], set()).add((round(work, 6), posts))
        self.assertEqual(len(needed), len({key[2] for key in self.summary}))
        # The same whatever staff there is.
        self.assertTrue(all(len(each) == 1 for each in needed.values()), needed)

    def test_every_formula_holds_the_value_that_it_computes(self):
        count = 0
        for name, sheet in self.book.items():
            for place in sheet.formulas:
                self.assertTrue(math.isclose(evaluate(self.book, name, place), sheet.cells[place], rel_tol=1e-9,
                                             abs_tol=1e-9), (name, place, sheet.formulas[place]))
                count += 1
        self.assertGreater(count, 50)

    def test_the_same_results_are_the_same_bytes(self):
        run("export", self.folder / "results", "--to", "xlsx", "--lang", "en", "--out", self.folder / "again")
        self.assertEqual((self.folder / "again" / "workbook.xlsx").read_bytes(),
                         (self.folder / "en" / "workbook.xlsx").read_bytes())

    def test_sheets_have_frozen_headers_filters_and_print_areas_in_both_languages(self):
        for language, name in (("en", "workbook"), ("id", "buku-kerja")):
            file = self.folder / language / f"{name}.xlsx"
            with zipfile.ZipFile(file) as archive:
                names = archive.read("xl/workbook.xml").decode()
                self.assertEqual(names.count("_xlnm.Print_Area"), 9)
                self.assertGreaterEqual(sum(part.startswith("xl/charts/chart") for part in archive.namelist()), 10)
            for sheet in read_workbook(file).values():
                self.assertIsNotNone(sheet.root.find(".//m:pane[@state='frozen']", NAMESPACE))
                self.assertIsNotNone(sheet.root.find("m:autoFilter", NAMESPACE))

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not there (Debian package libreoffice-calc)")
    def test_libreoffice_computes_the_same_workload(self):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", self.folder / "office",
                        self.folder / "en" / "workbook.xlsx"], check=True, capture_output=True)
        office = read_workbook(self.folder / "office" / "workbook.xlsx")
        self.assertEqual(list(office), list(self.book))
        for name, sheet in self.book.items():
            for place, value in sheet.cells.items():
                other = office[name].cells.get(place, "")
                if isinstance(value, float):
                    self.assertTrue(math.isclose(other, value, rel_tol=1e-9, abs_tol=1e-9), (name, place, value, other))
                else:
                    self.assertEqual(other, value, (name, place))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
