"""A process that is about to serve has loaded what it needs, and its collector does not walk that again."""

from tests.support.processes import run_manage

BEGIN = "import gc, sys; from reviewer import serving; serving.post_worker_init(None); "
LOADED = "{'reviewer.desk.views.decide', 'reviewer.comparison.contradictions'} <= {*sys.modules}"
TELL = f"print({LOADED}, gc.get_freeze_count() > 50_000, len(gc.get_objects()) < 5_000)"


def test_the_pages_are_loaded_before_the_first_request_and_left_alone_by_the_collector() -> None:
    assert "True True True" in run_manage("shell", "--no-imports", "-c", BEGIN + TELL, env={})


def test_who_only_knows_the_pages_has_not_loaded_what_compares_reports() -> None:
    """As a check or a migration: its patterns take seconds to compile."""
    known = "import sys; from django.urls import get_resolver; get_resolver().url_patterns; "
    tell = "print(*(name in sys.modules for name in ('reviewer.desk.views.decide', 'reviewer.comparison.facts')))"
    assert "True False" in run_manage("shell", "--no-imports", "-c", known + tell, env={})
