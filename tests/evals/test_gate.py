"""The gate catches what got worse, lets pass what did not, says when it cannot tell, and moves only for a reason."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from evals.across import complete
from evals.baseline import BASELINE, Baseline
from evals.gate import GATED, Measure, bless, decide, ending_of, gate, gated_runs, measures_of, scored_now
from evals.labelled import read_split
from evals.played import Played
from evals.recordings import read_recording
from evals.runs import open_run
from evals.scorers import chosen
from evals.scorers._base import Score, Scorer
from evals.scoring import score
from evals.statistics import Paired, numbered
from followup_ai import offline
from followup_ai.errors import InputError
from followup_ai.rules import find_rule
from followup_ai.rules._base import passed

ROOT = Path(__file__).parents[2]


def evals(*arguments, **how):
    """Runs `python -m evals …` as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "evals", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, **how)


@pytest.fixture(scope="session")
def blessed(emails, tmp_path_factory):
    """A baseline of the emails as they are."""
    path = tmp_path_factory.mktemp("baseline") / "baseline.json"
    bless([str(emails)], "a test", "tests", path=path, workers=1)
    return path


def gated(run, path):
    verdict, _ = gate([str(run)], path, workers=1)
    return verdict


def regressed(verdict):
    return {f.scorer for f in verdict.findings if f.ending == "regressed"}


def test_a_harmless_rewording_of_the_prompts_passes(emails, blessed, prompts):
    prompts.edit(
        "draft.md",
        ("warm, plain, specific, adult", "plain, warm, adult and specific"),
        ("Facts are sacred:", "Facts are holy:"),
    )
    prompts.edit("formats/email.md", ("about 110 reads best", "some 110 read best"))
    prompts.edit("purposes/thank-you.md", ("Thank the reader for the interview.", "Thank them for the interview."))
    verdict = gated(emails, blessed)
    assert verdict.ending == "pass", [f"{f.scorer}: {f.why}" for f in verdict.findings if f.ending != "pass"]
    assert verdict.status == 0


@pytest.mark.parametrize(
    ("name", "old", "new", "measure"),
    [
        ("draft.md", "- {{ rule.id }}: {{ rule.asks }}", "- {{ rule.id }}", "told-everything"),
        ("draft.md", "{{ notes }}", "{{ notes.splitlines()[0] }}", "accepted"),
        ("formats/email.md", "50 to 200 words", "as many words as it takes", "told-everything"),
        ("draft.md", "instruction", "order", "told-everything"),
    ],
    ids=["what the rules ask", "the notes", "a limit", "that notes are no instruction"],
)
def test_a_prompt_that_lost_something_is_caught(emails, blessed, prompts, name, old, new, measure):
    prompts.edit(name, (old, new))
    verdict = gated(emails, blessed)
    assert verdict.ending == "regressed"
    assert verdict.status == 1
    assert measure in regressed(verdict)


@pytest.mark.parametrize(
    ("old", "new", "measures"),
    [
        (r"[^.?!\n]*\?", "", {"accepted", "first-attempt"}),
        (r"\. ", ". I am sorry to bother you. ", {"repairs"}),  # the product takes it out, and it is noticed all the same
    ],
    ids=["asks nothing", "apologises"],
)
def test_a_worse_composer_is_caught(emails, blessed, monkeypatch, old, new, measures):
    compose = offline.compose
    monkeypatch.setattr(offline, "compose", lambda messages, seed=0: re.sub(old, new, compose(messages, seed)))
    monkeypatch.setattr("evals.versions.composer_version", lambda: "another")
    verdict = gated(emails, blessed)
    assert verdict.ending == "regressed"
    assert measures <= regressed(verdict)


