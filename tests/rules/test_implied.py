"""What notes imply about figures."""

import pytest
from ledgers import unsupported


@pytest.mark.parametrize(
    ("body", "noted"),
    [
        ("Six years as churchwarden taught me that.", "churchwarden, 2017-23"),
        ("Clearing the pit a quarter of an hour before suits me.", "blast at noon, everybody out by 11.45"),
        ("The half hour of phonics is the best of the day.", "phonics 9 to 9.30 daily"),
        ("The fourteenth of February is a good day to open.", "opens Valentine's Day"),
        ("Working Saturdays suits me.", "day cruises on weekends only"),
        ("Eighty-five years of one lathe is a record.", "the lathe is from 1941"),
        ("Thirty months of grinding taught me that.", "2½ yrs of grinding"),
        ("The nine months it took me were well spent.", "rebuilt the marts in three quarters of a year"),
        ("Nine in ten orders come by the app, you said.", "90% of orders by app"),
        ("Being right seventy-two times in a hundred is not bad.", "forecast accuracy 72%"),
    ],
)
def test_another_way_of_telling_the_same_is_supported(body: str, noted: str) -> None:
    assert unsupported(body, qualifications=[noted]) == []


def test_the_wait_until_a_named_day_is_known() -> None:
    assert unsupported("The trial falls two weeks after our talk.", next_steps="trial shift on 20 October") == []


def test_a_day_asked_about_is_no_claim_where_the_notes_name_none() -> None:
    notes = {"next_steps": "she'll text at the start of next week"}
    assert unsupported("Thank you. Would Monday be the day to watch for your text?", **notes) == ["Monday"]
