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
        self.fails_with("engine/base/coins.cpp:2: base may not include store",
                        {"engine/base/coins.cpp": '\n#include "store/store.hpp"\n'})

    def test_a_public_header_shows_neither_the_engine_nor_a_library(self):
        public = "include/timbang/money.hpp"
        self.assertEqual(problems("check_layers", {public: '#include <vector>\n'}), [])
        for include in ('"base/money.hpp"', "<boost/json.hpp>", "<sqlite3.h>", '"timbang/nowhere.hpp"'):
            self.fails_with(f"{public}:1: a public header may not include", {public: f"#include {include}\n"})

    def test_only_the_library_folder_sees_public_headers(self):
        public = {"include/timbang/money.hpp": "", "engine/library/money.cpp": '#include "timbang/money.hpp"\n',
                  "engine/README.md": README + "| library | base | - |\n"}
        self.assertEqual(problems("check_layers", public), [])
        self.fails_with("base may not include timbang",
                        {**public, "engine/base/coins.cpp": '#include "timbang/money.hpp"\n'})

    def test_a_folder_outside_the_table_is_a_problem(self):
        self.fails_with("engine/other is not in the table", {"engine/other/a.cpp": ""})

    def test_a_row_without_a_folder_is_a_problem(self):
        self.fails_with("names other, which does not exist", {"engine/README.md": README + "| other | base | - |\n"})

    def test_a_circle_in_the_table_is_a_problem(self):
        self.fails_with("the table has a circle: base -> store -> base",
                        {"engine/README.md": README.replace("| base | - |", "| base | store |")})

    def test_a_sub_folder_needs_a_row_of_its_own(self):
        self.fails_with("engine/store/rows is not in the table", {"engine/store/rows/a.cpp": ""})

    def test_a_file_obeys_the_row_of_its_sub_folder_and_not_that_of_the_folder_above(self):
        table = README + "| store/rows | - | - |\n"
        sound = {"engine/README.md": table, "engine/store/rows/a.cpp": '#include "store/rows/b.hpp"\n'}
        self.assertEqual(problems("check_layers", sound), [])
        self.fails_with("engine/store/rows/a.cpp:1: store/rows may not include base",
                        {**sound, "engine/store/rows/a.cpp": '#include "base/money.hpp"\n'})

    def test_a_folder_may_not_include_its_sub_folder_unless_its_row_says_so(self):
        changes = {"engine/README.md": README + "| store/rows | - | - |\n", "engine/store/rows/a.cpp": "",
                   "engine/store/store.cpp": '#include "store/rows/a.hpp"\n'}
        self.fails_with("store may not include store/rows", changes)
        changes["engine/README.md"] = changes["engine/README.md"].replace("| store | base |", "| store | base store/rows |")
        self.assertEqual(problems("check_layers", changes), [])

    def test_a_name_in_the_table_stands_for_the_folder_with_its_sub_folders(self):
        table = README.replace("| store | base |", "| store | base parts |") + "| parts/one | - | - |\n"
        self.assertEqual(problems("check_layers", {"engine/README.md": table, "engine/parts/one/a.hpp": "",
                                                   "engine/store/store.cpp": '#include "parts/one/a.hpp"\n'}), [])

    def test_the_folder_above_a_row_stands_for_its_own_files_alone(self):
        table = README + "| store/rows | store | - |\n| store/keys | - | - |\n"
        changes = {"engine/README.md": table, "engine/store/keys/k.hpp": "",
                   "engine/store/rows/a.cpp": '#include "store/store.hpp"\n'}
        self.assertEqual(problems("check_layers", changes), [])
        self.fails_with("store/rows may not include store/keys",
                        {**changes, "engine/store/rows/a.cpp": '#include "store/keys/k.hpp"\n'})

    def test_a_circle_among_sub_folders_is_a_problem(self):
        table = README + "| store/rows | store/keys | - |\n| store/keys | store/rows | - |\n"
        self.fails_with("the table has a circle: store/keys -> store/rows -> store/keys",
                        {"engine/README.md": table, "engine/store/rows/a.cpp": "", "engine/store/keys/k.cpp": ""})

    def test_a_circle_between_a_folder_and_its_sub_folder_is_a_problem(self):
        table = README.replace("| store | base |", "| store | base store/rows |") + "| store/rows | store | - |\n"
        self.fails_with("the table has a circle: store -> store/rows -> store",
                        {"engine/README.md": table, "engine/store/rows/a.cpp": ""})

    def test_two_modules_that_include_each_other_are_a_problem_though_their_headers_do_not(self):
        changes = {"engine/base/a.cpp": '#include "base/b.hpp"\n', "engine/base/b.hpp": "",
                   "engine/base/b.cpp": '#include "base/a.hpp"\n', "engine/base/a.hpp": ""}
        self.fails_with("base/a and base/b include each other", changes)

    def test_only_the_trial_service_fits_makes_and_runs_cities(self):
        for function in ("fit_city", "build_population", "run_replication"):
            self.fails_with(f"may call {function}()", {"engine/main/study.cpp": f"auto result = {function}(scenario);\n"})
        self.assertEqual(problems("check_layers", {"engine/main/study.cpp": "// fit_city() is not called here\n"}), [])

    def test_headers_that_include_each_other_in_a_circle_are_a_problem(self):
        self.fails_with("files include each other in a circle",
                        {"engine/base/a.hpp": '#include "base/b.hpp"\n', "engine/base/b.hpp": '#include "base/c.hpp"\n',
                         "engine/base/c.hpp": '#include "base/a.hpp"\n'})

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

    def test_a_folder_of_20_files_passes_and_one_more_does_not(self):
        files = {f"engine/base/rows/{number}.cpp": "" for number in range(20)}
        self.assertEqual(problems("check_sizes", files), [])
        files["engine/base/rows/20.cpp"] = ""
        self.assertEqual(problems("check_sizes", files), ["engine/base/rows: 21 .cpp files, the limit is 20"])

    def test_a_function_of_60_lines_passes_and_one_more_does_not(self):
        def function(lines):
            return "namespace timbang {\nint f() {\n" + "  g();\n" * (lines - 2) + "}\n}  // namespace timbang\n"

        self.assertEqual(problems("check_sizes", {"engine/base/a.cpp": function(60)}), [])
        self.assertIn("a.cpp:2: a function of 61 lines", problems("check_sizes", {"engine/base/a.cpp": function(61)})[0])


if __name__ == "__main__":
    unittest.main()
