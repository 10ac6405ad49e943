"""A report of three versions that say the same, of which one is edited."""

from dataclasses import dataclass

from django.utils import timezone

from reviewer.accounts.models import User
from reviewer.decisions.models import Action, Decision
from reviewer.decisions.record import give_verdict
from reviewer.drafts.content import Content
from reviewer.drafts.edit import save_edit
from reviewer.drafts.models import Draft
from tests.desk_support import digest
from tests.support.rows import make_draft

AGENTS, EDITED = "## Summary\n\nThe outage lasted 45 minutes.\n", "## Summary\n\nThe outage lasted 30 minutes.\n"


@dataclass
class Report:
    """Three versions that say the same, of which one is edited."""

    engineering: Draft
    executive: Draft
    customer: Draft

    def edit(self, user: User) -> Decision:
        """The customer version says something else, and that is approved."""
        keep = {"customer@lists.example"}
        edit = save_edit(user, self.customer.pk, digest(self.customer), "Report for customer", EDITED, keep)
        decision = give_verdict(user, self.customer.pk, Action.EDIT, edit.digest, "Shorter by the logs").decision
        assert decision is not None
        return decision

    def send(self, user: User, text: str = EDITED, *, mirrored: bool = True, **fields: str) -> Decision:
        """The edit is carried out; `fields` are those of the mail in its place."""
        decision = self.edit(user)
        decision.delivery.replacement_id = "msg_in_place"
        decision.delivery.save(update_fields=["replacement_id"])
        Decision.objects.filter(pk=decision.pk).update(outcome="done", closed_at=timezone.now())
        Draft.objects.filter(pk=self.customer.pk).update(state="rejected", closed_at=timezone.now())
        if mirrored:
            content = Content("Report for customer", ("customer@lists.example",), text=text)
            where = {"incident": "INC-7", "kind": "report", "audience": "customer", "state": "sent", **fields}
            make_draft(content, multimail_id="msg_in_place", replaces=self.customer, **where)
        return decision


def make_edited_report() -> Report:
    """Each waits, and none is edited yet."""
    return Report(
        *(
            make_draft(
                Content(f"Report for {audience}", (f"{audience}@lists.example",), text=AGENTS),
                incident="INC-7", kind="report", audience=audience,
            )
            for audience in ("engineering", "executive", "customer")
        )
    )  # fmt: skip