@pytest.mark.parametrize("rule", ["no-begging"])
def test_a_rule_that_lets_everything_pass_is_caught(rule, monkeypatch):
    """Against the committed baseline; a quarter of the messages with a label of the rule's is enough."""
    from evals.suites import rules

    def some(split, folder):
        return [message for message in read_split(split, folder) if rule in message.labels][::4]

    monkeypatch.setattr(rules, "read_split", some)
    monkeypatch.setattr(type(find_rule(rule)), "judge", lambda *_: passed("As you like it."))
    verdict = gated("rules", BASELINE)
    assert verdict.ending == "regressed"
    assert {"misses", f"{rule}:misses"} <= regressed(verdict)


def test_five_cases_cannot_tell(tmp_path, part_of):
    five = part_of(
        "offline-composer", tmp_path / "five", lambda case: case.id.endswith("note/thank-you/0") and case.cluster < "cfo"
    )
    path = tmp_path / "baseline.json"
    bless([str(five)], "a test", path=path, workers=1)
    ended = evals("gate", "--run", five, "--baseline", path, "--report", tmp_path / "gate.json")
    assert ended.returncode == 3, ended.stdout
    told = json.loads((tmp_path / "gate.json").read_text())
    assert told["ending"] == "inconclusive"
    accepted = next(f for f in told["findings"] if f["scorer"] == "accepted")
    assert accepted["difference"]["n"] <= 5
    assert "cannot tell" in accepted["why"]


@pytest.mark.parametrize(
    ("cases", "better", "ending"),
    [
        (5, 0, "inconclusive"),
        (5, 2, "inconclusive"),
        (22, 0, "inconclusive"),
        (23, 0, "pass"),
        (23, 4, "pass"),
        (65, 0, "pass"),
    ],
)
def test_without_a_worse_case_it_passes_from_twenty_three_cases_on(cases, better, ending):
    before = np.ones(cases)
    before[:better] = 0
    pairs = Paired(before, np.ones(cases), np.arange(cases), rate=True)
    [found] = decide([Measure("run", _MEASURES[0], tuple(map(str, range(cases))), pairs)])
    assert found.ending == ending, found.why


@pytest.mark.parametrize(("lost", "ending"), [(0, "pass"), (6, "pass"), (7, "inconclusive"), (200, "inconclusive")])
def test_cases_that_lost_their_value_are_not_taken_for_unchanged(lost, ending):
    pairs = Paired(np.ones(200), np.ones(200), np.arange(200), rate=True)
    [found] = decide([Measure("run", _MEASURES[0], tuple(map(str, range(200))), pairs, lost)])
    assert found.ending == ending, found.why


def test_a_measure_that_no_longer_applies_to_some_cases_does_not_pass(emails, blessed):
    """The very cases that got worse might be those that have no value any more."""
    rows, scorers, _ = scored_now(str(emails), 1)
    known = Baseline.read(blessed).measures(str(emails))
    for row in rows[::4]:
        row["values"]["accepted"] = None
    for row in rows:
        row["values"]["signed"] = None
    measures, apart = measures_of(str(emails), rows, scorers, known)
    assert [(f.scorer, f.ending) for f in apart] == [("signed", "regressed")]
    found = {f.scorer: f for f in decide(measures)}
    assert (found["accepted"].ending, found["accepted"].difference.n) == ("inconclusive", 30)
    assert "10 cases that had a value have none now" in found["accepted"].why
    assert found["first-attempt"].ending == "pass"


def test_few_cases_of_which_one_got_worse_cannot_tell():
    after = np.ones(65)
    after[3] = 0
    pairs = Paired(np.ones(65), after, np.arange(65), rate=True)
    [found] = decide([Measure("run", _MEASURES[0], tuple(map(str, range(65))), pairs)])
    assert found.ending == "inconclusive"
    assert found.worse == ("3",)


# --- what the gate says by chance ------------------------------------------------------------------------

_MEASURES = [
    *(Scorer(f"headline-{n}", lambda *_: Score(None), margin=0.03, headline=True) for n in range(4)),
    *(Scorer(f"rate-{n}", lambda *_: Score(None), margin=0.05) for n in range(20)),
    *(Scorer(f"number-{n}", lambda *_: Score(None), kind="number", margin=0.1) for n in range(4)),
]
_INTERVIEWS, _EACH = 20, 24


