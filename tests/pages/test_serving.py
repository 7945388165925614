"""The server's first file, as a browser asks for it."""

import json
import re
import urllib.request

import pytest

pytestmark = pytest.mark.real_clock


def answer(address, path, method="GET"):
    with urllib.request.urlopen(urllib.request.Request(address + path, method=method), timeout=240) as said:
        return said.headers, said.read().decode()


@pytest.mark.parametrize("path", ["/", "/plan", "/check?format=letter"])
def test_a_page_under_its_own_address_is_told_where_the_server_is(page_address, path):
    headers, file = answer(page_address, path)
    assert headers["content-type"].startswith("text/html")
    assert headers["cache-control"] == "no-cache"
    assert "BACKEND_BASE_URL:location.origin" in file
    assert "<title>followup-ai</title>" in file
    script = re.search(r'src="\./(static/js/[^"]+)"', file).group(1)
    assert answer(page_address, f"/{script}", "HEAD")[0]["content-type"].partition(";")[0].endswith("javascript")


def test_everything_else_is_streamlits(page_address):
    assert answer(page_address, "/_stcore/health")[1] == "ok"
    assert "allowedOrigins" in json.loads(answer(page_address, "/_stcore/host-config")[1])


def test_what_draws_the_form_is_asked_for_early_and_is_there(page_address):
    early = re.findall(r'fetchpriority="low" crossorigin href="\./([^"]+)"', answer(page_address, "/")[1])
    assert {"TextInput", "TextArea", "Button"} <= {name.rpartition("/")[2].partition(".")[0] for name in early}
    for script in early:
        assert answer(page_address, f"/{script}", "HEAD")[0]["content-type"].partition(";")[0].endswith("javascript")
