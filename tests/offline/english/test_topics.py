"""A topic gets "the" where English wants it, and none where the thing is never counted."""

import pytest

from followup_ai.offline.english.topics import with_article


@pytest.mark.parametrize(
    "phrase",
    [
        "collaborative law as a first step before court",
        "rejected milk",
        "recycled glass for the facade",
        "organic flour from two mills",
        "restorative justice in schools",
        "remote support for farmers",
        "green hydrogen",
        "public transport",
        "soft fruit",
    ],
)
def test_what_is_never_counted_stands_without_an_article(phrase: str) -> None:
    assert with_article(phrase) == phrase


@pytest.mark.parametrize("phrase", ["new kiln", "night rota", "old boiler in the annexe"])
def test_what_is_counted_has_its_article(phrase: str) -> None:
    assert with_article(phrase) == f"the {phrase}"


@pytest.mark.parametrize("phrase", ["first 90 days", "next two years of the roadmap", "last three audits"])
def test_a_ranked_count_has_its_article(phrase: str) -> None:
    assert with_article(phrase) == f"the {phrase}"