def two_runs(rng, worse=0.0):
    """Measures of two runs of one unsteady model; the second is worse by `worse`.

    Some interviews are easier than others, and in each run the model has good and bad luck with an interview as a whole.
    """
    clusters = np.repeat(np.arange(_INTERVIEWS), _EACH)
    ids = tuple(str(n) for n in range(len(clusters)))
    made = []
    for one in _MEASURES:
        level = rng.choice([0.5, 0.8, 0.95, 0.99])
        ease = rng.beta(8 * level, 8 * (1 - level), _INTERVIEWS)
        first, second = (np.clip(ease + rng.normal(0, 0.1, _INTERVIEWS), 0.0, 1.0)[clusters] for _ in range(2))
        if one.kind == "rate":
            before, after = (rng.random(len(ids)) < first), (rng.random(len(ids)) < second - worse)
        else:
            before, after = (part + rng.normal(0, 0.3, len(ids)) for part in (first, second - worse))
        pairs = Paired(before.astype(float), after.astype(float), numbered(clusters), one.kind == "rate")
        made.append(Measure("run", one, ids, pairs))
    return made


@pytest.mark.parametrize("pairs", [200, pytest.param(1000, marks=pytest.mark.slow)])
def test_without_a_change_it_cries_wolf_in_at_most_five_of_a_hundred(pairs):
    """So many pairs of runs of the same model, 28 measures each: any of them called regressed counts."""
    rng = np.random.default_rng(20260512)
    cries = sum(ending_of(decide(two_runs(rng))) == "regressed" for _ in range(pairs))
    assert cries <= pairs / 20


def test_real_drafts_with_their_seeds_exchanged_are_no_regression(emails):
    """300 times the drafts of two seeds change places by the throw of a coin, all of an interview together."""
    scorers = [s for s in chosen("drafts") if s.margin is not None]
    cases = [recorded.case for recorded in read_recording(emails)]
    runs = [
        {r["id"]: r for r in complete(score(run, scorers, 1), scorers)}
        for run in (
            open_run(str(emails)),
            Played("drafts", "offline/composer", given=[replace(case, seed=1) for case in cases]),
        )
    ]
    keys = sorted(runs[0].keys() & runs[1].keys())
    rng = np.random.default_rng(7)
    clusters = numbered(runs[0][key]["cluster"] for key in keys)
    cries = 0
    for _ in range(300):
        swap = (rng.random(clusters.max() + 1) < 0.5)[clusters]
        measures = []
        for one in scorers:
            values = np.array([[run[key]["values"].get(one.id) for run in runs] for key in keys], dtype=float)
            known = ~np.isnan(values).any(axis=1)
            if not known.any():
                continue
            first, second = np.where(swap, values[:, 1], values[:, 0])[known], np.where(swap, values[:, 0], values[:, 1])[known]
            pairs = Paired(first, second, numbered(clusters[known]), one.kind == "rate", one.better != "lower")
            measures.append(Measure("run", one, tuple(np.array(keys)[known]), pairs))
        cries += ending_of(decide(measures)) == "regressed"
    assert cries <= 15


def test_what_a_measure_is_said_to_detect_is_called_four_times_of_five_among_all_the_others():
    rng = np.random.default_rng(13)

    def measures(worse):
        values = [(rng.normal(0, 1, 60), rng.normal(0, 1, 60)) for _ in _MEASURES]
        values[0] = values[0][0], values[0][1] - worse
        pairs = [Paired(before, after, np.arange(60), rate=False) for before, after in values]
        return [Measure("run", one, tuple(map(str, range(60))), p) for one, p in zip(_MEASURES, pairs, strict=True)]

    detects = np.median([decide(measures(0.0))[0].difference.detectable for _ in range(20)])
    called = sum(decide(measures(detects))[0].ending == "regressed" for _ in range(200))
    assert 0.7 <= called / 200 <= 0.9


