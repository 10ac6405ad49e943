"""A process that is about to serve has loaded what it needs, and its collector does not walk that again."""

from tests.support.processes import run_manage

BEGIN = "import gc, sys; from reviewer import serving; serving.post_worker_init(None); "
TELL = (
    "print('reviewer.desk.views.decide' in sys.modules, gc.get_freeze_count() > 50_000, len(gc.get_objects()) < 5_000)"
)


def test_the_pages_are_loaded_before_the_first_request_and_left_alone_by_the_collector() -> None:
    assert "True True True" in run_manage("shell", "--no-imports", "-c", BEGIN + TELL, env={})
