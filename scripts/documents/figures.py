"""Figures that documents quote: what docs/figures/*.json holds, and how its numbers are written.

A figure is one command and its numbers. `kind` says where they come from:

- `run`: a command of timbang whose --json this program reads: `spec` says which arms and outcomes, `result` holds them;
- `transcribed`: a run of minutes to hours, whose numbers were copied from what it printed: `table`, `text`, `quotes`.

A document quotes one as `<!-- figure: NAME/KEY -->...<!-- /figure -->`, where KEY is

    ROW/ARM           level with its range        ROW/ARM/mean     the level alone
    ROW/ARM/percent   the same, with % behind the level
    ROW/ARM-OTHER     change against OTHER        ROW/ARM-OTHER/size   the same without its sign
    QUOTE             of a transcribed figure     table, text          what the figure holds, as Markdown
    seed, replications, values, date              what the figure was made with
"""
import hashlib
import json
import re
import textwrap

# By results version: the outcomes whose numbers moved with it (CHANGELOG.md).
MOVED = {2: {"tksk.workload", "casework.done", "casework.follow_up.done", "cost.per_case"}}

LANGUAGES = {"en": {"decimal": ".", "thousands": ",", "to": "to"}, "id": {"decimal": ",", "thousands": ".", "to": "sampai"}}


def read_figures(folder):
    """{name: figure} of every JSON file of a folder."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def moved_since(figure, version):
    """The outcomes of a figure whose numbers moved between its results version and this one; None if it does not say which
    it has. A figure that has none of them still holds."""
    moved = set().union(*(MOVED.get(each, {"*"}) for each in range(figure["results_version"] + 1, version + 1)))
    named = figure.get("outcomes")
    if named is None and "spec" in figure:
        named = re.findall(r"[a-z_]+(?:\.[a-z0-9_]+)+", json.dumps(figure["spec"]))
    if named is None or "*" in moved:
        return None
    return moved & set(named)


def input_hash(path):
    """A hash of a file's values: comments, blank lines, sources and notes do not count."""
    lines = [re.sub(r',? *(source|note): "[^"]*"', "", line)
             for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line.split(" #")[0].rstrip() for line in lines]
    kept = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()[:16]


def input_files(command, project):
    """The files of the repository that a command names and those that they extend or name."""
    found, waiting = [], [word for word in command.split() if word.endswith((".yaml", ".csv"))]
    while waiting:
        name = waiting.pop(0)
        for path in sorted(project.glob(name)) if "*" in name else [project / name]:
            if path in found or not path.is_file():
                continue
            found.append(path)
            named = re.findall(r"^\s*(?:extends|scenario|ensemble|calendar|file|table): (\S+\.(?:yaml|csv))",
                               path.read_text(encoding="utf-8"), re.MULTILINE)
            waiting += [str((path.parent / other).resolve().relative_to(project)) for other in named]
    return sorted(str(path.relative_to(project)) for path in found)


def number_text(value, decimals, language, signed=False):
    """A number as a language writes it; a minus sign is a minus sign."""
    if value is None:
        return "n/a"
    words = LANGUAGES[language]
    text = f"{abs(value):,.{decimals}f}"
    is_zero = not re.search(r"[1-9]", text)
    text = text.replace(",", "\0").replace(".", words["decimal"]).replace("\0", words["thousands"])
    sign = "" if is_zero else "−" if value < 0 else "+" if signed else ""
    return sign + text


def range_text(estimate, row, language="en", signed=False):
    """'5.3 (0.9 to 14.6)': mean and ends in the row's unit."""
    scaled = [None if each is None else each / row.get("per", 1) for each in estimate]
    mean, low, high = (number_text(each, row.get("decimals", 1), language, signed) for each in scaled)
    return mean if scaled[1] is None or mean == low == high else f"{mean} ({low} {LANGUAGES[language]['to']} {high})"