def test_a_true_drop_is_found():
    rng = np.random.default_rng(3)
    found = [ending_of(decide(two_runs(rng, worse=0.15))) for _ in range(50)]
    assert found.count("regressed") >= 45
    assert "pass" not in found


# --- the baseline ------------------------------------------------------------------------------------------


def test_a_baseline_moves_only_for_a_reason(emails, tmp_path):
    with pytest.raises(InputError, match="reason"):
        bless([str(emails)], "  ", path=tmp_path / "baseline.json", workers=1)
    assert not (tmp_path / "baseline.json").exists()


def test_a_blessing_says_who_asked_and_why_and_moves_what_it_names(emails, blessed, tmp_path, monkeypatch):
    path = tmp_path / "baseline.json"
    path.write_bytes(blessed.read_bytes())
    compose = offline.compose
    monkeypatch.setattr(offline, "compose", lambda messages, seed=0: re.sub(r"[^.?!\n]*\?", "", compose(messages, seed)))
    monkeypatch.setattr("evals.versions.composer_version", lambda: "another")
    moved = bless([str(emails)], "It no longer asks.", "Ada", ["next-steps-question"], path, workers=1)
    assert moved == {str(emails): ["next-steps-question"]}
    entries = json.loads(path.read_text())["runs"][str(emails)]
    assert entries["next-steps-question"]["blessed"]["who"] == "Ada"
    assert entries["next-steps-question"]["blessed"]["why"] == "It no longer asks."
    assert entries["gratitude"]["blessed"]["why"] == "a test"
    assert "next-steps-question" not in regressed(gated(emails, path))


def test_a_changed_case_is_left_out_and_the_others_compared(emails, blessed, tmp_path):
    data = json.loads(blessed.read_text())
    [cases] = data["cases"].values()
    for case in cases[:30]:
        case[1] = "0" * 12
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps(data))
    accepted = next(f for f in gated(emails, path).findings if f.scorer == "accepted")
    assert accepted.difference.n == 10


def test_a_measure_that_is_no_longer_scored_is_a_regression(emails, blessed, tmp_path):
    data = json.loads(blessed.read_text())
    measures = data["runs"][str(emails)]
    measures["no-weather"] = measures["gratitude"]
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps(data))
    assert regressed(gated(emails, path)) == {"no-weather"}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}'])
def test_a_baseline_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, text):
    path = tmp_path / "baseline.json"
    path.write_text(text)
    with pytest.raises(InputError, match=r"baseline.json .*bless again\.$"):
        Baseline.read(path)
    with pytest.raises(InputError, match="There is no baseline"):
        Baseline.read(tmp_path / "none.json")


def test_two_blessings_of_two_measures_change_two_lines(emails, blessed, tmp_path):
    path = tmp_path / "baseline.json"
    path.write_bytes(blessed.read_bytes())
    data = json.loads(path.read_text())
    for measure in ("gratitude", "signed"):
        data["runs"][str(emails)][measure]["values"] = "0" * 40
    path.write_text(json.dumps(data))
    bless([str(emails)], "one", only=["gratitude"], path=path, workers=1)
    before = path.read_text().splitlines()
    bless([str(emails)], "other", only=["signed"], path=path, workers=1)
    changed = [line for line in path.read_text().splitlines() if line not in before]
    assert len(changed) == 1
    assert "signed" in changed[0]


def test_a_run_that_was_blessed_is_looked_at_from_then_on(emails, blessed, tmp_path):
    assert gated_runs(tmp_path / "none.json") == GATED
    assert gated_runs(blessed) == (*GATED, str(emails))


def test_the_committed_baseline_knows_every_gated_run_and_says_why():
    baseline = Baseline.read(BASELINE)
    assert set(GATED) <= set(baseline.runs())
    for run in GATED:
        assert all(known.blessed["why"] and known.blessed["who"] for known in baseline.measures(run).values())
