"""The page for Prometheus: the database's figures, and those that every process of every machine keeps in a file."""

import hmac
import logging
import struct
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry
from prometheus_client.core import Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from reviewer.operations.figures import DeskCollector

log = logging.getLogger(__name__)

# What a proxy adds: the caller is somebody else than the address of the connection.
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")
DAMAGED = (ValueError, RuntimeError, OSError, struct.error)


class ProcessCollector(Collector):
    """The sum over all processes, dead ones included: a counter must not fall when a worker ends."""

    def collect(self) -> Iterable[Metric]:
        """Called by prometheus_client at each scrape."""
        files = [str(path) for path in Path(settings.METRICS_DIR).glob("*/*.db")]
        try:
            return _sum(files)
        except DAMAGED:
            return _sum([path for path in files if _is_whole(path)])


def _sum(files: list[str]) -> Iterable[Metric]:
    merged: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
    return merged


def _is_whole(path: str) -> bool:
    """Whether this file can be read; one that a process is just beginning, or that a power cut tore, cannot."""
    try:
        _sum([path])
    except DAMAGED as error:
        log.warning("the figures in %s cannot be read (%s)", Path(path).name, type(error).__name__)
        return False
    return True


def page(request: HttpRequest) -> HttpResponse:
    """The figures as text, or 403 that says what to do."""
    if not may_scrape(request):
        return HttpResponse(_what_to_do(), status=403, content_type="text/plain")
    registry = CollectorRegistry(auto_describe=False)
    registry.register(DeskCollector())
    registry.register(ProcessCollector())
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    return HttpResponse(encode(registry), content_type=content_type)


def _what_to_do() -> str:
    """Behind a proxy nobody is known to ask from this machine, not even who does."""
    if settings.TRUSTED_PROXY:
        return "Send Authorization: Bearer with the desk's METRICS_TOKEN.\n"
    return "Ask from this machine and through no proxy, or send Authorization: Bearer with the desk's METRICS_TOKEN.\n"


def may_scrape(request: HttpRequest) -> bool:
    """Whoever has the token; without one only this machine, and that is told only when no proxy stands between."""
    said = request.headers.get("Authorization", "").encode()
    if settings.METRICS_TOKEN and hmac.compare_digest(said, f"Bearer {settings.METRICS_TOKEN}".encode()):
        return True
    if settings.TRUSTED_PROXY or any(name in request.headers for name in FORWARDED):
        return False
    return _is_loopback(request.META.get("REMOTE_ADDR", ""))


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
