#!/usr/bin/env python3
"""Installs Timbang into a folder of its own, builds the examples against what was installed, and runs them.

    installed_library_test.py BUILD SOURCE COMPILER [FLAGS]

BUILD is a folder with a finished build; COMPILER and FLAGS are those that it was made with.
"""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD, SOURCE, COMPILER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]
FLAGS = sys.argv[4:]
SCENARIO = SOURCE / "tests/support/data/small-city.yaml"
EXAMPLES = ["run_a_scenario", "compare_two", "a_sink_of_your_own", "a_custom_design"]


def run(*command, **options):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise AssertionError(f"{command}\n{result.stdout}{result.stderr}")
    return result.stdout


class InstalledLibrary(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="timbang-install-")
        cls.top = Path(cls.folder.name)
        cls.prefix = cls.top / "prefix"
        run("cmake", "--install", BUILD, "--prefix", cls.prefix)
        cls.build_examples()

    @classmethod
    def build_examples(cls):
        flags = [f"-DCMAKE_CXX_FLAGS={' '.join(FLAGS)}"] if FLAGS else []
        run("cmake", "-S", SOURCE / "examples", "-B", cls.top / "examples", f"-DCMAKE_PREFIX_PATH={cls.prefix}",
            f"-DCMAKE_CXX_COMPILER={COMPILER}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *flags)
        run("cmake", "--build", cls.top / "examples")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def example(self, name, *words):
        return run(self.top / "examples" / name, *words)

    def test_an_example_is_short(self):
        for name in EXAMPLES:
            self.assertLess(len((SOURCE / "examples" / f"{name}.cpp").read_text().splitlines()), 60, name)

    def test_every_header_stands_alone_and_shows_the_standard_library_only(self):
        headers = sorted((self.prefix / "include" / "timbang").glob("*.hpp"))
        self.assertGreater(len(headers), 10)
        for header in headers:
            includes = re.findall(r'#include ["<]([^">]+)[">]', header.read_text())
            self.assertEqual([], [each for each in includes if "/" in each and not each.startswith("timbang/")])
            run(COMPILER, "-std=c++20", "-fsyntax-only", "-I", self.prefix / "include", "-x", "c++", "-",
                input=f"#include <timbang/{header.name}>\n")

    def test_whoever_uses_the_package_is_compiled_with_no_flag_of_its_own_build(self):
        commands = (self.top / "examples" / "compile_commands.json").read_text()
        for flag in ("-march", "-Werror", "-Wconversion", "-ffp-contract", "engine"):
            self.assertNotIn(flag, commands)

    def test_a_scenario_runs(self):
        printed = self.example("run_a_scenario", SCENARIO)
        self.assertIn("Kota Kecil", printed)
        self.assertRegex(printed, r"trajectory [0-9a-f]{16}\n")
        self.assertNotEqual(printed, self.example("run_a_scenario", SCENARIO, "staffing.tksk_per_kecamatan=3"))

    def test_a_mistake_is_told_at_its_place(self):
        result = subprocess.run([self.top / "examples" / "run_a_scenario", SCENARIO, "staffing.tksk_per_kecamatn=3"],
                                capture_output=True, text=True)
        self.assertEqual(2, result.returncode)
        self.assertIn("staffing.tksk_per_kecamatan", result.stderr)

    def test_a_comparison_is_the_one_of_the_command(self):
        printed = self.example("compare_two", SCENARIO, self.top / "compared", 5)
        told = run(self.prefix / "bin" / "timbang", "compare", SCENARIO, "--vary", "staffing.tksk_per_kecamatan=1,2",
                   "--replications", 5, "--json", "--quiet", "--out", self.top / "by-command", cwd=self.top)
        ours = re.search(r"fingerprints (\w+) (\w+)", printed).groups()
        self.assertEqual(ours, tuple(re.findall(r'"fingerprint": ?"(\w+)"', told)))

    def test_a_sink_counts_what_the_store_keeps(self):
        printed = self.example("a_sink_of_your_own", SCENARIO, self.top / "heard")
        sink, store = (int(number) for number in re.findall(r"(?:sink|store) (\d+)", printed))
        self.assertEqual(sink, store)
        self.assertGreater(sink, 0)

    def test_a_custom_design_with_several_baselines_resumes(self):
        folder = self.top / "designed"
        first = self.example("a_custom_design", SCENARIO, folder, 2)
        self.assertIn("baselines 3\nsimulated 12\nshared 0\n", first)
        second = self.example("a_custom_design", SCENARIO, folder, 2)
        self.assertIn("baselines 3\nsimulated 0\nshared 12\n", second)
        self.assertEqual(first.split("simulated")[0], second.split("simulated")[0])

    def test_the_command_reads_a_folder_of_the_library(self):
        folder = self.top / "compared-for-export"
        self.example("compare_two", SCENARIO, folder, 2)
        run(self.prefix / "bin" / "timbang", "export", folder, "--to", "csv", "--out", self.top / "csv")
        self.assertIn("two TKSK", (self.top / "csv" / "arms.csv").read_text())

    def test_pkg_config_gives_all_that_linking_takes(self):
        if shutil.which("pkg-config") is None:
            self.skipTest("pkg-config is missing")
        flags = run("pkg-config", "--cflags", "--libs", "timbang",
                    env={"PATH": "/usr/bin:/bin", "PKG_CONFIG_PATH": str(next(self.prefix.rglob("pkgconfig")))}).split()
        program = self.top / "by-pkg-config"
        run(COMPILER, "-std=c++20", *FLAGS, SOURCE / "examples" / "run_a_scenario.cpp", "-o", program, *flags)
        self.assertIn("trajectory", run(program, SCENARIO))

    def test_scenarios_licence_and_documents_are_installed(self):
        share = self.prefix / "share"
        self.assertTrue((share / "timbang/scenarios/bekasi-2023.yaml").exists())
        self.assertTrue((share / "timbang/page/render.mjs").exists())
        self.assertTrue((share / "doc/timbang/LICENSE").exists())
        run(self.prefix / "bin" / "timbang", "validate", share / "timbang/scenarios/bekasi-2023.yaml", cwd=self.top)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
