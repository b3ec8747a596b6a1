"""The arithmetic and the table of scripts/bench."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
import table  # noqa: E402  pylint: disable=wrong-import-position
from measure import Figure  # noqa: E402  pylint: disable=wrong-import-position

BENCHMARKS = ["desk", "hold"]


def recorded(text, rows):
    return table.record(text, rows, BENCHMARKS, "c0ffee", "2026-11-24", "2 cores")


class BenchTest(unittest.TestCase):
    def test_a_ratio_is_of_what_was_measured_in_the_same_round(self):
        # The second round was slow for both; the ratio of medians would be 3.
        self.assertEqual(Figure([20, 2, 30]).ratio_to(Figure([10, 1, 10])), 2)

    def test_a_row_says_whether_its_goal_is_met(self):
        figures = {"hold/timbang/1000": Figure([50e6]), "hold/std::priority_queue/1000": Figure([25e6])}
        row, = table.hold_rows(figures)
        self.assertEqual((row.ratio, row.goal), ("2", "2.5 x: missed"))

    def test_new_rows_take_the_place_of_the_same_benchmark_and_leave_the_rest(self):
        text = f"before\n\n{table.HEADING}\n{'|---' * 9}|\n\nafter\n"
        text = recorded(text, [table.Row("hold", "a", "1/s"), table.Row("hold", "b", "2/s")])
        text = recorded(text, [table.Row("desk", "c", "3/s")])
        text = recorded(text, [table.Row("hold", "a", "4/s")])
        self.assertTrue(text.startswith("before\n\n") and text.endswith("|\n\nafter\n"))
        figures = [line.split(" | ")[:3] for line in text.splitlines() if line.startswith("| ")]
        self.assertEqual(figures[1:], [["| desk", "c", "3/s"], ["| hold", "a", "4/s"]])


if __name__ == "__main__":
    unittest.main()
