"""Model servers on this machine, looked for on their ports."""

import contextlib
import socket
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from followup_ai import local_servers
from followup_ai.local_servers import KINDS, Kind, scan, scan_text


@pytest.fixture
def serving(monkeypatch):
    """Starts a server that answers every GET like this, however slow the machine; gives the port."""
    monkeypatch.setattr(local_servers, "_SECONDS", 60.0)
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


LISTS = {
    "Ollama": b'{"models":[{"name":"llama3.2:3b","model":"llama3.2:3b","size":2019393189,"details":{"family":"llama"}}]}',
    "LM Studio": b'{"data":[{"id":"qwen2.5-7b-instruct","object":"model","owned_by":"organization_owner"}],"object":"list"}',
    "llama.cpp": b'{"models":[{"name":"/models/tiny.gguf","capabilities":["completion"]}],"object":"list",'
    b'"data":[{"id":"/models/tiny.gguf","object":"model","owned_by":"llamacpp","meta":{"n_ctx_train":8192}}]}',
    "vLLM": b'{"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm","max_model_len":40960,'
    b'"permission":[{"id":"modelperm-1","object":"model_permission"}]}]}',
}
"""What each kind of server lists, as they do in 2026."""


def test_all_four_kinds_at_once_are_found_and_told_how_to_use(serving):
    kinds = [replace(k, port=serving(LISTS[k.name])) for k in KINDS]
    found = scan(kinds)
    assert [f.kind.name for f in found] == list(LISTS)
    assert [f.models[0] for f in found] == [
        "ollama/llama3.2:3b",
        "lm_studio/qwen2.5-7b-instruct",
        "hosted_vllm//models/tiny.gguf",
        "hosted_vllm/Qwen/Qwen3-8B",
    ]
    text = scan_text(found, kinds)
    for k in kinds:
        assert f"{k.name} at 127.0.0.1:{k.port}; use it with {k.variable}=http://127.0.0.1:{k.port}{k.base}" in text


def test_models_that_only_embed_are_left_out(serving):
    port = serving(b'{"models": [{"name": "nomic-embed-text:latest"}, {"name": "llama3.1:8b"}]}')
    (found,) = scan([kind(port, "/api/tags", "ollama")])
    assert found.models == ("ollama/llama3.1:8b",)


def test_a_name_that_would_steer_a_terminal_is_left_out(serving):
    port = serving(b'{"data": [{"id": "fine"}, {"id": "sly\\u001b[2J"}, {"id": "two\\nlines"}]}')
    assert scan([kind(port)])[0].models == ("hosted_vllm/fine",)


@pytest.mark.real_clock
@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_what_never_ends_its_answer_is_not_waited_for(head):
    def drip(server):
        with contextlib.suppress(OSError):
            connection, _ = server.accept()
            connection.sendall(head)
            while True:
                connection.sendall(b"x")
                time.sleep(0.1)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=(server,), daemon=True).start()
        started = time.monotonic()
        assert scan([kind(server.getsockname()[1])]) == []
        assert time.monotonic() - started < 60


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'{"data": "x"}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_model_server_is_passed_over(serving, body):
    assert scan([kind(serving(body))]) == []


@pytest.mark.parametrize("status", [302, 401, 500])
def test_redirects_and_refusals_are_not_followed(serving, status):
    assert scan([kind(serving(b'{"data": []}', status))]) == []


def test_where_nothing_runs_that_is_said(serving):
    port = serving(b"")
    assert "No model server answers" in scan_text([], [kind(port)])
