"""The page of results, docs/results-bekasi-2023.md, from the stored figures alone."""
from figures import paragraphs, quote

HEAD = """\
# Results for Kota Bekasi 2023, and where every figure comes from

*Written by `scripts/write_figures` from the files in [figures](figures). Change those, not this page.*

Everything here is simulated. **Households are invented, and most numbers of the scenario are assumed**, so that each answer
is what follows from the assumptions and no better than they are ([limits](../README.md#what-it-does-not-claim)).
A range in brackets holds 95 %: with *plausible* of what chance and the numbers that nobody measured leave open, over the
40 members of the calibrated ensemble, one replication each; with *seeds* of chance alone, all numbers being as the scenario has them. ○ = no
effect: the range covers zero, or the effect is smaller than what matters.

*Run* figures are taken by a program from what the command printed, and `scripts/write_figures --rerun NAME` takes them
again. *Transcribed* figures were copied by hand from a run of minutes to hours; they carry the command, and a test says
when the engine's results or the command's files have changed since. *Values* are the first digits of the hash of all the
values of the scenario, which every result carries.
"""


def made_with(name, figure):
    result = figure.get("result", figure)
    facts = [f"values `{result['values'][:8]}`"] if result.get("values") else []
    if result.get("seed") is not None:
        facts.append(f"seed {result['seed']}")
    if result.get("replications"):
        count = result["replications"]
        facts.append(f"{count} replication{'s' if count != 1 else ''}")
    if result.get("interval"):
        facts.append(f"ranges: {result['interval']}")
    if figure.get("results_version") and figure.get("simulated", True):
        facts.append(f"results version {figure['results_version']}")
    facts.append(figure["date"])
    if figure.get("machine"):
        facts.append(figure["machine"])
    how = paragraphs([f"`{name}`, {figure['kind']}: {', '.join(facts)}."])
    return f"{how}\n\n    {figure['command']}\n"


def results_page(figures):
    """The page as Markdown: a section for each figure, in the order that the figures name."""
    sections = []
    for name, figure in sorted(figures.items(), key=lambda item: (item[1]["order"], item[0])):
        parts = [f"## {figure['title']}", "", paragraphs([figure["what"]]), ""]
        if figure["kind"] == "run" or "table" in figure:
            parts += [quote(figures, f"{name}/table"), ""]
        if figure.get("text"):
            parts += [paragraphs(figure["text"]), ""]
        sections.append("\n".join(parts + [made_with(name, figure)]))
    return HEAD + "\n" + "\n".join(sections)
