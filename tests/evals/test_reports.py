"""Reports for programs and for CI say what the run says, whatever a model wrote; comparisons show what changed, and how."""

import json
import xml.etree.ElementTree as ET

import pytest

from evals.__main__ import main
from evals.comparing import compare_runs
from evals.reports import failing, report_for
from evals.reports.comparison import points_of, print_comparison, summary_of, write_comparison
from evals.reports.json_file import read_rows, read_summary
from evals.runs import open_run
from evals.scorers import chosen
from evals.scoring import score
from evals.summary import Tally
from followup_ai.errors import InputError

HOSTILE = "]]></failure> ``` </details><script>x</script> | [link](http://x) \x00\x0b\ud800 & é 🙂"


@pytest.fixture(scope="module")
def run(emails):
    return open_run(str(emails))


@pytest.fixture(scope="module")
def rows(run):
    """Forty emails, one hostile and not accepted, one that never came about."""
    made = list(score(run, chosen("drafts"), 1))
    made[3] |= {"text": HOSTILE, "values": {**made[3]["values"], "accepted": 0.0}, "whys": {"accepted": f"fails {HOSTILE}"}}
    made[5] |= {"text": "", "problem": "The model declined.", "values": {"accepted": 0.0, "first-attempt": 0.0}}
    return made


@pytest.fixture
def written(run, rows, tmp_path):
    """Writes the rows as a report: `written("r.xml")` gives its path."""

    def write(name, some=None):
        path, scorers = tmp_path / name, chosen("drafts")
        report, tally = report_for(path, scorers), Tally(scorers)
        for row in tally.through(some or rows):
            report.take(row)
        report.finish(tally.summary(run))
        return path

    return write


def fails(rows):
    return [row["id"] for row in rows if row["problem"] or failing(row, chosen("drafts"))]


def test_junit_can_be_read_by_anything_and_counts_what_fails(written, rows):
    suites = ET.parse(written("r.xml")).getroot()
    tests = list(suites.iter("testcase"))
    assert suites.get("tests") == "40" == str(len(tests))
    bad = [test.get("name") for test in tests if len(test)]
    assert sorted(bad) == sorted(fails(rows))
    assert suites.get("errors") == "1"
    assert int(suites.get("failures")) == len(bad) - 1
    hostile = next(test for test in tests if test.get("name") == rows[3]["id"])
    assert "<script>x</script>" in hostile[0].text
    assert "\x00" not in hostile[0].get("message")


def test_markdown_shows_what_a_model_wrote_as_text(written, rows):
    text = written("r.md").read_text(encoding="utf-8")
    assert text.startswith(f"### emails: {40 - len(fails(rows))} of 40 cases pass")
    accepted = sum(row["values"]["accepted"] for row in rows)
    assert f"| **accepted** | 40 | {100 * accepted / 40:.1f} % |" in text
    at = text.index("]]></failure>", text.index("````text"))
    assert text.index("````text") < at < text.index("````\n", at)
    assert text.count("<details>") == len(fails(rows))
    assert "The model declined." in text


def test_json_comes_back_row_by_row(written, rows):
    path = written("r.json")
    back = list(read_rows(path))
    assert [{k: v for k, v in row.items() if k != "failing"} for row in back] == json.loads(json.dumps(rows))
    assert sorted(row["id"] for row in back if row["failing"] or row["problem"]) == sorted(fails(rows))
    assert read_summary(path)["cases"] == 40
    path.write_text(path.read_text(encoding="utf-8", errors="surrogatepass")[:-2000], encoding="utf-8", errors="surrogatepass")
    with pytest.raises(InputError, match=r"r\.json .*score the run again\.$"):
        read_summary(path)


def test_a_report_of_no_known_kind_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"'r\.pdf'; give it one of the endings \.json, \.xml, \.md, \.html"):
        report_for(tmp_path / "r.pdf", ())


def test_a_refused_run_leaves_no_half_report(tmp_path, emails, prompts, capsys):
    prompts.edit("draft.md", ("Write the message now.", "Write the message."))
    out = tmp_path / "reports"
    assert (
        main(["run", str(emails), "--quiet", "--workers", "1", "--report", str(out / "r.json"), "--report", str(out / "r.xml")])
        == 2
    )
    assert list(out.iterdir()) == []
    assert "is stale" in capsys.readouterr().err


# --- comparing ------------------------------------------------------------------------------------------------


