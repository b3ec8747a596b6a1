"""The site: Markdown files as HTML pages with navigation. Needs python3-markdown."""
import html
import posixpath
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import markdown
from markdown.extensions.toc import TocExtension

from markdown_links import slug

CONTENTS = "docs/README.md"
INDONESIAN = "docs/id/"
WORDS = {"en": {"menu": "Contents", "skip": "Skip to the text", "up": "Timbang"},
         "id": {"menu": "Daftar isi", "skip": "Langsung ke isi", "up": "Timbang"}}
# A file that is no page is shown where the repository is; a site that stands alone has a copy of it.
COPIED = {".png", ".svg", ".yaml", ".csv", ".cff", ".ipynb", ".py", ".R", ""}

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{root}site.css">
</head>
<body>
<a class="skip" href="#text">{skip}</a>
<header><a class="name" href="{root}index.html">Timbang</a>
<nav class="languages"><a href="{root}index.html" lang="en"{en_here}>English</a> <a href="{root}docs/id/index.html" lang="id"{id_here}>Bahasa Indonesia</a></nav></header>
<div class="columns">
<details class="menu"><summary>{menu}</summary><nav>{navigation}</nav></details>
<main id="text">
{body}
</main>
</div>
<script>if (matchMedia("(min-width: 60rem)").matches) document.querySelector(".menu").open = true;</script>
</body>
</html>
"""


def page_name(source):
    """Where the page of a Markdown file is: README.md is its folder's index."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "index.html" if name == "README.md" else name[:-len(".md")] + ".html")


class Linked(HTMLParser):
    """Targets and anchors of a page."""

    def __init__(self):
        super().__init__()
        self.targets, self.anchors = [], set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.targets += [values[key] for key in ("href", "src") if values.get(key)]
        if values.get("id"):
            self.anchors.add(values["id"])


