"""The Celery application: tasks are nudges, the database is the truth."""

import logging
import os
from typing import Any

from celery import Celery, Task, signals
from django.db import close_old_connections, reset_queries

from reviewer import redis_broker, spool, stopping, trace
from reviewer.database import drop_what_hung_up
from reviewer.settled import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "reviewer.settings")


class Followed(Task[Any, Any]):
    """A task whose log lines and calls carry its id, until it takes up the id of what it works on."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the task."""
        with trace.follow(self.request.id or trace.fresh(), task=self.name):
            return super().__call__(*args, **kwargs)


@signals.setup_logging.connect
def keep_our_logs(loglevel: int | None = None, **_: Any) -> None:
    """Celery leaves logging to settings.LOGGING; --loglevel is for its own lines only."""
    if loglevel:
        logging.getLogger("celery").setLevel(loglevel)


@signals.task_prerun.connect
@signals.task_postrun.connect
def keep_connections(**_: Any) -> None:
    """A thread's connection to the database lives as long as one of the pages, unless PostgreSQL ends it.

    A new one for each task would cost more than most tasks: PostgreSQL starts a process for it, which knows nothing.
    With DEBUG it notes the last 9,000 statements, with all of what they write: a task's are forgotten, as a page's are.
    """
    close_old_connections()
    drop_what_hung_up()
    reset_queries()


@signals.worker_ready.connect
def begin(**_: Any) -> None:
    """All tasks are known by now."""
    settle()


# SIGTERM: Celery waits for the tasks under way; ours hand back what they have not begun.
signals.worker_shutting_down.connect(stopping.ask)

redis_broker.register()
spool.register()
app = Celery("reviewer", task_cls=Followed)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
