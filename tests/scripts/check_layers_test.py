#!/usr/bin/env python3
"""check_layers and check_sizes on made-up projects, one fault at a time."""
import importlib.machinery
import importlib.util
import tempfile
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "scripts"

README = """
| folder | may include | libraries it wraps |
|---|---|---|
| base | - | - |
| store | base | SQLite |
| main | all | CLI11 |
"""
SOUND = {
    "engine/README.md": README,
    "engine/base/money.hpp": '#include <vector>\n',
    "engine/store/store.hpp": '#include "base/money.hpp"\n',
    "engine/store/store.cpp": '#include "store/store.hpp"\n#include <sqlite3.h>\n',
    "engine/main/main.cpp": '#include <CLI/CLI.hpp>\n#include "store/store.hpp"\n',
    "tests/readme": "", "scripts/readme": "",
}


def load(name):
    loader = importlib.machinery.SourceFileLoader(name, str(SCRIPTS / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def problems(script, changes):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**SOUND, **changes}.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(script).check(Path(folder))


class Layers(unittest.TestCase):
    def fails_with(self, text, changes):
        found = problems("check_layers", changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(text, found[0])

    def test_a_sound_project_passes(self):
        self.assertEqual(problems("check_layers", {}), [])

    def test_an_arrow_outside_the_table_is_named_with_its_line(self):
        self.fails_with("engine/base/money.cpp:2: base may not include store",
                        {"engine/base/money.cpp": '\n#include "store/store.hpp"\n'})

    def test_a_folder_outside_the_table_is_a_problem(self):
        self.fails_with("engine/other is not in the table", {"engine/other/a.cpp": ""})

    def test_a_row_without_a_folder_is_a_problem(self):
        self.fails_with("names other, which does not exist", {"engine/README.md": README + "| other | base | - |\n"})

    def test_a_circle_in_the_table_is_a_problem(self):
        self.fails_with("the table has a circle: base -> store -> base",
                        {"engine/README.md": README.replace("| base | - |", "| base | store |")})

    def test_headers_that_include_each_other_are_a_problem(self):
        self.fails_with("files include each other in a circle",
                        {"engine/base/a.hpp": '#include "base/b.hpp"\n', "engine/base/b.hpp": '#include "base/a.hpp"\n'})

    def test_a_library_is_included_only_where_it_is_wrapped(self):
        self.fails_with("base does not wrap SQLite", {"engine/base/money.cpp": "#include <sqlite3.h>\n"})

    def test_a_public_header_hides_the_library_it_wraps(self):
        self.fails_with("a public header must not show SQLite", {"engine/store/store.hpp": "#include <sqlite3.h>\n"})

    def test_a_readme_without_a_table_is_a_problem(self):
        self.fails_with("has no table", {"engine/README.md": "nothing"})


class Sizes(unittest.TestCase):
    def test_a_file_of_400_lines_passes_and_one_more_does_not(self):
        self.assertEqual(problems("check_sizes", {"engine/base/a.cpp": "\n" * 400}), [])
        self.assertIn("401 lines", problems("check_sizes", {"engine/base/a.cpp": "\n" * 401})[0])

    def test_a_function_of_60_lines_passes_and_one_more_does_not(self):
        def function(lines):
            return "namespace timbang {\nint f() {\n" + "  g();\n" * (lines - 2) + "}\n}  // namespace timbang\n"

        self.assertEqual(problems("check_sizes", {"engine/base/a.cpp": function(60)}), [])
        self.assertIn("a.cpp:2: a function of 61 lines", problems("check_sizes", {"engine/base/a.cpp": function(61)})[0])


if __name__ == "__main__":
    unittest.main()
