#!/usr/bin/env python3
"""Links and citations lead somewhere: to a file, a heading, or a section of the ODD."""
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(PROJECT / "scripts/documents"))
from markdown_links import anchors, dead_links, headings, links, slug  # noqa: E402
from repository import tracked  # noqa: E402

ODD = PROJECT / "docs/model/ODD.md"
TEXTS = {".cpp", ".hpp", ".in", ".py", ".md", ".yaml", ".txt", ".sh", ".mjs", ".js", ".toml", ".R", ""}
# Documents that a reader of the repository does not have.
UNKNOWN = re.compile(r"(?<![\w/-])(model|product|architecture|peers|look)[.]md\b")
SECTION = re.compile(r'\bODD(?:[.]md)?,? "([^"\n]+)"')
NUMBER = re.compile(r"\bODD(?:[.]md)? (?:section )?(\d+(?:[.]\d+)?)(?: to (\d+(?:[.]\d+)?))?")
ANNEX = re.compile(r"\bODD(?:[.]md)? annex ([A-Z])\b")
THIS = Path(__file__).resolve()


def texts():
    """(path, text) of the files that people write, but for this one, which quotes wrong citations."""
    for path in tracked(PROJECT):
        if path.suffix in TEXTS and path.resolve() != THIS and path.name != "package-lock.json":
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def wrong_citations(text, sections):
    """What a text cites that is not in the repository, or is no section of the ODD."""
    numbers = {section.split()[0].rstrip(".") for section in sections}
    annexes = {section.split()[1].rstrip(".") for section in sections if section.startswith("Annex ")}
    wrong = [match.group(0) for match in UNKNOWN.finditer(text)]
    wrong += [match.group(0) for match in SECTION.finditer(text) if match.group(1) not in sections]
    wrong += [match.group(0) for match in NUMBER.finditer(text) if set(filter(None, match.groups())) - numbers]
    return wrong + [match.group(0) for match in ANNEX.finditer(text) if match.group(1) not in annexes]


class Citations(unittest.TestCase):
    sections = set(headings(ODD.read_text(encoding="utf-8")))

    def test_files_cite_only_what_the_repository_holds(self):
        files = list(texts())
        self.assertGreater(len(files), 500)
        found = {str(path.relative_to(PROJECT)): wrong for path, text in files
                 if (wrong := wrong_citations(text, self.sections))}
        self.assertEqual(found, {})

    def test_sections_are_cited_by_their_names(self):
        cited = sum(len(SECTION.findall(text)) for _, text in texts())
        self.assertGreater(cited, 20)

    def test_a_wrong_citation_is_found(self):
        for text in ["see model.md, process 4", "(product.md: flows)", 'ODD "7.4 Obstacle"', 'ODD.md, "Nowhere"',
                     "ODD 7.40", "ODD 7.1 to 7.77", "ODD annex Q"]:
            self.assertNotEqual(wrong_citations(text, self.sections), [], text)
        for text in ['ODD "7.4 Obstacles"', "ODD 7.1 to 7.19", "ODD annex A", "ODD 3", "`my-model.md`"]:
            self.assertEqual(wrong_citations(text, self.sections), [], text)


class NamedFiles(unittest.TestCase):
    # A path of the repository between backticks, or a script that a command line begins with.
    path = re.compile(r"`((?:engine|tests|scripts|scenarios|docs|notebooks)/[\w./-]+)`|^ {4}(scripts/\w+)", re.MULTILINE)
    example = {"scenarios/my-proposal.yaml"}

    def test_documents_name_files_that_are_there(self):
        missing = []
        for path in tracked(PROJECT, "*.md"):
            for match in self.path.finditer(path.read_text(encoding="utf-8")):
                name = match.group(1) or match.group(2)
                if name not in self.example and not (PROJECT / name).exists():
                    missing.append(f"{path.relative_to(PROJECT)}: {name}")
        self.assertEqual(missing, [])


class Readme(unittest.TestCase):
    def test_the_front_page_is_short_and_leads_to_the_Indonesian_one(self):
        lines = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()
        self.assertLessEqual(len(lines), 150)
        self.assertIn("docs/id/README.md", "\n".join(lines[:10]))


class Site(unittest.TestCase):
    def test_the_site_is_built_and_has_no_dead_links(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([PROJECT / "scripts/docs", "--out", f"{folder}/site"], capture_output=True, text=True,
                                  check=False)
            if "python3-markdown is missing" in done.stderr:
                self.skipTest(done.stderr)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            start = Path(folder, "site/index.html").read_text(encoding="utf-8")
            self.assertIn('lang="id"', Path(folder, "site/docs/id/index.html").read_text(encoding="utf-8"))
        self.assertIn('href="docs/planner.html"', start)


class Links(unittest.TestCase):
    def test_every_link_leads_to_a_file_and_a_heading(self):
        files = tracked(PROJECT, "*.md")
        self.assertGreater(len(files), 15)
        self.assertEqual([problem for path in files for problem in dead_links(path, PROJECT)], [])

    def test_dead_links_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder).resolve()
            (project / "a.md").write_text("# One thing\n[b](b.md) [h](#one-thing) [x](#two) ![p](no.png) [o](../o.md)\n"
                                          "`[code](c.md)`\n\n    [code](d.md)\n[web](https://example.org/x)\n",
                                          encoding="utf-8")
            problems = dead_links(project / "a.md", project)
        self.assertEqual([problem.split(": ")[1] for problem in problems],
                         ["b.md leads to no file", "#two leads to no heading", "no.png leads to no file",
                          "../o.md leads out of the project"])

    def test_anchors_are_those_of_GitHub(self):
        self.assertEqual(slug("7.13 TKSK desk: service and queue"), "713-tksk-desk-service-and-queue")
        self.assertEqual(anchors("# A b\n## A b\n```\n# no\n```\n"), {"a-b", "a-b-1"})

    def test_a_link_after_code_is_seen(self):
        self.assertEqual([target for _, target in links("text\n\n    code\n\n[a](b)\n")], ["b"])


if __name__ == "__main__":
    unittest.main()
