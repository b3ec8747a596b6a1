"""Reads the stores of Timbang with pandas (Debian: python3-pandas; scripts/install_dependencies --research).

    import sys; sys.path.insert(0, "scripts/python")
    import read_timbang as timbang

    values = timbang.outcomes("results/demo", outcome="complaints.backlog")   # run, arm, replication, month, where, value
    timbang.differences(values, against="tksk_per_kecamatan=1")               # paired by replication, with 95 % intervals
    timbang.claims("results/bekasi-2023-claims-8fb8e0cb")                     # what claims were answered
    timbang.design("results/sweep-uncertain-8fb8e0cb")                        # a row a point, a column a parameter
    problem, x, y = timbang.matrices("results/sweep-uncertain-8fb8e0cb", "complaints.backlog")

A store is a results folder of any study (`timbang run`, `compare`, `sweep` ...); its database is opened to read only. Values are in the units of the column `unit`; `where` is "city" or a kecamatan, `month` "all" or
YYYY-MM. Values of one replication of different arms, or of different points, share their random draws: compare them in pairs.
`matrices` has the layout that SALib and R's sensitivity package expect: `problem` with num_vars, names and bounds, a
numpy array x with a row a point, and y with the mean over the point's replications. What this reads is simulated.
"""
import json
import math
import os
import sqlite3

import numpy
import pandas


def database(folder):
    """The path of a store's database. Raises FileNotFoundError for a folder that is none."""
    path = os.path.join(folder, "results.sqlite")
    if not os.path.exists(path):
        raise FileNotFoundError(f"{folder} is no results folder of Timbang: it has no results.sqlite")
    return path


def query(folder, sql, parameters=()):
    """The rows of a query as a DataFrame; the store is not changed."""
    connection = sqlite3.connect(f"file:{os.path.abspath(database(folder))}?mode=ro", uri=True)
    try:
        return pandas.read_sql_query(sql, connection, params=list(parameters))
    finally:
        connection.close()


def is_sweep(folder):
    """Whether the store holds a sweep."""
    return not query(folder, "SELECT 1 FROM about WHERE key = 'sweep_seed'").empty


def outcomes(folder, outcome=None, where="city", month="all"):
    """Every value of what was last compared and last swept in the folder, a row each: of a comparison with its arm, of a
    sweep with its point. None for any of the conditions lifts it; without an outcome and of all places and months that
    can be gigabytes."""
    wanted = {"outcome": outcome, "where_": where, "month": month}
    given = {column: value for column, value in wanted.items() if value is not None}
    condition = " AND ".join(f"{column} = ?" for column in given)
    sql = (f"SELECT * FROM tidy{' WHERE ' + condition if condition else ''} "
           "ORDER BY outcome, arm, point, replication, where_, month")
    rows = query(folder, sql, given.values()).rename(columns={"where_": "where"})
    if rows.empty and outcome is not None:
        known = query(folder, "SELECT DISTINCT outcome FROM tidy WHERE month = 'all' AND where_ = 'city'")["outcome"]
        if outcome not in set(known):
            raise KeyError(f"the store has no outcome {outcome}; it has {', '.join(sorted(known))}")
    return rows


def student_interval(values, confidence=0.95):
    """Mean, low and high of a mean over independent replications; low and high are NaN with fewer than two."""
    values = numpy.asarray(values, dtype=float)
    mean = values.mean() if len(values) else math.nan
    if len(values) < 2:
        return mean, math.nan, math.nan
    half = student_quantile((1 + confidence) / 2, len(values) - 1) * values.std(ddof=1) / math.sqrt(len(values))
    return mean, mean - half, mean + half


def student_quantile(chance, degrees):
    """Student's quantile by halving its distribution function, so that scipy is not needed."""
    grid = numpy.linspace(0, 1, 20001)

    def above_zero(t):  # integral of the density from 0 to t, by Simpson's rule
        x = grid * t
        density = (1 + x * x / degrees) ** (-(degrees + 1) / 2)
        weights = numpy.ones_like(x)
        weights[1:-1:2], weights[2:-1:2] = 4, 2
        scale = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)) / math.sqrt(degrees * math.pi)
        return scale * t / (len(x) - 1) / 3 * float((weights * density).sum())

    low, high = 0.0, 1.0
    while above_zero(high) < chance - 0.5:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if above_zero(middle) < chance - 0.5 else (low, middle)
    return (low + high) / 2


def differences(values, against):
    """Each arm less `against` over the replications that both have, with 95 % intervals by chance alone: what outcomes()
    gives of one outcome. Raises KeyError for an arm that is not there."""
    wide = values.pivot_table(index=["replication", "where", "month"], columns="arm", values="value")
    if against not in wide.columns:
        raise KeyError(f"there is no arm {against}; there are {', '.join(wide.columns)}")
    rows = []
    for arm in wide.columns.drop(against):
        for (where, month), group in (wide[arm] - wide[against]).dropna().groupby(level=["where", "month"]):
            mean, low, high = student_interval(group)
            rows.append({"arm": arm, "where": where, "month": month, "mean": mean, "low": low, "high": high})
    return pandas.DataFrame(rows)


def claims(folder):
    """The claims that were judged in the folder, in their order, with their statements; empty if there were none."""
    if query(folder, "SELECT 1 FROM sqlite_master WHERE name = 'judged_claims'").empty:
        return pandas.DataFrame()
    rows = query(folder, "SELECT j.*, c.canonical FROM judged_claims j JOIN claims c USING(claims_sha256) "
                         "ORDER BY claims_sha256, seed, ensemble_sha256, position")
    if rows.empty:
        return rows.drop(columns="canonical")
    said = {(sha, claim["name"]): claim for sha, text in zip(rows["claims_sha256"], rows["canonical"])
            for claim in json.loads(text)}
    for key in ("outcome", "where", "month"):
        rows[key] = [said[sha, name][key] for sha, name in zip(rows["claims_sha256"], rows["claim"])]
    for language in ("en", "id"):
        rows["statement_" + language] = [said[sha, name]["statement"][language]
                                         for sha, name in zip(rows["claims_sha256"], rows["claim"])]
    return rows.drop(columns="canonical")


def design(folder):
    """A sweep's points: a row each, a column a parameter, numbers where every value is one. Raises ValueError for a store
    that holds no sweep."""
    if not is_sweep(folder):
        raise ValueError(f"{folder} holds no sweep: it has no points")
    rows = query(folder, "SELECT point, position, path, value FROM point_values ORDER BY point, position")
    order = rows.drop_duplicates("path")["path"]
    wide = rows.pivot(index="point", columns="path", values="value")[list(order)]
    for path in wide.columns:
        numbers = wide[path].str.split(" ").str[0]  # a value may carry its unit
        try:
            wide[path] = pandas.to_numeric(numbers)
        except ValueError:
            pass
    return wide.rename_axis(columns=None)


def matrices(folder, outcome, where="city", month="all"):
    """SALib's problem, the design as an array and the mean outcome of each point; points with failed or refused runs
    are left out of both. Parameters that are no numbers, or that never change, are left out."""
    points = design(folder)
    values = outcomes(folder, outcome, where, month).dropna(subset=["point"])
    means = values.groupby("point")["value"].mean().dropna()
    points = points.loc[points.index.intersection(means.index)]
    varied = [path for path in points.columns
              if pandas.api.types.is_numeric_dtype(points[path]) and points[path].nunique() > 1]
    problem = {"num_vars": len(varied), "names": varied,
               "bounds": [[float(points[path].min()), float(points[path].max())] for path in varied]}
    return problem, points[varied].to_numpy(dtype=float), means.loc[points.index].to_numpy()
