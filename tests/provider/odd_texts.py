"""What stands in the text itself: the key, words said twice, a sentence without its end, marks of screens and sources."""

from __future__ import annotations

import json
from collections.abc import Callable

from provider.acts import GOOD, KEY, LINES, REPLY, SSE, UNAVAILABLE, USELESS, Act, Oddity, good, of_type, says

_ALL = (*SSE, *LINES)


def _stream(change: Callable[[list[bytes]], list[bytes]], *dialects: str) -> Oddity:
    return Oddity(lambda asked: Act(change(list(good(asked).pieces)), headers=of_type(asked)), REPLY, "", dialects, (True,))


_BODY = GOOD.partition("\n\n")[2]
_MARKED = {
    "window-title": f"\x1b]0;Draft\x07{GOOD}",
    "overstruck": GOOD.replace("Thank you for", "TT\bhank you for"),
    "hidden-letters": GOOD.replace("time.", "time." + "".join(chr(0xE0000 + ord(c)) for c in "call me")),
    "controls-of-eight-bits": GOOD.replace("time", "ti\x9bme\u2063"),
    "no-break-spaces": GOOD.replace("your time", "your\u202ftime").replace("Sam ", "Sam\u00a0"),
    "line-separators": GOOD.replace("\n\n", "\u2029").replace("\n", "\u2028"),
    "line-ends-twice-made": GOOD.replace("\n", "\r\r\n"),
    "soft-hyphens": GOOD.replace("regards", "re\u00adgards"),
    "references": GOOD.replace("time.", "time[1][2].").replace("Sam Okafor", "Sam Okafor\u30104:0\u2020notes\u3011"),
    "end-of-text": f"{GOOD} [end of text]",
    "subject-in-tags": f"<subject>Thank you</subject>\n<body>\n{_BODY}\n</body>",
    "yaml": "subject: 'Thank you'\nbody: |\n" + "\n".join(f"  {row}" for row in _BODY.split("\n")),
    "twice": GOOD + GOOD,
    "parts-apart": json.dumps(
        {
            "subject": "Thank you",
            "greeting": "Dear Dana,",
            "body": "Thank you for your time.",
            "closing": "Best regards,",
            "signature": "Sam Okafor",
            "tone": "warm",
        }
    ),
    "paragraphs-apart": json.dumps({"subject": "Thank you", "body": _BODY.split("\n\n")}),
}
ODDITIES: dict[str, Oddity] = {
    "key-in-the-text": Oddity(says(text=f"{GOOD}\n\nP.S. {KEY}"), USELESS, "wrote the key", ("openai", "anthropic", "gemini")),
    "joiners-only": Oddity(says(text="\u200c\u200d"), USELESS, "", ("openai",)),
    "stops-after-the": Oddity(
        says(text="Dear Dana,\n\nThank you for your time. I enjoyed hearing about the"), UNAVAILABLE, "broke off", _ALL
    ),
    **{
        f"declines-{name}": Oddity(says(text=text), USELESS, "declined", ("openai",), (False,))
        for name, text in {
            "respectfully": "I must respectfully decline to write this email.",
            "as-a-model": "As a large language model, I am not able to draft this.",
            "later": "I won\u2019t be able to help with this.",
            "in-spanish": "Lo siento, pero no puedo ayudar con eso.",
            "in-chinese": "\u5f88\u62b1\u6b49\uff0c\u6211\u65e0\u6cd5\u5e2e\u52a9\u60a8\u3002",
        }.items()
    },
    "sse-each-twice": _stream(lambda p: [event for piece in p for event in (piece, piece)], "openai"),
    "sse-begins-anew": _stream(lambda p: [*p[:5], *p[1:]], "openai"),
    "sse-goes-again": _stream(lambda p: [*p[:-1], *p], "openai"),
    **{f"text-{name}": Oddity(says(text=text), dialects=("openai", "ollama chat")) for name, text in _MARKED.items()},
}
