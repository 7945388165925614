"""Model servers on this machine, looked for on their ports."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from followup_ai.local_servers import KINDS, Kind, scan, scan_text


@pytest.fixture
def serving():
    """Starts a server that answers every GET like this; gives the port."""
    started = []

    def start(body, status=200):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(status)
                self.send_header("location", "http://192.0.2.1/")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        started.append(server)
        return server.server_address[1]

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def kind(port, path="/v1/models", prefix="hosted_vllm"):
    return Kind("A server", port, path, prefix, "HOSTED_VLLM_API_BASE")


def test_the_usual_servers_are_looked_for():
    assert {k.name for k in KINDS} == {"Ollama", "LM Studio", "llama.cpp", "vLLM"}


def test_models_are_named_as_they_are_used(serving):
    port = serving(b'{"data": [{"id": "qwen3-8b"}, {"id": ""}, {"id": 7}, "x"]}')
    (found,) = scan([kind(port)])
    assert found.models == ("hosted_vllm/qwen3-8b",)
    text = scan_text([found], [kind(port)])
    assert f"HOSTED_VLLM_API_BASE=http://127.0.0.1:{port}/v1" in text


def test_ollama_lists_them_its_own_way(serving):
    port = serving(b'{"models": [{"name": "llama3.1:latest"}]}')
    (found,) = scan([kind(port, "/api/tags", "ollama")])
    assert found.models == ("ollama/llama3.1:latest",)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'{"data": "x"}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_model_server_is_passed_over(serving, body):
    assert scan([kind(serving(body))]) == []


@pytest.mark.parametrize("status", [302, 401, 500])
def test_redirects_and_refusals_are_not_followed(serving, status):
    assert scan([kind(serving(b'{"data": []}', status))]) == []


def test_where_nothing_runs_that_is_said(serving):
    port = serving(b"")
    assert "No model server answers" in scan_text([], [kind(port)])
