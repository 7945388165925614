"""What goes out, opened again by what reads such files: whole, and unbroken by any character."""

import email.parser
import email.policy
import html
import re
import urllib.parse
from io import BytesIO
from pathlib import Path

import docx
import pypdf
import pytest
from acme import GOOD
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from followup_ai import anatomy, exports
from followup_ai.errors import InputError, UnknownName
from followup_ai.exports import all_exports, export, exports_for, file_name
from followup_ai.exports.mailto import LONGEST, mailto
from followup_ai.formats import format_names
from followup_ai.models import Interview, Person

SAM = {
    "candidate": "Sam Okafor",
    "interviewer": {"name": "Dana Whitfield", "title": "Head of Data", "email": "dana@acme.example"},
    "company": "Acme",
    "role": "Senior Data Engineer",
    "date": "2026-05-12",
    "timezone": "Europe/London",
}
ACME = Interview.model_validate(SAM)
NEW_YORK = Interview.model_validate(SAM | {"timezone": "America/New_York"})
LETTER = """13 May 2026

Dear Ms Whitfield,

Thank you for your time. <b>I & you</b> <img src="http://192.0.2.1/x.png"/> {{ 7*7 }} %s &lt; &#65;

Cảm ơn, gęślą jaźń, Дата-инженер, Αθηναϊκή Εταιρεία, Ünïcode — “quoted”.

Sincerely,
Sam Okafor"""
SCRIPT = """Opening:
Hello Dana, this is Sam Okafor. I'm calling about the Senior Data Engineer role.

Talking points:
- Thank you for the conversation.
- The move to streaming stayed with me.

Question:
Is there any news?

Close:
Thank you, goodbye.

Voicemail:
Hello Dana, this is Sam Okafor. Please call me back."""

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def words(text):
    return re.findall(r"\w+", text)


# --- all of them -----------------------------------------------------------------------------------------


def test_an_export_is_a_file_of_this_folder():
    files = {p.stem for p in Path(exports.__file__).parent.glob("[a-z]*.py")} - {"ics", "mailto"}
    assert {known.suffix for known in all_exports()} == files
    assert all(known.name and "/" in known.media_type and known.__doc__ for known in all_exports())


@pytest.mark.parametrize("format", format_names())
def test_every_format_has_a_way_out(format):
    text = {"email": GOOD, "call-script": SCRIPT}.get(format, LETTER)
    for way in exports_for(format):
        for paper in ("", *way.papers(format)):
            assert len(export(text, way.suffix, format=format, interview=ACME, paper=paper).data) > 100
    assert {"txt", "md"} <= {way.suffix for way in exports_for(format)}


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"suffix": "rtf"}, "There is no export 'rtf'; there are: docx, eml, md, pdf, txt"),
        ({"suffix": "eml", "format": "note"}, "in the format note cannot be exported as eml; choose from docx, md, pdf, txt"),
        ({"suffix": "pdf", "format": "note", "paper": "A4"}, "There is no paper for note 'A4'; there are: A6, A2 card"),
    ],
)
def test_what_cannot_be_is_told(how, said):
    with pytest.raises((UnknownName, InputError)) as caught:
        export(LETTER, how.pop("suffix"), **how)
    assert said in str(caught.value)


# --- file names -------------------------------------------------------------------------------------------


def test_a_files_name_says_what_it_is():
    assert export(GOOD, ".EML", interview=ACME).name == "Acme-thank-you-email-Dana-Whitfield.eml"
    assert file_name("docx", "letter", "feedback") == "feedback-letter.docx"


@QUICK
@given(company=ANY, person=ANY)
def test_any_name_makes_a_file_name_every_system_takes(company, person):
    interview = ACME.model_copy(update={"company": company})
    name = file_name("docx", "letter", "thank-you", interview, Person.model_construct(name=person))
    assert re.fullmatch(r"[^\x00-\x1f<>:\"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+\.docx", name)
    assert name.count(".") == 1
    assert not name.startswith(("-", " "))
    assert len(name.encode()) < 200
    assert not re.match(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)\.", name)


@pytest.mark.parametrize("company", ["李雪 有限公司", "Żółw & Søn", "क्षत्रिय", "CON", "../../etc/passwd", "a" * 500, "NUL."])
def test_letters_of_any_script_stay_in_a_file_name(company):
    name = file_name("eml", "email", "thank-you", ACME.model_copy(update={"company": company}))
    assert name.endswith("-thank-you-email.eml")
    assert name.startswith({"李雪 有限公司": "李雪-有限公司", "Żółw & Søn": "Żółw-Søn", "क्षत्रिय": "क्षत्रिय"}.get(company, ""))


# --- email ------------------------------------------------------------------------------------------------


def read_mail(data):
    assert b"\n" not in data.replace(b"\r\n", b"")
    return email.parser.BytesParser(policy=email.policy.default).parsebytes(data)


