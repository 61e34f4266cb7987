from __future__ import annotations

import msgspec

from legation.evaluation import run, stories, stories_run

SHIPPED = stories.read_stories(run.examples_folder() / "stories")


def test_two_reports_of_a_story_are_measured_through_a_record() -> None:
    two = msgspec.structs.replace(SHIPPED, reports=SHIPPED.reports[:2])
    found = stories_run.measured(two)
    assert found.mentions == sum(len(r.mentions) for r in two.reports)
    assert 0 < found.paired <= found.mentions
    assert 0 < found.f1 <= 1
