"""Headings and links of Markdown files: the anchors that GitHub gives headings, and the links that lead nowhere."""
import re
from urllib.parse import unquote, urlsplit

FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$", re.MULTILINE)


def slug(text, _separator="-"):
    """The anchor of a heading, as GitHub makes it: lower case, words joined, punctuation dropped."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def without_code(text):
    """The text with comments, code blocks and code words blanked, lines kept."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group(0))  # noqa: E731
    text = COMMENT.sub(blank, FENCE.sub(blank, text))
    lines, was_blank = [], True
    for line in text.split("\n"):
        # A block of code is indented by four after a blank line, or goes on from another such line.
        is_code = line.startswith("    ") and was_blank and not line.strip().startswith(("-", "*"))
        lines.append("" if is_code else line)
        was_blank = is_code or not line.strip()
    return "\n".join(lines)


def headings(text):
    """The texts of all headings, without their marks."""
    return [match.group(2) for match in HEADING.finditer(without_fences(text))]


def without_fences(text):
    return FENCE.sub("", text)


def anchors(text):
    """The anchors of all headings; one that comes again is numbered."""
    found = set()
    for heading in headings(text):
        anchor, number = slug(heading), 0
        while anchor in found:
            number += 1
            anchor = f"{slug(heading)}-{number}"
        found.add(anchor)
    return found


def links(text):
    """(line number, target) of every link and picture outside code."""
    text = CODE.sub(lambda match: " " * len(match.group(0)), without_code(text))
    for match in LINK.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1)


def dead_links(path, project):
    """A sentence for every link of a file that leads to no file of the project, or to no heading of it."""
    text = path.read_text(encoding="utf-8")
    problems = []
    for line, target in links(text):
        parts = urlsplit(target)
        if parts.scheme in {"http", "https", "mailto"}:
            continue
        where = f"{path.relative_to(project)}:{line}: {target}"
        file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if project not in [file, *file.parents]:
            problems.append(f"{where} leads out of the project")
        elif not file.exists():
            problems.append(f"{where} leads to no file")
        elif parts.fragment and file.suffix == ".md":
            if unquote(parts.fragment) not in anchors(file.read_text(encoding="utf-8")):
                problems.append(f"{where} leads to no heading")
    return problems
