#!/usr/bin/env python3
"""Reads stores of the small city with scripts/python and scripts/R, and runs the notebooks on them, cell by cell.

Usage: researchers_tools_test.py TIMBANG SOURCE. Ends with 77, saying so, where pandas is not installed."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TIMBANG, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SKIPPED = 77

try:
    import matplotlib
    import numpy
    import pandas
except ImportError:
    debian = "/usr/bin/python3"
    if os.path.realpath(sys.executable) != os.path.realpath(debian) and os.path.exists(debian):
        sys.exit(subprocess.run([debian, *sys.argv], check=False).returncode)
    print("skipped: pandas and matplotlib are not installed; scripts/install_dependencies --research does that")
    sys.exit(SKIPPED)

matplotlib.use("Agg")
sys.path.insert(0, str(SOURCE / "scripts" / "python"))
import read_timbang as timbang  # noqa: E402

CITY = SOURCE / "tests" / "support" / "data" / "small-city.yaml"
OUTCOME = "delivery.returned_to_treasury"


def run(*words, codes=(0,)):
    done = subprocess.run([TIMBANG, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode in codes, done.stderr
    return done.stdout


def make_stores(folder):
    """A comparison with claims, and a sweep of a Latin hypercube."""
    claiming = folder / "claiming.yaml"
    claiming.write_text(f"timbang: 1\nextends: {CITY}\nname: claiming\nclaims:\n"
                        "  - {name: paid, statement: {en: Families are paid}, outcome: delivery.credited, at_least: 1}\n",
                        encoding="utf-8")
    run("compare", claiming, "--vary", "staffing.tksk_per_kecamatan=1,2", "--replications", 4, "--quiet",
        "--out", folder / "store")
    experiment = folder / "experiment.yaml"
    experiment.write_text(f"timbang: 1\nexperiment: small\nscenario: {CITY}\nvary:\n"
                          "  obstacles.recoverable_per_payout: {distribution: uniform, range: [10, 40], unit: \"%\"}\n"
                          "  follow_up.visit: {distribution: uniform, range: [30, 90]}\n"
                          "  complaints.repeat_work: {distribution: uniform, range: [1, 10]}\n"
                          f"design: {{kind: latin_hypercube, points: 24}}\noutcomes: [{OUTCOME}]\nreplications: 2\n",
                          encoding="utf-8")
    run("sweep", experiment, "--quiet", "--out", folder / "sweep")


def check_reading_a_store(store):
    summary = json.loads(run("compare", store.parent / "claiming.yaml", "--vary", "staffing.tksk_per_kecamatan=1,2",
                             "--replications", 4, "--quiet", "--json", "--out", store))
    values = timbang.outcomes(store, OUTCOME)
    assert list(values["where"].unique()) == ["city"] and len(values) == 8, values
    found = timbang.differences(values, "tksk_per_kecamatan=1").iloc[0]
    told = next(cell for cell in summary["differences"]
                if cell["outcome"] == OUTCOME and cell["where"] == "city" and cell["month"] == "all")
    for key in ("mean", "low", "high"):
        assert abs(found[key] - told[key]) <= 1e-6 * abs(told["high"] - told["low"]), (key, found[key], told[key])
    claims = timbang.claims(store)
    assert list(claims["answer"]) == ["TRUE"] and list(claims["statement_en"]) == ["Families are paid"], claims
    try:
        timbang.outcomes(store, "delivery.returned")
    except KeyError as error:
        assert OUTCOME in str(error)
    else:
        raise AssertionError("an unknown outcome was not refused")


def check_reading_a_sweep(sweep):
    problem, x, y = timbang.matrices(sweep, OUTCOME)
    assert problem["names"][0] == "obstacles.recoverable_per_payout" and x.shape == (24, 3) and len(y) == 24
    assert 10 <= problem["bounds"][0][0] < problem["bounds"][0][1] <= 40
    assert numpy.corrcoef(x[:, 0], y)[0, 1] > 0.5  # more families stuck: more money goes back


def run_notebook(name, variables):
    """Runs the code cells in order, as a kernel would; returns what they defined."""
    os.environ.update(variables)
    notebook = json.loads((SOURCE / "notebooks" / name).read_text(encoding="utf-8"))
    assert not any(cell.get("outputs") for cell in notebook["cells"]), f"{name} is kept with outputs"
    names = {}
    for number, cell in enumerate(notebook["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{name}, cell {number}", "exec"), names)  # pylint: disable=exec-used
    return names


def check_notebooks(folder):
    figure = folder / "figure.svg"
    run_notebook("figure-from-a-store.ipynb", {"TIMBANG_SOURCE": str(SOURCE), "TIMBANG_STORE": str(folder / "store"),
                                               "TIMBANG_FIGURE": str(figure)})
    assert "Simulation, not observation" in figure.read_text(encoding="utf-8") or figure.stat().st_size > 1000
    names = run_notebook("sweep-to-indices.ipynb", {"TIMBANG_SWEEP": str(folder / "sweep"), "TIMBANG_OUTCOME": OUTCOME})
    assert names["indices"]["parameter"].iloc[0] == "obstacles.recoverable_per_payout", names["indices"]
    assert names["indices"]["first_order"].iloc[0] > 0.3, names["indices"]


def check_r(folder):
    if shutil.which("Rscript") is None:
        print("R is not installed: scripts/R was not tried")
        return
    installed = subprocess.run(["Rscript", "-e", "quit(status = !requireNamespace('RSQLite', quietly = TRUE))"],
                               capture_output=True, check=False)
    if installed.returncode != 0:
        print("R has no RSQLite: scripts/R was not tried")
        return
    code = f"""
source("{SOURCE}/scripts/R/read_timbang.R")
values <- timbang_outcomes("{folder}/store", "{OUTCOME}")
found <- timbang_differences(values, "tksk_per_kecamatan=1")
m <- timbang_matrices("{folder}/sweep", "{OUTCOME}")
stopifnot(timbang_claims("{folder}/store")$answer == "TRUE")
cat(format(c(found$mean, found$low, found$high, dim(m$X), sum(m$y)), digits = 15))
"""
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    numbers = [float(word) for word in done.stdout.split()]
    expected = timbang.differences(timbang.outcomes(folder / "store", OUTCOME), "tksk_per_kecamatan=1").iloc[0]
    _, x, y = timbang.matrices(folder / "sweep", OUTCOME)
    wanted = [expected["mean"], expected["low"], expected["high"], *x.shape, y.sum()]
    for got, want in zip(numbers, wanted):
        assert abs(got - want) <= 1e-6 * max(1.0, abs(want)), (numbers, wanted)


with tempfile.TemporaryDirectory() as temporary:
    work = pathlib.Path(temporary)
    make_stores(work)
    check_reading_a_store(work / "store")
    check_reading_a_sweep(work / "sweep")
    check_notebooks(work)
    check_r(work)
print("stores are read by Python and R alike, and the notebooks run")
