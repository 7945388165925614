"""The guard itself: nothing leaves, here or in a child, and a swallowed refusal is still seen."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import network_guard
import pytest


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """A log of its own, so that what these tests provoke on purpose does not fail them."""
    path = tmp_path / "refused"
    monkeypatch.setenv("FOLLOWUP_TEST_NETWORK_LOG", str(path))
    return path


def test_an_outside_address_is_refused_and_noted(refused):
    with socket.socket() as outside, pytest.raises(network_guard.OutsideConnection):
        outside.connect(("192.0.2.1", 80))
    assert "192.0.2.1" in refused.read_text()


def test_an_outside_name_is_not_even_looked_up(refused):
    with pytest.raises(network_guard.OutsideConnection):
        socket.getaddrinfo("example.com", 443)
    assert "example.com" in refused.read_text()


def test_a_child_process_is_guarded_too(refused):
    code = "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 1)\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=240)
    assert "192.0.2.1" in refused.read_text()


def test_loopback_is_allowed():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_the_home_of_a_test_is_empty():
    assert list(Path.home().iterdir()) == []
    assert not [name for name in os.environ if name.endswith("_API_KEY")]