@pytest.fixture
def comparison(written, rows):
    """The run as it was against one whose third email lost its question, and whose hostile email is mended."""
    before = [dict(row) for row in rows]
    after = [dict(row) for row in rows]
    after[2] |= {
        "text": "Dear Dana,\n\nThank you.\n\nSam",
        "values": {**after[2]["values"], "accepted": 0.0, "next-steps-question": 0.0},
        "whys": {"next-steps-question": "Nothing is asked."},
    }
    after[3] |= {"text": "mended", "values": {**after[3]["values"], "accepted": 1.0, "first-attempt": 1.0}, "whys": {}}
    return compare_runs([str(written("before.json", before)), str(written("after.json", after))])


def test_a_comparison_names_the_cases_that_changed(comparison, rows, capsys):
    [flip] = comparison.failing["after"]
    assert flip.id == rows[2]["id"]
    assert "next-steps-question" in flip.rules
    assert [flip.id for flip in comparison.passing["after"]] == [rows[3]["id"]]
    print_comparison(comparison)
    said = capsys.readouterr().out
    assert "after against before, 40 cases: 1 newly failing, 1 newly passing; nothing is clear of noise." in said
    assert "next-steps-question: Nothing is asked." in said
    assert "Dear Dana,\n\nThank you.\n\nSam" in said


def test_a_comparison_tells_what_it_could_have_seen(comparison):
    change = next(c for c in comparison.changes if c.scorer.id == "accepted")
    assert change.difference.before == change.difference.after
    assert (change.difference.worse, change.difference.better) == (1, 1)
    assert 0 < change.difference.detectable < 1
    assert change.p == 1.0


@pytest.mark.parametrize("name", ["c.md", "c.json", "c.html"])
def test_a_comparison_is_written_with_its_texts(comparison, tmp_path, name):
    path = tmp_path / "out" / name
    write_comparison(comparison, path)
    text = path.read_text(encoding="utf-8")
    assert "Thank you." in text
    assert "<script>x" not in text or name == "c.json"
    if name == "c.json":
        assert json.loads(text)["cases"]["after"]["newly_failing"][0]["id"] == comparison.failing["after"][0].id
    if name == "c.html":
        assert text.count("<svg") == 2


def test_quality_is_plotted_against_cost_and_time_with_both_intervals(comparison):
    points = points_of(comparison, "seconds")
    assert [p.name for p in points] == ["before", "after"]
    assert all(p.x_low <= p.x <= p.x_high and p.y_low <= p.y <= p.y_high for p in points)


def test_three_manners_are_compared_with_the_first(capsys):
    names = [f"hand-written/{manner}" for manner in ("terse", "wordy", "chatty")]
    comparison = compare_runs(names, 1)
    assert comparison.shared == {"hand-written/wordy": 13, "hand-written/chatty": 13}
    assert {c.run for c in comparison.changes} == set(names[1:])
    assert main(["compare", "hand-written/terse"]) == 2
    assert "name two or more" in capsys.readouterr().err


def test_runs_that_share_no_case_are_not_compared(written, rows):
    other = [{**row, "id": f"x{row['id']}"} for row in rows]
    with pytest.raises(InputError, match="share no case"):
        compare_runs([str(written("a.json")), str(written("b.json", other))])


def test_a_case_that_is_another_by_now_is_not_compared_and_that_is_said(written, rows):
    other = [{**row, "asked": "another"} if n < 3 else row for n, row in enumerate(rows)]
    comparison = compare_runs([str(written("a.json")), str(written("b.json", other))])
    assert comparison.shared == {"b": 37}
    assert max(change.difference.n for change in comparison.changes) == 37
    assert "b against a, 37 cases (3 more of that name are not the same in both): " in summary_of(comparison, "b")
    with pytest.raises(InputError, match="share no case"):
        compare_runs([str(written("a.json")), str(written("b.json", [{**row, "asked": "another"} for row in rows]))])


def test_the_measures_that_moved_come_first(written, rows):
    worse = [{**row, "values": {**row["values"], "accepted": 0.0, "gratitude": 0.0}} for row in rows]
    comparison = compare_runs([str(written("good.json")), str(written("bad.json", worse))])
    moved = {c.scorer.id: c for c in comparison.changes}
    assert moved["accepted"].p < 0.001
    assert moved["accepted"].difference.change == pytest.approx(-sum(row["values"]["accepted"] for row in rows) / 40)
    assert moved["signed"].difference.worse == 0
