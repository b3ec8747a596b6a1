#!/usr/bin/env python3
"""Every purpose of a draw is one decision's: what two decisions draw under one name is one number."""
import re
import unittest
from collections import defaultdict
from pathlib import Path

ENGINE = Path(__file__).resolve().parent.parent.parent / "engine"
LIST = ENGINE / "random/draw_purpose.hpp"
USE = re.compile(r"DrawPurpose::(\w+)\s*(?:,\s*([\w.]+))?")

COMMENT = re.compile(r"//.*")

# Drawn in several places, and why no two decisions share a random number:
KNOWN = {
    "welfare_initial": "one household's welfare, as the whole column's",
    "welfare_shock": "one household's welfare, as the whole column's",
    "visit_minutes": "the visit follows a phone call or an earlier visit",
    "same_minute_order": "in runs of the certificate, each with a key of its own; two different bits within one",
}


def uses():
    """{(purpose, what follows it: the index of the draw, if any): places}"""
    found = defaultdict(list)
    for path in sorted(ENGINE.rglob("*.[ch]pp")):
        text = COMMENT.sub("", path.read_text(encoding="utf-8")) if path != LIST else ""
        for match in USE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found[match.groups()].append(f"{path.relative_to(ENGINE)}:{line}")
    return found


def numbers():
    return re.findall(r"^\s*(\w+) = (\d+),", LIST.read_text(encoding="utf-8"), re.MULTILINE)


class DrawPurposes(unittest.TestCase):
    def test_no_two_purposes_share_a_number(self):
        by_number = defaultdict(list)
        for name, number in numbers():
            by_number[number].append(name)
        self.assertGreater(len(by_number), 40)
        self.assertEqual([names for names in by_number.values() if len(names) > 1], [])

    def test_no_two_decisions_draw_under_one_name(self):
        found = uses()
        self.assertGreater(len(found), 40)
        self.assertEqual({name: places for name, places in found.items()
                          if len(places) > 1 and name[0] not in KNOWN}, {})

    def test_what_may_be_drawn_in_several_places_is(self):
        twice = {purpose for (purpose, _), places in uses().items() if len(places) > 1}
        self.assertEqual(twice, set(KNOWN))


if __name__ == "__main__":
    unittest.main()
