#!/usr/bin/env python3
"""Holds the JSON Schemas that `timbang schema` prints against the files and outputs that they describe.

Usage: json_schemas_test.py TIMBANG SOURCE. Ends with 77, saying so, where jsonschema or yaml is not installed."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TIMBANG, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
SKIPPED = 77

try:
    import jsonschema
    import yaml
except ImportError:
    for other in ("/usr/bin/python3", "/usr/local/bin/python3"):
        asks = [other, "-c", "import jsonschema, yaml"]
        if os.path.exists(other) and subprocess.run(asks, capture_output=True, check=False).returncode == 0:
            sys.exit(subprocess.run([other, *sys.argv], check=False).returncode)
    print("skipped: python3-jsonschema and python3-yaml are not installed; scripts/install_dependencies --research does that")
    sys.exit(SKIPPED)


class Loader(yaml.SafeLoader):
    """YAML as scenario files mean it: a date and off are text, and !replace marks a list."""


left_out = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
Loader.yaml_implicit_resolvers = {first: [pair for pair in pairs if pair[0] not in left_out]
                                  for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), "tf")
Loader.add_constructor("!replace", lambda loader, node: loader.construct_sequence(node, deep=True))


def schema(kind):
    text = subprocess.run([TIMBANG, "schema", "--of", kind], capture_output=True, text=True, check=True).stdout
    found = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def check(validator, value, name):
    problems = [f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in validator.iter_errors(value)]
    assert not problems, "\n".join(problems[:5])


def is_refused(validator, value):
    return any(True for _ in validator.iter_errors(value))


def check_files(validator, files):
    assert files
    for file in files:
        check(validator, yaml.load(file.read_text(encoding="utf-8"), Loader), file.name)


def check_experiments_that_are_wrong(validator, good):
    assert is_refused(validator, {**good, "desing": "grid"})
    assert is_refused(validator, {**good, "design": {"kind": "latin"}})
    assert is_refused(validator, {**good, "replications": 0})
    assert is_refused(validator, {**good, "value": {"per_complaint_day": -1}})
    assert is_refused(validator, {**good, "value": [{"per_complaint": 1}]})
    assert is_refused(validator, {key: value for key, value in good.items() if key != "scenario"})


def check_decisions_that_are_wrong(validator, good):
    decide = good["decide"]
    target = decide["targets"][0]
    budget = {"amount": 1, "payer": "APBD", "start": "2027-07-01", "authority": "kota"}
    check(validator, {**good, "decide": {**decide, "budget": budget}}, "a budget")
    check(validator, {**good, "decide": {**decide, "limits": {"most": 3, "Jatiasih": {"least": 1}}}}, "limits")
    for wrong in ({"allocate": "staffing.turnover"}, {"target": []}, {"error": 0.5}, {"flip_points": 1}, {"runs": 0},
                  {"value": {"per_rupiah_delivered": 1}}, {"value": [{"per_smile": 1}], "smallest_lead": 1},
                  {"targets": [{**target, "at_most": 3}]}, {"targets": [{**target, "probability": 1}]},
                  {"budget": {**budget, "payer": "bank"}}, {"budget": {"amount": 1}}, {"limits": {"most": "many"}}):
        assert is_refused(validator, {**good, "decide": {**decide, **wrong}}), wrong
    assert is_refused(validator, {**good, "decide": {key: decide[key] for key in decide if key != "allocate"}})


def check_claims_that_are_wrong(validator):
    base = {"timbang": 1, "name": "x"}
    claim = {"name": "a", "statement": {"en": "A"}, "outcome": "complaints.backlog"}
    check(validator, {**base, "claims": [{**claim, "at_most": 3}]}, "a claim")
    check(validator, {**base, "claims": [{**claim, "than": "scenario", "under": {"a.b": 2}, "lower_by": 3}]}, "a claim")
    for wrong in ({}, {"at_most": 3, "at_least": 1}, {"lower_by": 3}, {"than": "scenario", "at_least": 3},
                  {"at_most": "3"}, {"at_most": 3, "sauce": "x"}):
        assert is_refused(validator, {**base, "claims": [{**claim, **wrong}]}), wrong


def summaries(folder):
    """What run and compare print, with and without an ensemble, claims, flips and a precision."""
    data = SOURCE / "tests" / "support" / "data"
    claiming = folder / "claiming.yaml"
    claiming.write_text(f"timbang: 1\nextends: {data}/small-city.yaml\nname: claiming\n"
                        "follow_up: {visit: {value: 50, unit: minutes, range: [30, 90]}}\nclaims:\n"
                        "  - {name: a, statement: {en: A}, outcome: delivery.credited, at_least: 1}\n"
                        "  - {name: b, statement: {en: B}, outcome: poverty.headcount_rate, at_most: 9}\n",
                        encoding="utf-8")
    commands = [["run", claiming, "--replications", 2, "--flips", "all"],
                ["run", claiming, "--until", "delivery.credited +- 90 %"],
                ["compare", claiming, "--vary", "staffing.tksk_per_kecamatan=1,2", "--replications", 2],
                ["compare", claiming, "--vary", "staffing.tksk_per_kecamatan=1,2", "--replications", 2, "--detail", "months"],
                ["run", claiming, "--replications", 2, "--steady-state"],
                ["run", data / "small-city-plausible.yaml", "--replications", 3]]
    for number, words in enumerate(commands):
        done = subprocess.run([TIMBANG, *map(str, words), "--json", "--quiet", "--out", folder / str(number)],
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        yield json.loads(done.stdout)


scenario, experiment, summary = (schema(kind) for kind in ("scenario", "experiment", "summary"))
scenarios = SOURCE / "scenarios"
check_files(scenario, [*scenarios.glob("*.yaml"), *scenarios.glob("levers/*.yaml"), *scenarios.glob("templates/*.yaml")])
check_files(experiment, sorted(scenarios.glob("experiments/*.yaml")))
check_experiments_that_are_wrong(
    experiment, yaml.load((scenarios / "experiments" / "staffing.yaml").read_text(encoding="utf-8"), Loader))
check_decisions_that_are_wrong(
    experiment,
    yaml.load((scenarios / "experiments" / "decide-per-kecamatan.yaml").read_text(encoding="utf-8"), Loader))
check_claims_that_are_wrong(scenario)
with tempfile.TemporaryDirectory() as temporary:
    seen = set()
    for found in summaries(pathlib.Path(temporary)):
        check(summary, found, found["scenario"]["name"])
        seen.update(found)
    assert {"claims", "flips", "stopping", "differences", "ensemble", "warm_up"} <= seen, seen
    assert is_refused(summary, {**found, "arms": [{"name": "x"}]})
print("files and outputs are what their schemas say")
