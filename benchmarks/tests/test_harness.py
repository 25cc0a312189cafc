"""Promises of the benchmark harness: python3 -m unittest discover benchmarks/tests"""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import course, figures, instances, process, results, streets, tables  # noqa: E402


def line(solver, value, instance="town-100-s1", seed=1, bound=None, **more):
    return {"budget": "full", "set": "towns", "instance": instance, "solver": solver, "seed": seed, "allowed_seconds": 10,
            "version": "1", "value": value, "bound": bound, "first_seconds": 0.1, "seconds": 10, "memory_mb": 9, "date": "2026-01-01",
            "verdict": "accepted" if value else "no answer",
            "machine": {"cores": 2, "processor": "any", "memory_gib": 4, "load": 1.0}, **more}


def book(lines):
    path = Path(tempfile.mkdtemp()) / "book.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines))
    return path


class Tables(unittest.TestCase):
    def group(self, *lines):
        return figures.groups(book(lines), "full")[0]

    def test_gap_and_excess_are_of_the_same_instance(self):
        group = self.group(line("corridor", 110, bound=100), line("pyvrp", 121))
        self.assertAlmostEqual(group.ours()[0].gap, 10)
        self.assertAlmostEqual(group.excesses("pyvrp")[0][0], 10)

    def test_the_value_is_the_median_and_the_bound_the_best_over_seeds(self):
        group = self.group(*(line("corridor", v, seed=s, bound=b) for s, (v, b) in enumerate([(110, 90), (130, 100), (120, 95)])))
        self.assertEqual((group.ours()[0].value, group.ours()[0].bound), (120, 100))

    def test_a_seed_without_a_plan_is_a_failure_and_not_left_out(self):
        group = self.group(line("corridor", 110, bound=100), line("corridor", None, seed=2, bound=100))
        self.assertIsNone(group.ours()[0].value)
        self.assertIn("1 without an accepted plan", tables._summary([group]))

    def test_a_peer_that_answers_half_of_the_time_is_not_the_best(self):
        both = [line("corridor", 100, i, bound=90) for i in ("town-100-s1", "town-100-s2")]
        lucky = [line("vroom", 90, "town-100-s1"), line("vroom", None, "town-100-s2")]
        steady = [line("pyvrp", 110, i) for i in ("town-100-s1", "town-100-s2")]
        self.assertTrue(tables._best_peer(self.group(*both, *lucky, *steady))[0].startswith("pyvrp"))

    def test_a_relaxed_value_is_never_compared_with_a_plan(self):
        group = self.group(line("corridor", 110, bound=100), line("cpsat-slots", 50, verdict="relaxed, not a plan"))
        self.assertEqual(tables._best_peer(group), ["only with rules left out", "-"])

    def test_no_table_mixes_two_versions_of_a_program(self):
        group = self.group(line("corridor", 110, bound=100), line("corridor", 105, bound=100, version="2"))
        self.assertEqual(group.ours()[0].values, [105])


class Books(unittest.TestCase):
    def test_a_line_that_was_cut_off_is_run_again(self):
        path = book([line("corridor", 110)])
        path.write_text(path.read_text() + '{"budget": "fu')
        self.assertEqual(len(results.read(path)), 1)


class Processes(unittest.TestCase):
    def test_a_program_over_its_limit_is_ended_and_said_so(self):
        cost = process.run(["sleep", "30"], 0.2)
        self.assertIsNone(cost.status)
        self.assertLess(cost.seconds, 10)

    def test_output_status_and_memory_are_those_of_the_program(self):
        cost = process.run(["sh", "-c", "echo said; exit 3"], 10)
        self.assertEqual((cost.out, cost.status), ("said\n", 3))
        self.assertLess(cost.memory_mb, 40)


class Sets(unittest.TestCase):
    def test_every_set_has_a_family_and_a_sentence(self):
        for definition in course.definitions().values():
            self.assertIn(definition["family"], instances.FAMILIES)
            self.assertTrue(definition["says"])

    def test_streets_have_as_many_places_as_loads_and_every_way_exists(self):
        town = streets.with_buses(streets.town(1), "streets-1-b30", 30)
        self.assertEqual((sum(town["demand"]), sum(town["capacity"]), len(town["demand"])), (75, 75, 52))
        self.assertEqual([d["buses"] for d in town["depots"]], [6] * 5)
        self.assertEqual(town, streets.with_buses(streets.town(1), "streets-1-b30", 30))

    def test_a_movement_as_loads_keeps_the_minutes_of_a_bus(self):
        movement = {"travel_min": [[0, 30, 10], [30, 0, 40], [10, 40, 0]], "vehicle_types": [{"seats": 50}], "load_min": 20,
                    "unload_min": 20, "destinations": [{"capacity": 120}], "depots": [{}], "fleet": [[0, 0, 0]],
                    "corridors": [{"windows": [[360, 900]]}], "households": [[0, 60, 0, 0, 3, None, True], [0, 9, 0, 0, 3, None, False]]}
        tour = instances.loads_of(movement)
        self.assertEqual((tour["demand"], tour["capacity"]), ([2], [3]))
        first = tour["start"][0][0] + tour["dist"][0][0]
        self.assertEqual(first, 360 + 30)
        # Unload 20, back 30, load 20, there 30.
        self.assertEqual(first + 2 * tour["dist"][0][0], 390 + 20 + 30 + 20 + 30)


if __name__ == "__main__":
    unittest.main()