def cell(summary, arm, outcome):
    """Mean, low and high of an outcome of an arm, in the city over all months."""
    for each in summary["arms"]:
        if each["name"] == arm:
            for found in each["outcomes"]:
                if (found["name"], found["where"], found["month"]) == (outcome, "city", "all"):
                    return [found["mean"], found["low"], found["high"]]
    raise KeyError(f"the summary has no {outcome} of {arm}")


def change(summary, arm, against, outcome):
    """Mean, low, high of a difference, whether it is called an effect, and its variance reduction."""
    for found in summary["differences"]:
        if (found["arm"], found["against"], found["outcome"], found["where"], found["month"]) == (
                arm, against, outcome, "city", "all"):
            return [found["mean"], found["low"], found["high"], found["is_effect"], found.get("variance_reduction")]
    raise KeyError(f"the summary has no difference of {outcome} between {arm} and {against}")


def rounded(value):
    """Six digits: more than is ever quoted, fewer than depend on the last bits."""
    return float(f"{value:.6g}") if isinstance(value, float) else value


# How a claim's value is written, by its unit: divisor, decimals, and words before and after a level and a difference.
CLAIM_UNITS = {"IDR": (1e9, 2, "Rp ", " billion", " billion"), "%": (1, 1, "", " %", " points"),
               "1": (0.01, 1, "", " %", " points"), "persons": (1, 0, "", "", ""), "checks": (1, 0, "", "", ""),
               "days": (1, 0, "", " days", " days")}


def claims_of(summary):
    """Of each claim its statement, answer and value."""
    return {each["name"]: {"statement": each["statement"]["en"], "answer": each["answer"], "unit": each["unit"],
                           "is_change": each["against"] is not None,
                           "value": [rounded(each[key]) for key in ("mean", "low", "high")]}
            for each in summary["claims"]["answers"]}


def claims_table(claims):
    rows = []
    for each in claims.values():
        per, decimals, before, after, after_change = CLAIM_UNITS[each["unit"]]
        value = range_text(each["value"], {"per": per, "decimals": decimals}, signed=each["is_change"])
        rows.append([each["statement"], each["answer"],
                     f"{before}{value}{after_change if each['is_change'] else after}"])
    return markdown_table(["claim", "answer", "value"], rows)


def result_of(summary, spec):
    """What a figure keeps of the summary that its command printed."""
    arms, rows = spec["arms"], spec["rows"]
    first = next(iter(arms), None)
    result = {key: summary[key] for key in ("seed", "replications", "interval")}
    result["values"] = summary["scenario"]["sha256"]
    if "ensemble" in summary:
        result["ensemble"] = summary["ensemble"]
    if "claims" in summary:
        result["claims"] = claims_of(summary)
    levels, changes = {}, {}
    for row in rows:
        levels[row["key"]] = {arm: list(map(rounded, cell(summary, name, row["outcome"]))) for arm, name in arms.items()}
        if summary["verb"] == "compare":
            changes[row["key"]] = {f"{arm}-{first}": list(map(rounded, change(summary, name, arms[first], row["outcome"])))
                                   for arm, name in arms.items() if arm != first}
            steps = spec.get("steps", [])
            changes[row["key"]].update({f"{arm}-{other}": list(map(rounded, change(summary, arms[arm], arms[other],
                                                                                   row["outcome"])))
                                        for arm, other in steps})
    result["levels"] = levels
    if changes:
        result["changes"] = changes
    return result


def row_of(figure, key):
    for row in figure["spec"]["rows"]:
        if row["key"] == key:
            return row
    raise KeyError(f"no row {key}")


