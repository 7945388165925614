"""Forbids every connection that leaves this machine, in this process and in the Python processes it starts.

An audit hook sees each socket whatever library opens it; it cannot be removed. A refused address is also written to the file
named by FOLLOWUP_TEST_NETWORK_LOG, so that a library that swallows the error is caught all the same.
"""

import ipaddress
import os
import socket
import sys


class OutsideConnection(OSError):
    """Something tried to reach an address outside this machine."""


_NAMES = {"localhost", "ip6-localhost", "", None, socket.gethostname()}


def is_local(host: object) -> bool:
    """Whether `host` (a name or an address, str or bytes) is this machine."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in _NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback or str(host) in ("0.0.0.0", "::")
    except ValueError:
        return False


def _refuse(what: str, host: object) -> None:
    if path := os.environ.get("FOLLOWUP_TEST_NETWORK_LOG"):
        with open(path, "a", encoding="utf-8") as log:
            log.write(f"{what} {host}\n")
    raise OutsideConnection(f"{what} to {host!r} is forbidden in tests")


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        if isinstance(address, tuple) and not is_local(address[0]):
            _refuse(event, address[0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not is_local(args[0]):
        _refuse(event, args[0])


def install() -> None:
    """Starts watching; for good."""
    if not getattr(sys, "_followup_network_guard", False):
        sys._followup_network_guard = True  # type: ignore[attr-defined]
        sys.addaudithook(_watch)
