#!/usr/bin/env python3
"""Nothing of one city, and no number of kecamatan, is in the engine's code: it would be wrong for every other city."""
import re
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
CITY = (PROJECT / "scenarios/bekasi-2023.yaml").read_text(encoding="utf-8")


def forbidden_words():
    kecamatan = re.findall(r"^  - \{name: ([^,]+),", CITY, re.MULTILINE)
    code = re.search(r'code: "(\d+)"', CITY).group(1)
    assert len(kecamatan) == 12, kecamatan
    return ["bekasi", "kota bekasi", code, "twelve", "dua belas"] + kecamatan


class NoCityInCode(unittest.TestCase):
    def test_no_source_file_names_the_city_its_kecamatan_or_their_number(self):
        words = re.compile(r"\b(" + "|".join(map(re.escape, forbidden_words())) + r")\b", re.IGNORECASE)
        files = [path for path in sorted((PROJECT / "engine").rglob("*")) if path.suffix in {".cpp", ".hpp", ".in"}]
        self.assertGreater(len(files), 100)
        found = [f"{path.relative_to(PROJECT)}:{number}: {line.strip()}"
                 for path in files
                 for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if words.search(line)]
        self.assertEqual(found, [])

    def test_texts_for_people_name_the_city_only_as_the_example_file(self):
        for path in sorted((PROJECT / "engine/report/catalogue").iterdir()):
            text = re.sub(r"bekasi-2023(\.yaml)?|name: bekasi\b", "", path.read_text(encoding="utf-8"))
            self.assertNotRegex(text.lower(), r"bekasi", path.name)

    def test_a_loop_over_kecamatan_ends_where_the_scenario_ends(self):
        # Twelve months a year is the only twelve that code may know.
        counts = re.compile(r"kecamatan\w*\s*(<|==|!=|<=)\s*\d{2,}", re.IGNORECASE)
        for path in sorted((PROJECT / "engine").rglob("*.cpp")):
            self.assertIsNone(counts.search(path.read_text(encoding="utf-8")), path)


if __name__ == "__main__":
    unittest.main()