class Site:
    """Reads docs/README.md for what the pages are, and writes them to a folder."""

    def __init__(self, project, folder):
        self.project, self.folder = project, folder
        self.sections = self.read_contents()
        self.sources = ["README.md", CONTENTS] + [source for _, pages in self.sections for source, _ in pages
                                                  if source not in ("README.md", CONTENTS)]
        self.linked_files = set()

    def read_contents(self):
        """[(heading, [(source, title)])] of the contents page."""
        sections = []
        for line in (self.project / CONTENTS).read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                sections.append((line[3:], []))
            entry = re.match(r"- \[(.+)\]\((\S+)\)", line)
            if entry:
                source = posixpath.normpath(posixpath.join("docs", entry.group(2)))
                sections[-1][1].append((source, entry.group(1)))
        return sections

    def missing_from_contents(self):
        """Markdown files of docs/ that the contents do not name."""
        found = {str(path.relative_to(self.project)) for path in (self.project / "docs").rglob("*.md")}
        return sorted(found - set(self.sources))

    def write(self):
        """Writes every page; returns how many."""
        missing = self.missing_from_contents()
        if missing:
            raise SystemExit(f"{CONTENTS} does not name {', '.join(missing)}")
        for source in self.sources:
            self.write_page(source)
        for name in sorted(self.linked_files):
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.project / name, target)
        shutil.copyfile(Path(__file__).parent / "site.css", self.folder / "site.css")
        return len(self.sources)

    def write_page(self, source):
        text = (self.project / source).read_text(encoding="utf-8")
        body = markdown.markdown(self.relinked(text, source), extensions=[
            "tables", "fenced_code", "sane_lists", "md_in_html", TocExtension(slugify=slug, permalink=False)])
        # A range in a table stays in one line.
        body = re.sub(r"\(([−+\d.,]+) (to|sampai) ([−+\d.,]+)\)", "(\\1\u00a0\\2\u00a0\\3)", body)
        body = re.sub(r"(<table>.*?</table>)", r'<div class="wide">\1</div>', body, flags=re.DOTALL)
        title = re.search(r"^# (.+)$", text, re.MULTILINE).group(1)
        language = "id" if source.startswith(INDONESIAN) else "en"
        here = page_name(source)
        path = self.folder / here
        path.parent.mkdir(parents=True, exist_ok=True)
        marked = ' aria-current="true"'
        path.write_text(PAGE.format(
            language=language, title=html.escape(title if "Timbang" in title else f"{title} · Timbang"), body=body,
            root="../" * here.count("/"), navigation=self.navigation(source),
            en_here=marked if language == "en" else "", id_here=marked if language == "id" else "",
            **{key: WORDS[language][key] for key in ("menu", "skip")}), encoding="utf-8")

    def navigation(self, source):
        here = page_name(source)
        parts = []
        for heading, pages in self.sections:
            language = ' lang="id"' if all(page.startswith(INDONESIAN) for page, _ in pages) else ""
            parts.append(f"<h2{language}>{html.escape(heading)}</h2><ul{language}>")
            for page, title in pages:
                current = ' aria-current="page"' if page == source else ""
                target = posixpath.relpath(page_name(page), posixpath.dirname(here) or ".")
                parts.append(f'<li><a href="{target}"{current}>{html.escape(title)}</a></li>')
            parts.append("</ul>")
        return "".join(parts)

    def relinked(self, text, source):
        """The text with links to Markdown files as links to their pages, and other files noted to be copied."""
        def replaced(match):
            start, target, end = match.groups()
            parts = urlsplit(target)
            if parts.scheme or not parts.path:
                return match.group(0)
            file = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
            anchor = f"#{parts.fragment}" if parts.fragment else ""
            here = posixpath.dirname(page_name(source)) or "."
            if file in self.sources:
                return f"{start}{posixpath.relpath(page_name(file), here)}{anchor}{end}"
            if (self.project / file).is_dir():
                self.list_folder(file)
                return f"{start}{posixpath.relpath(posixpath.join(file, 'index.html'), here)}{end}"
            self.linked_files.add(file)
            return f"{start}{posixpath.relpath(file, here)}{anchor}{end}"

        code = re.compile(r"(^    .*$|`[^`\n]*`)", re.MULTILINE)
        link = re.compile(r"(\]\()([^)\s]+)(\))")
        # Text between two pieces of code is relinked; code stays as it is.
        return "".join(piece if at % 2 else link.sub(replaced, piece) for at, piece in enumerate(code.split(text)))

    def list_folder(self, folder):
        """A page that lists the files of a folder that documents link to."""
        path = self.folder / folder / "index.html"
        if path.exists():
            return
        files = sorted(each for each in (self.project / folder).iterdir() if each.is_file() and each.suffix in COPIED)
        self.linked_files |= {str(each.relative_to(self.project)) for each in files}
        entries = "".join(f'<li><a href="{html.escape(each.name)}">{html.escape(each.name)}</a></li>' for each in files)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(language="en", title=f"{folder} · Timbang", root="../" * (folder.count("/") + 1),
                                    body=f"<h1>{html.escape(folder)}</h1><ul>{entries}</ul>", navigation="",
                                    en_here="", id_here="", menu=WORDS["en"]["menu"], skip=WORDS["en"]["skip"]),
                        encoding="utf-8")

    def dead_links(self):
        """A sentence for every link of a written page that leads to no file, or to no place of one."""
        pages = {}
        for path in self.folder.rglob("*.html"):
            pages[path.resolve()] = Linked()
            if path.suffix == ".html" and self.is_written(path):
                pages[path.resolve()].feed(path.read_text(encoding="utf-8"))
        problems = []
        for path, page in pages.items():
            for target in page.targets:
                parts = urlsplit(target)
                if parts.scheme:
                    continue
                file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                if not file.is_file():
                    problems.append(f"{path.relative_to(self.folder.resolve())}: {target} leads to no file")
                elif parts.fragment and file in pages and unquote(parts.fragment) not in pages[file].anchors:
                    problems.append(f"{path.relative_to(self.folder.resolve())}: {target} leads to no heading")
        return problems

    def is_written(self, path):
        return str(path.relative_to(self.folder)) not in self.linked_files
