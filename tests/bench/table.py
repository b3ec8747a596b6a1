"""What is compared with what, the goals, and the table in README.md that keeps the last figures."""
import re
from dataclasses import dataclass

HEADING = "| benchmark | case | Timbang | compared with | ratio | goal | commit | date | machine |"
HOLD_GOALS = {1_000: 2.5, 10_000: 2.5, 100_000: 2.0, 1_000_000: 4.0, 10_000_000: 4.0}


@dataclass
class Row:
    benchmark: str
    case: str
    timbang: str
    other: str = ""
    ratio: str = ""
    goal: str = ""


def rate_text(rate):
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if rate >= size:
            return f"{rate / size:.3g} {letter}/s"
    return f"{rate:.3g}/s"


def ratio_text(ratio):
    return f"{ratio:.2g}" if ratio < 10 else f"{ratio:.0f}"


def goal_text(goal, is_met):
    return f"{goal}: {'met' if is_met else 'missed'}"


def hold_rows(figures):
    rows = []
    for name, figure in figures.items():
        _, who, pending = name.split("/")
        if who == "timbang":
            continue
        ours = figures[f"hold/timbang/{pending}"]
        ratio = ours.ratio_to(figure)
        goal = HOLD_GOALS[int(pending)] if who == "std::priority_queue" else None
        rows.append(Row("hold", f"{int(pending):,} pending events", rate_text(ours.rate),
                        f"{who} at {rate_text(figure.rate)}", ratio_text(ratio),
                        goal_text(f"{goal} x", ratio >= goal) if goal else ""))
    return sorted(rows, key=lambda row: (len(row.case), row.case, row.other))


def rival_rows(name, case, figures, simpy, goal):
    """Rows of a benchmark with one figure of ours, `name/timbang`, against all others and SimPy."""
    ours = figures[f"{name}/timbang"]
    rows = []
    for rival, figure in figures.items():
        if figure is not ours:
            rows.append(Row(name, case, rate_text(ours.rate), f"{rival.split('/', 1)[1]} at {rate_text(figure.rate)}",
                            ratio_text(ours.ratio_to(figure))))
    if simpy:
        rate = simpy["items_per_second"]
        rows.append(Row(name, case, rate_text(ours.rate), f"{simpy['simpy']} at {rate_text(rate)}",
                        ratio_text(ours.rate / rate)))
    rows[0].goal = goal_text(f"{goal / 1e6:g} M/s", ours.rate >= goal)
    return rows


def city_rows(figures, command):
    rows = []
    for name, figure in figures.items():
        part = name.split("/", 1)[1]
        goal = goal_text("100 ms", figure.milliseconds <= 100) if part == "from policy_start" else ""
        rows.append(Row("city", part, f"{figure.milliseconds:.3g} ms", goal=goal))
    processor, wall, megabytes = command
    rows.append(Row("city", "the whole command, from start to table",
                    f"{processor:.2g} s of processor time, {wall:.2g} s, {megabytes:.0f} MB"))
    return rows


def sweep_rows(figures):
    rows = []
    for name, figure in figures.items():
        _, city, trials, threads = name.split("/")
        row = Row("sweep", f"{city}, {trials} trials, threads: {threads}",
                  f"{rate_text(figure.rate)}, {figure.counters['peak_MB']:.0f} MB")
        alone = figures.get(f"sweep/{city}/{trials}/1")
        if threads == "2" and alone:
            ratio = figure.ratio_to(alone)
            row.other, row.ratio = "one thread", ratio_text(ratio)
            row.goal = goal_text("1.8 x", ratio >= 1.8)
        rows.append(row)
    return rows


def nation_rows(figures):
    goals = {"all households": 180, "without the welfare report": 60}
    rows = []
    for name, figure in figures.items():
        what, *cities = name.split("/")[1:]
        if not cities:
            size = figure.counters["bytes_a_household"]
            rows.append(Row("nation", what, f"{size:.0f} bytes a household", goal=goal_text("64 bytes", size <= 64)))
            continue
        seconds = 75e6 / figure.rate
        is_sample = cities[0] != "514"
        rows.append(Row("nation", f"{what}, {cities[0]} of 514 kab/kota",
                        f"{rate_text(figure.rate)} households" + (f", so all in {seconds:.0f} s" if is_sample else
                                                                  f", all in {seconds:.0f} s"),
                        goal=goal_text(f"{goals[what]} s", seconds <= goals[what])))
    return rows


def print_rows(rows):
    cells = [(row.benchmark, row.case, row.timbang, row.other, row.ratio and row.ratio + " x", row.goal) for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(6)]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())


def record(text, rows, benchmarks, commit, date, machine):
    """The text with these rows in place of all of the same benchmarks in its table; benchmarks stand in the order given.
    Requires: a table with HEADING."""
    begin = text.index(HEADING)
    end = re.compile(r"\n(?!\|)|\Z").search(text, begin).start()
    measured_now = {row.benchmark for row in rows}
    lines = [line for line in text[begin:end].splitlines()[2:] if line.split("|")[1].strip() not in measured_now]
    lines += [f"| {row.benchmark} | {row.case} | {row.timbang} | {row.other} | {row.ratio} | {row.goal} | {commit} | {date} "
              f"| {machine} |" for row in rows]
    lines.sort(key=lambda line: benchmarks.index(line.split("|")[1].strip()))
    return text[:begin] + "\n".join([HEADING, "|" + "---|" * 9, *lines]) + text[end:]
