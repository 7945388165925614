"""Whatever the text and the interview, the rules give verdicts; fixes help or are not kept."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import followup_ai
from followup_ai import anatomy
from followup_ai.formats import format_names, prompts_folder, purpose_names
from followup_ai.models import Interview
from followup_ai.rules import all_rules, check, context_for, judge_all, repair, rule_set_version
from followup_ai.rules._base import EXAMPLE_INTERVIEW, Example

INTERVIEWS = [
    None,
    EXAMPLE_INTERVIEW,
    Interview.model_validate(
        {"candidate": "李雪", "interviewer": {"name": "Nguyễn Văn An"}, "company": "Yum!", "role": "(", "date": "2026-05-12"}
    ),
    Interview.model_validate(
        {
            "candidate": "D'Arcy \\d+ O’Neil-Smith, Jr.",
            "interviewer": {"name": "Dr."},
            "company": "[a-z]*",
            "role": "Chef {name}",
            "date": "2026-05-12",
            "discussed": ["{{ x }} [Company] %s <b>", "ﬁ İ ß 𝒳 \u200d\u202e", ""],
            "their_words": ["I need to know by Friday!!"],
            "promised": ["(("],
            "concern": "?",
            "sent": [{"date": "2026-05-13", "body": "Thank you \ud83d\ude42"}],
        }
    ),
]

# Raw Unicode seldom looks like a message; most texts are put together from pieces of messages and of trouble.
PIECES = st.sampled_from(
    [
        "Dear Dana,", "Hi there,", "Subject: ", "Re:", "\n", "\n\n", "\r\n", "\r", "- ", "1. ", "> ", "P.S. ",
        "Best regards,", "Sam Okafor", "Thank you", "!", "!!", "?!", " ", "  ", "\u00a0", "\u200b", "\u2028",
        "\u202e", "[Your Name]", "{{x}}", "<role>", "____", "TBD", "I NEED TO KNOW", "reply ASAP",
        "why wasn't I chosen?", "🙂", "👩🏽‍💻", ":)", "u", "lol", "```", "**Opening:**", "Voicemail:",
        "Here's your email:", "“", "”", "\"", "(", ")", "’", "İ", "ß", "ﬁ", "\u0301", "李雪", "an", "the the", "20 %",
        "2026-05-12", "https://x.example/?a=b", "On 12 May 2026, Dana wrote:", "…", ".", ",", "—",
        "We spoke about the on-call rota", "What are the next steps?", "I am sorry to bother you", "Please, please",
        "I would love to join Acme",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join))
FORMATS = st.sampled_from(format_names())
PURPOSES = st.sampled_from(purpose_names())
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def _failing(draft, context):
    return {v.rule for v in judge_all(draft, context) if v.verdict == "fail"}


@QUICK
@given(text=TEXTS, interview=st.sampled_from(INTERVIEWS), format=FORMATS, purpose=PURPOSES)
def test_any_text_gets_verdicts_whose_spans_lie_inside(text, interview, format, purpose):
    context = context_for(interview, format, purpose)
    draft = anatomy.parse(text, format, candidate=interview.candidate if interview else "")
    verdicts = judge_all(draft, context)
    assert [v.rule for v in verdicts] == [rule.id for rule in all_rules()]
    for verdict in verdicts:
        assert verdict.why
        for span in verdict.spans:
            part = draft.subject if span.part == "subject" else draft.body
            assert 0 <= span.start <= span.end <= len(part.text)


@QUICK
@given(subject=st.text(max_size=60), body=TEXTS)
def test_a_subject_kept_apart_gets_verdicts_too(subject, body):
    report = check(body, EXAMPLE_INTERVIEW, subject=subject)
    for verdict in report.verdicts:
        for span in verdict.spans:
            assert 0 <= span.start <= span.end <= len((report.subject or "") if span.part == "subject" else report.body)


@QUICK
@given(text=TEXTS, interview=st.sampled_from(INTERVIEWS), format=FORMATS)
def test_a_fix_done_twice_is_a_fix_done_once(text, interview, format):
    context = context_for(interview, format)
    candidate = interview.candidate if interview else ""
    draft = anatomy.parse(text, format, candidate=candidate)
    for rule in all_rules():
        if rule.judge(draft, context).verdict != "fail":
            continue
        once = rule.fix(draft, context)
        if once is None:
            continue
        mended = anatomy.parse(once, format, candidate=candidate)
        if rule.judge(mended, context).verdict == "fail":
            continue  # repair drops a fix that does not mend
        twice = rule.fix(mended, context)
        assert twice in (None, once), rule.id


@QUICK
@given(text=TEXTS, interview=st.sampled_from(INTERVIEWS), format=FORMATS)
def test_repair_never_makes_another_rule_fail(text, interview, format):
    context = context_for(interview, format)
    draft = anatomy.parse(text, format, candidate=interview.candidate if interview else "")
    mended, applied = repair(draft, context)
    before, after = _failing(draft, context), _failing(mended, context)
    assert after <= before
    assert not after & set(applied)
    assert (mended is draft) == (not applied)


def test_repair_judges_the_text_it_returns():
    text = (
        "Here's your email:\n\nSubject: Senior Data Engineer interview: thank you\n\nHi there,\n\n"
        "Thank you so much for your time 🙂 The  rota stayed with me!!\n\nBest regards,\nSam Okafor"
    )
    context = context_for(EXAMPLE_INTERVIEW)
    mended, applied = repair(anatomy.parse(text, candidate="Sam Okafor"), context)
    assert {"no-chatter", "professional-language", "calm-punctuation", "addressed-by-name"} <= set(applied)
    assert mended.text == (
        "Subject: Senior Data Engineer interview: thank you\n\nDear Dana Whitfield,\n\n"
        "Thank you so much for your time. The rota stayed with me!\n\nBest regards,\nSam Okafor"
    )
    assert not _failing(mended, context) & set(applied)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_offered_fixes_of_examples_mend_them(rule):
    for example in rule.fails:
        case = example if isinstance(example, Example) else Example(example)
        draft, context = case.draft(), case.context()
        text = rule.fix(draft, context)
        if text is not None and text != draft.text:
            mended = anatomy.parse(text, draft.format, candidate=context.interview.candidate)
            assert rule.judge(mended, context).verdict != "fail", text


def test_of_a_sentence_read_before_neither_place_nor_interview_is_remembered():
    said = "I ran the stores at Deloitte for nine years. Could you tell me when you decide? I would love to join Acme."
    noted = EXAMPLE_INTERVIEW.model_copy(update={"qualifications": ("nine years running the stores at Deloitte",)})
    rules = ("grounded", "next-steps-question", "states-interest")

    def found(interview, before=""):
        text = f"Dear Dana,\n\n{before}{said}\n\nBest regards,\nSam Okafor"
        verdicts = {v.rule: v for v in judge_all(anatomy.parse(text, candidate="Sam Okafor"), context_for(interview))}
        return [(verdicts[r].verdict, [text[s.start : s.end] for s in verdicts[r].spans]) for r in rules]

    alone = found(EXAMPLE_INTERVIEW)
    assert alone[0] == ("fail", ["Deloitte", "nine years", "I ran the stores at Deloitte for nine years"])
    assert [verdict for verdict, _ in found(noted)] == ["pass", "pass", "pass"]
    assert found(EXAMPLE_INTERVIEW, before="The rota stayed with me all week. ") == alone


LONG = {
    "prose": "Thank you for the rota we spoke about on Tuesday, Dana. Could you tell me about the next steps? ",
    "letters": "a",
    "capitals": "REALLY ",
    "marks": "!?",
    "brackets": "([{<",
    "quotes": "\"'“",
    "lines": "- x\n",
    "blank lines": "Hello\n\n",
    "spaces": "a  ",
    "blanks": " ",
    "please": "please ",
    "i have": "i have i have ",
    "and names": "Dana and Dana, ",
    "stars": "**",
    "underscores": "_ __",
    "dots": "a.b.",
    "digits": "1234 ",
}


@pytest.mark.parametrize("pattern", LONG.values(), ids=LONG.keys())
def test_time_grows_with_length_not_with_its_square(pattern):
    """Ten times the text may take a little more than ten times as long, never a hundred times."""
    context = context_for(EXAMPLE_INTERVIEW)

    def seconds(length):
        text = "Dear Dana,\n\n" + (pattern * (length // len(pattern) + 1))[:length] + "\n\nBest regards,\nSam Okafor"
        started = time.process_time()
        judge_all(anatomy.parse(text, candidate="Sam Okafor"), context)
        return time.process_time() - started

    seconds(1_000)
    # again where a busy machine had the longer text wait: a square would take a hundred times as long each time
    assert any(seconds(100_000) < 40 * max(seconds(10_000), 0.02) for _ in range(3))


def test_the_version_changes_with_whatever_a_verdict_depends_on_and_with_nothing_else(tmp_path: Path):
    package = tmp_path / "followup_ai"
    shutil.copytree(
        Path(followup_ai.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__", "pages", "offline", "prompts")
    )
    shutil.copytree(prompts_folder(), package / "prompts")
    program = "from followup_ai.rules import rule_set_version; print(rule_set_version())"

    def version():
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=240,
        )
        return done.stdout.strip()

    def after(name, old, new):
        path = package / name
        before = path.read_text()
        assert old in before
        path.write_text(before.replace(old, new, 1) if old else before + new)
        try:
            return version()
        finally:
            path.write_text(before)

    first = version()
    assert first == rule_set_version()
    for name in ("rules/signed.py", "rules/no_begging.txt", "language/secrecy.py", "timing/regions/gb.yaml", "formats.py"):
        assert after(name, "", "\n# changed\n") not in ("", first), name
    assert after("prompts/formats/email.md", "max: 200", "max: 2000") not in ("", first)
    assert after("prompts/purposes/check-in.md", "interest: role", "interest: company") not in ("", first)
    assert after("prompts/formats/email.md", "about 110 reads best", "some 110 read best") == first
    assert after("cli.py", "", "\n# changed\n") == first