def quote_of_run(figure, key, language):
    """The text of a key of a figure of kind run."""
    words = key.split("/")
    row, result = row_of(figure, words[0]), figure["result"]
    form = words[2] if len(words) > 2 else "range"
    levels, changes = result["levels"][words[0]], result.get("changes", {}).get(words[0], {})
    is_change = words[1] not in levels
    if is_change and words[1] not in changes and form in ("mean", "size-mean"):
        # The mean of paired differences is the difference of means.
        arm, other = words[1].split("-")
        changes = {words[1]: [levels[arm][0] - levels[other][0], None, None]}
    estimate = (changes if is_change else levels)[words[1]]
    if form == "variance_reduction":
        return number_text(estimate[4], 0 if estimate[4] >= 10 else 1, language)
    estimate = estimate[:3]
    if form == "percent":
        return range_text(estimate, row, language, signed=is_change).replace(" (", " % (")
    if form == "mean":
        return range_text([estimate[0], None, None], row, language, signed=is_change)
    if form == "size":
        if estimate[0] < 0:
            estimate = [-estimate[0], -estimate[2], -estimate[1]]
        return range_text(estimate, row, language)
    if form == "size-mean":
        return range_text([abs(estimate[0]), None, None], row, language)
    if form != "range":
        raise KeyError(f"no form {form}")
    return range_text(estimate, row, language, signed=is_change)


def paragraphs(texts):
    """Paragraphs in lines of at most 120 characters."""
    return "\n\n".join(textwrap.fill(text, 120, break_long_words=False, break_on_hyphens=False) for text in texts)


def markdown_table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def table_of_run(figure, language="en"):
    """Levels of all arms; with `changes`, differences from the first one, which keeps its levels. Arms go down or across."""
    spec, result = figure["spec"], figure["result"]
    if "claims" in result:
        return claims_table(result["claims"])
    first = next(iter(spec["arms"]))

    def text(row, arm):
        if spec.get("table") != "changes" or arm == first:
            estimate = result["levels"][row["key"]][arm]
            return range_text(estimate if spec.get("ranges", True) else [estimate[0], None, None], row, language)
        estimate = result["changes"][row["key"]][f"{arm}-{first}"]
        return ("" if estimate[3] else "○ ") + range_text(estimate[:3], row, language, signed=True)

    def word(holder, key):
        return holder.get(f"{key}_{language}", holder.get(key)) or ""

    labels = spec.get("labels", {})
    rows = [row for row in spec["rows"] if row.get("table", True)]
    names = [", ".join(filter(None, [word(row, "label"), word(row, "unit")])) for row in rows]
    if spec.get("arms_down"):
        return markdown_table([word(spec, "arms_are")] + names,
                              [[labels.get(arm, arm)] + [text(row, arm) for row in rows] for arm in spec["arms"]])
    return markdown_table([""] + [labels.get(arm, arm) for arm in spec["arms"]],
                          [[name] + [text(row, arm) for arm in spec["arms"]] for name, row in zip(names, rows)])


def quote(figures, key, language="en"):
    """The text that stands for a mark. Raises KeyError for what no figure has."""
    name, _, rest = key.partition("/")
    if name not in figures:
        raise KeyError(f"there is no figure {name}")
    figure = figures[name]
    if rest == "date":
        return figure["date"]
    if figure["kind"] == "transcribed":
        if rest == "table":
            return markdown_table(figure["table"]["head"], figure["table"]["rows"])
        if rest == "text":
            return paragraphs(figure["text"])
        found = figure["quotes"][rest]
        return found[language] if isinstance(found, dict) else found
    if rest == "table":
        return table_of_run(figure, language)
    if rest == "values":
        return figure["result"]["values"][:8]
    if rest in ("seed", "replications"):
        return str(figure["result"][rest])
    return quote_of_run(figure, rest, language)


def differences(old, new, path=""):
    """Where two results are not the same, numbers apart by no more than their sixth digit."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [each for key in sorted(set(old) | set(new))
                for each in differences(old.get(key), new.get(key), f"{path}/{key}")]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [each for at, pair in enumerate(zip(old, new)) for each in differences(*pair, f"{path}/{at}")]
    if isinstance(old, (int, float)) and isinstance(new, (int, float)) and not isinstance(old, bool):
        return [] if abs(old - new) <= 2e-5 * max(abs(old), abs(new), 1e-6) else [f"{path}: {old} was stored, {new} is so now"]
    return [] if old == new else [f"{path}: {old} was stored, {new} is so now"]
