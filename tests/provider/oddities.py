"""Odder faults, each with what must come of it: broken HTTP, strange streams, unusual shapes, refusals in vendors' own words.

    ODDITIES["gzip-bomb"].comes      # "ModelUseless"
    ODDITIES["gzip-bomb"].act(asked) # what the server does

Each was found in the wild or made up by somebody who wanted a model layer to fail; the wordings of refusals are those of the
vendors as they were in 2026.
"""

from __future__ import annotations

from provider import odd_gateways, odd_http, odd_lawful, odd_replies, odd_shapes, odd_streams, odd_texts, refusals
from provider.acts import Oddity

ODDITIES: dict[str, Oddity] = {
    **odd_gateways.ODDITIES,
    **odd_http.ODDITIES,
    **odd_lawful.ODDITIES,
    **odd_replies.ODDITIES,
    **odd_shapes.ODDITIES,
    **odd_streams.ODDITIES,
    **odd_texts.ODDITIES,
    **refusals.ODDITIES,
}
"""Every odd fault by its name."""