def test_an_email_opens_as_a_draft():
    message = read_mail(export(GOOD, "eml", interview=ACME).data)
    assert message["X-Unsent"] == "1"
    assert (message["To"], message["Subject"]) == ("Dana Whitfield <dana@acme.example>", "Senior Data Engineer: thank you")
    assert message["From"] is None
    assert message["Date"] is None
    assert message.get_content().replace("\r\n", "\n") == GOOD.split("\n\n", 1)[1] + "\n"


@QUICK
@given(subject=ANY, name=ANY.filter(str.strip), body=ANY)
@example(subject="_", name="0", body="")
def test_no_subject_name_or_text_breaks_an_email(subject, name, body):
    told = " ".join(subject.split())
    reader = Person.model_construct(name=name, title="", email="dana@acme.example")
    text = f"Subject: {told}\n\nDear all,\n\n{body}\n\nSam"
    message = read_mail(export(text, "eml", to=reader, interview=ACME).data)
    assert sorted(message.keys()) == sorted(
        ["X-Unsent", "To", "Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    )
    assert [a.addr_spec for a in message["To"].addresses] == ["dana@acme.example"]
    assert words(message.get_content()) == words(exports._base.plain(text))[1 + len(words(message["Subject"])) :]
    assert not message.defects


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("", None),
        ("dana@bücher.example", "xn--bcher-kva"),
        ("dänä@acme.example", None),
        ("o'brien+x@acme.example", "o'brien+x"),
    ],
)
def test_an_address_no_mail_program_takes_from_a_file_is_left_out(address, to):
    message = read_mail(export(GOOD, "eml", to=Person(name="Dana", email=address), interview=ACME).data)
    assert to in str(message["To"]) if to else message["To"] is None


def link(text, to=None):
    return mailto(anatomy.parse(text), to)


def fields_of(url):
    scheme, _, rest = url.partition(":")
    address, _, query = rest.partition("?")
    assert scheme == "mailto"
    return urllib.parse.unquote(address), urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True)


def test_a_link_holds_address_subject_and_body():
    made = link(GOOD, ACME.interviewer)
    address, fields = fields_of(made.url)
    assert made.whole
    assert address == "dana@acme.example"
    assert fields == [
        ("subject", "Senior Data Engineer: thank you"),
        ("body", GOOD.split("\n\n", 1)[1].replace("\n", "\r\n")),
    ]
    assert "%0D%0A" in made.url


@QUICK
@given(subject=ANY, body=ANY, address=st.sampled_from(["", "a&cc=x@acme.example", "a?b@acme.example", "a%0Ab@acme.example"]))
def test_nothing_adds_a_field_to_a_link(subject, body, address):
    reader = Person.model_construct(name="Dana", title="", email=address)
    made = link(f"Subject: {' '.join(subject.split())}\n\nDear all,\n\n{body}", reader)
    assert re.fullmatch(r"[!-~]+", made.url)
    assert re.fullmatch(r"mailto:[^?&=#\"<> ]*\?subject=[^&=?# ]*(&body=[^&=?# ]*)?", made.url)
    told, fields = fields_of(made.url)
    assert told == address
    assert [name for name, _ in fields] == ["subject", "body"]


def test_a_link_too_long_leaves_the_body_to_be_copied():
    made = link(GOOD.replace("yesterday", "yesterday, 李雪" * 200))
    assert not made.whole
    assert len(made.url) < LONGEST
    assert [name for name, _ in fields_of(made.url)[1]] == ["subject"]


# --- Word ---------------------------------------------------------------------------------------------------


def read_docx(data):
    document = docx.Document(BytesIO(data))
    return document, "\n\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_letter_in_word_is_the_text_with_room_to_sign():
    document, text = read_docx(export(LETTER, "docx", format="letter", interview=ACME).data)
    assert text == LETTER.replace("Sincerely,\n", "Sincerely,\n\n\n\n")
    properties = document.core_properties
    assert (properties.author, properties.title, properties.comments) == ("Sam Okafor", "To Dana Whitfield, Acme", "")
    assert round(document.sections[0].page_height.mm) == 297
    american, _ = read_docx(export(LETTER, "docx", format="letter", interview=NEW_YORK).data)
    assert round(american.sections[0].page_height.mm) == 279


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_makes_a_document_that_opens(text):
    _, read = read_docx(export(f"Dear Dana,\n\n{text}\n\nSam", "docx", format="letter").data)
    assert words(read) == words(exports._base.plain(f"Dear Dana,\n\n{text}\n\nSam"))


# --- PDF ------------------------------------------------------------------------------------------------------


def read_pdf(data):
    reader = pypdf.PdfReader(BytesIO(data), strict=True)
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"], "a font that is not in the file"
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_printed_letter_shows_every_letter_and_no_markup():
    reader, text = read_pdf(export(LETTER, "pdf", format="letter", interview=ACME).data)
    assert text == " ".join(LETTER.split())
    assert (reader.metadata.author, reader.metadata.title) == ("Sam Okafor", "To Dana Whitfield, Acme")
    assert len(reader.pages) == 1
    assert "/XObject" not in reader.pages[0]["/Resources"]
    assert not reader.pages[0].get("/Annots")


