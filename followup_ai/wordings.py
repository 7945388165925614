"""What providers refuse in words rather than by a status of its own, in the wordings found of three dozen of them."""

from __future__ import annotations

import re

_NAMED: tuple[tuple[str, tuple[int, ...], str], ...] = (
    (
        "credit",
        (400, 402, 403, 412, 429),
        r"insufficient[_ ](?:quota|balance|credits?|funds)|billing[_ ]hard[_ ]limit|credit balance is too low"
        r"|out of credits?|have any credits|used all available credits|no credits? (?:left|remaining)"
        r"|spending limit|billing_not_active|account is not active|arrearage|budget_exceeded|budget has been exceeded"
        r"|past invoices|billing to be enabled|\u6b20\u8d39|\u4f59\u989d\u4e0d\u8db3",
    ),
    (
        "used up",
        (400, 401, 403, 429),
        r"(?:requests|tokens|models?)[- ]per[- ]day|PerDay|\b[RT]PD\b|(?:daily|monthly|weekly)[^.\n]{0,30}(?:limit|quota)"
        r"|(?:limit|quota)[^.\n]{0,20}(?:daily|monthly)|specified (?:workspace )?(?:API )?usage limits|limit: 0\b"
        r"|(?:hourly|session) usage limit|used up (?:your|the|all|its)\b",
    ),
    (
        "key",
        (400, 401, 403, 500),  # 500 of a gateway that passes on another's refusal
        r"login fail|api[_ ]key[_ ](?:not valid|not found|invalid|expired|was reported as leaked)"
        r"|(?:invalid|incorrect|wrong)[_ ](?:x-)?api[_ -]?key",
    ),
    (
        "too long",
        (400, 413, 422, 500),
        r"(?:context|maximum prompt|prompt)[ _](?:length|window|size|limit)|(?:prompt|input) is too long"
        r"|too large for model|too many (?:input )?tokens|exceeds? the (?:maximum|available context)|input token count"
        r"|reduce the length|request too large|request exceeds the maximum size|`inputs` tokens|n_keep",
    ),
    ("too long", (429,), r"request too large for"),
    (
        "unknown",
        (400, 404, 410, 422),
        r"model_not_(?:found|available)|decommissioned|not a valid model|invalid[_ ]model|unknown model|no such model"
        r"|unable to access model|model identifier is invalid|no models? loaded|not supported by any provider"
        r"|model not (?:found|exist)|model [^.\n]{0,100}(?:does not exist|not found)|not found, try pulling"
        r"|model [^.\n]{1,100}(?:no longer (?:available|supported)|been (?:retired|removed|deprecated))"
        r"|\u6a21\u578b\u4e0d\u5b58\u5728",
    ),
    (
        "no chat",
        (400, 404),
        r"not a chat model|does not support (?:chat|generate)\b|chatcompletion operation does not work"
        r"|only supported in v1/responses",
    ),
    (
        "closed",
        (400, 401, 403, 404),
        r"not allowed to access|use case details|your data policy"
        r"|(?:organi[sz]ation|account|workspace|project)[^.\n]{0,40} (?:been|is|was)"
        r" (?:disabled|restricted|suspended|deactivated)",
    ),
    ("plain", (400,), r"plain HTTP request was sent to HTTPS|HTTP request to an HTTPS server"),
    (
        "policy",
        (400, 403, 422),
        r"content[_ ](?:policy|filter|management policy|exists risk)|safety system|responsibleai|moderation|was flagged"
        r"|data_inspection|inappropriate content|usage policy|considered high risk|\u654f\u611f\u5185\u5bb9",
    ),
    (
        "region",
        (400, 403, 451),
        r"(?:country|region|territory|location)[^.\n]{0,40} not supported|unsupported_country"
        r"|not available in your (?:country|region)",
    ),
    (
        "busy",
        (400, 403),
        r"rate[ _-]?limit(?:ed\b|[ _](?:error|exceeded|reached)|exceeded)|exceed[^.\n]{0,40}rate limit|too many requests"
        r"|ThrottlingException|\u8bf7\u6c42\u8fc7\u4e8e\u9891\u7e41",
    ),
    ("loading", (500, 503), r"(?:loading|still load)[^.\n]{0,40}model|model[^.\n]{0,80} (?:is|still)[^.\n]{0,20} loading"),
    ("memory", (400, 500, 503), r"more system memory|out of memory|insufficient (?:memory|(?:system )?resources)"),
)
"""By what it is about: the statuses it comes with, and its words. The first that fits counts."""


PASSING = ("busy", "loading")
"""What passes by itself: the same request may succeed a moment later."""


def refusal_in(words: str, status: int | None = None) -> str:
    """What a refusal is about: "credit", "key", "unknown", …; empty where its words do not tell.

    Args:
        words: what the server said.
        status: the HTTP status it came with; None where it came with none of its own.
    """
    fitting = ((name, said) for name, statuses, said in _NAMED if status is None or status in statuses)
    return next((name for name, said in fitting if re.search(said, words, re.IGNORECASE)), "")  # compiled when first needed
