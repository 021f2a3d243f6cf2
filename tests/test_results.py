"""What comes of a job, and what is said of it."""

import pytest

from toolkit.results import Failure

JOB = "one/kainuu/enf_one_event_kainuu_fi_story"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("LinkedIn: its logos are too wide; take some out", f"{JOB}: LinkedIn: its logos are too wide; take some out"),
        ("enf_one_event_kainuu_fi_story, title: it is too long", f"{JOB}: title: it is too long"),
        ("enf_one_event_kainuu_fi_story: nothing to say", f"{JOB}: nothing to say"),
        (f"out/{JOB}.png: it cannot be written", f"out/{JOB}.png: it cannot be written"),
        ("a.jpg: gone\nb.jpg: gone", f"{JOB}: a.jpg: gone\n{JOB}: b.jpg: gone"),
    ],
)
def test_a_failure_names_its_picture_once_in_every_line(error, said):
    assert Failure(JOB, error).told == said


def test_what_ends_a_run_is_of_no_picture():
    assert Failure("", "interrupted; run it again", fatal=True).told == "interrupted; run it again"