@pytest.mark.parametrize(
    ("format", "interview", "paper", "millimetres"),
    [
        ("letter", ACME, "", (210, 297)), ("letter", NEW_YORK, "", (216, 279)), ("note", ACME, "", (105, 148)),
        ("note", NEW_YORK, "", (108, 140)), ("note", NEW_YORK, "A6", (105, 148)),
        ("call-script", ACME, "US Letter", (216, 279)),
    ],
)  # fmt: skip
def test_each_goes_on_its_paper(format, interview, paper, millimetres):
    text = SCRIPT if format == "call-script" else LETTER
    reader, _ = read_pdf(export(text, "pdf", format=format, interview=interview, paper=paper).data)
    box = reader.pages[0].mediabox
    assert tuple(round(float(side) / 72 * 25.4) for side in (box.width, box.height)) == millimetres


def test_the_longest_note_and_script_fit_one_page():
    note = "Dear Dana,\n\n" + "\n\n".join(["longish words " * 15] * 3) + "\n\nWarmly,\nSam Okafor"
    script = SCRIPT.replace("any news?", "any news? " * 60).replace("call me back.", "call me back. " * 20)
    for text, format in ((note, "note"), (script, "call-script")):
        reader, told = read_pdf(export(text, "pdf", format=format, interview=ACME).data)
        assert len(reader.pages) == 1
        assert set(words(text)) - {"Voicemail"} <= set(words(told))


def test_a_script_says_whom_one_calls_and_keeps_words_outside_its_parts():
    _, told = read_pdf(export(SCRIPT, "pdf", format="call-script", interview=ACME).data)
    assert told.startswith("Call to Dana Whitfield, Head of Data Acme, Senior Data Engineer Opening Hello Dana")
    assert "Voicemail, if nobody answers Hello Dana" in told
    _, told = read_pdf(export(f"Kindly note the walrus.\n\n{SCRIPT}", "pdf", format="call-script", interview=ACME).data)
    assert "walrus" in told
    _, told = read_pdf(export("Just some words, not in parts.", "pdf", format="call-script").data)
    assert told == "Just some words, not in parts."


def test_what_is_too_long_for_one_page_goes_on_a_second():
    for word in ("word " * 3_000, "w" * 4_000):
        reader, told = read_pdf(export(f"Dear Dana,\n\n{word}\n\nSam", "pdf", format="letter").data)
        assert told.replace(" ", "") == f"Dear Dana,{word}Sam".replace(" ", "")
        assert len(reader.pages) >= 2 or "ww" in word


def test_letters_the_font_lacks_are_told_before_anything_is_written():
    with pytest.raises(InputError, match=r"no letter for 李 雪; export it as docx"):
        export("Dear 李雪,\n\nThank you.\n\nSam", "pdf", format="letter")
    with pytest.raises(InputError, match="and 1 more"):
        export("क ख ग घ च छ", "pdf", format="letter")
    assert export("Dear 李雪,\n\nThank you.\n\nSam", "docx", format="letter").data


def test_the_font_has_the_letters_no_font_is_read_for():
    from reportlab.pdfbase import pdfmetrics

    from followup_ai.exports.pdf import _REGULAR, _SURELY_THERE, _register_fonts

    _register_fonts()
    known = pdfmetrics.getFont(_REGULAR).face.charToGlyph
    letters = [chr(n) for n in range(0x3000) if _SURELY_THERE.fullmatch(chr(n)) and not chr(n).isspace()]
    assert len(letters) > 500
    assert [letter for letter in letters if ord(letter) not in known] == []


def test_a_script_to_somebody_whose_name_the_font_lacks_is_printed_without_the_heading():
    chinese = Interview.model_validate(SAM | {"interviewer": "李雪"})
    _, told = read_pdf(export(SCRIPT, "pdf", format="call-script", interview=chinese).data)
    assert told.startswith("Opening Hello Dana")


# --- Markdown and text ------------------------------------------------------------------------------------------


def rendered(data):
    """What a reader of the Markdown sees, as text."""
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(data.decode())
    assert not set(re.findall(r"<(\w+)", page)) - {"p", "br"}
    lines = [html.unescape(p).replace("<br />\n", "\n") for p in re.findall(r"<p>(.*?)</p>", page, re.DOTALL)]
    return "\n\n".join(lines)


MARKED = """# Title

- one
+ two
1. three
2) four

***

---

a *b* _c_ `d` ~~e~~ [f](g) ![h](i) <b>j</b> &amp; \\k $x$

a | b
--- | ---

x
==="""


def test_markdown_shows_the_text_and_makes_nothing_of_it():
    for text in (GOOD, LETTER, MARKED):
        assert rendered(export(text, "md", format="letter").data) == text


@QUICK
@given(text=st.text(st.sampled_from("ab 1.)\n\n#*_-+=<>&;`~|[]()!\\:/$^"), max_size=60))
def test_any_marks_come_through_markdown(text):
    kept = exports._base.plain(text)
    shown = rendered(export(text, "md", format="letter").data)
    assert shown.split() == kept.split()


def test_plain_text_is_the_text():
    assert export(LETTER, "txt", format="letter").data.decode() == LETTER + "\n"
