"""What people fill in when they decide, edit or sort. Whether it may be done is for the record to say."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.conf import settings

from incidents.models import Severity
from reviewer.accounts.rights import SHORTEST_REASON, say_more, too_short
from reviewer.decisions.under_way import WHAT_YOU_FOUND
from reviewer.drafts import audiences
from reviewer.drafts.content import Content
from reviewer.drafts.models import Draft
from reviewer.drafts.words import Kind

APPROVE_REASONS = ("Read and correct", "Checked against the evidence", "Agreed with the incident commander")
REJECT_REASONS = (
    "Facts are wrong",
    "Should not leave the house",
    "Wrong audience",
    "Superseded by a newer update",
)
EDIT_REASONS = ("Replaced what this audience should not read", "Corrected a fact", "Made it clearer")
AGREE_REASONS = ("Read the changes, they are right", "Checked against the evidence")
LONGEST_REASON = 2000
# A box without which nothing is recorded: where a step has one, the dialog opens with the focus on it (desk.js).
SEEN_TO_FIRST = {"class": "check", "data-first": True}


class VerdictForm(forms.Form):
    """A chip, words, the digest of what was read, and the draft's newest decision as the step was opened.

    A step that a release before has opened tells of none: where there is one, it is not recorded.
    """

    digest = forms.CharField(min_length=64, max_length=64, widget=forms.HiddenInput)
    last = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    chip = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    words = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        strip=True,
        widget=forms.Textarea(attrs={"class": "area", "rows": 2}),
    )
    reasons: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chip = self.fields["chip"]
        if isinstance(chip, forms.ChoiceField):
            chip.choices = [(reason, reason) for reason in self.reasons]

    @property
    def reason(self) -> str:
        """Chip and words as one reason."""
        return ". ".join(part for part in (self.cleaned_data.get("chip"), self.cleaned_data.get("words")) if part)

    @property
    def confirmed(self) -> frozenset[str]:
        """The keys of the warnings that were confirmed: a form that sends nothing has none."""
        return frozenset()

    @property
    def goes_at_once(self) -> bool:
        """Whether the person confirmed that it is sent at once, although nobody knows if it waits for a time."""
        return bool(self.cleaned_data.get("at_once"))

    @property
    def typed(self) -> str:
        """The words as they came, valid or not, so that they can be kept."""
        return str(self.data.get("words", "")).strip()


class SendingForm(VerdictForm):
    """A verdict that sends: the warnings that the person was shown, and their word that they read them.

    `newest`: the number of the draft's newest revision as the step was shown; a step of a release before tells of none.
    """

    newest = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    # As long as it takes: the page writes it, and what a request may hold bounds it.
    warnings = forms.CharField(required=False, widget=forms.HiddenInput)
    read = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs=SEEN_TO_FIRST))

    @property
    def confirmed(self) -> frozenset[str]:
        """The keys of the warnings that were confirmed."""
        data = self.cleaned_data
        return frozenset(data["warnings"].split()) if data.get("read") else frozenset()


class ApproveForm(SendingForm):
    """A reason is welcome; without one the first chip is it."""

    reasons = APPROVE_REASONS


class ApproveReadyForm(VerdictForm):
    """Several versions, each as "draft:digest:last", for one reason."""

    # Each version has its own.
    digest = None  # type: ignore[assignment]
    last = None  # type: ignore[assignment]
    versions = forms.MultipleChoiceField(error_messages={"required": "Choose at least one version."})
    reasons = APPROVE_REASONS

    def __init__(self, *args: Any, versions: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["versions"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(value, value) for value in versions]
            field.error_messages["invalid_choice"] = "One of them is not ready any more. Look at the list again."


class RejectForm(VerdictForm):
    """A chip or words must say why: the agent gets them."""

    reasons = REJECT_REASONS

    def clean(self) -> dict[str, Any]:
        """Refuses a rejection that says nothing."""
        data = super().clean() or self.cleaned_data
        if not data.get("chip") and len(data.get("words") or "") < SHORTEST_REASON:
            self.add_error("words", f"Choose a reason, or say why in at least {SHORTEST_REASON} characters.")
        return data


class ApproveEditForm(SendingForm):
    """The reason of the edit, which the history keeps: an edit that was made by replacing hints has none yet."""

    asked = "Choose a reason, or say why you edited it"
    reasons: tuple[str, ...] = EDIT_REASONS
    # Whether the step said that the edited mail leaves its thread: what shows that may come while it stands open.
    told_of_thread = forms.BooleanField(required=False, widget=forms.HiddenInput)
    # Asked only where MultiMail does not say whether the mail waits for a time.
    at_once = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs=SEEN_TO_FIRST))

    def clean(self) -> dict[str, Any]:
        """Refuses an edit without a reason."""
        data = super().clean() or self.cleaned_data
        if not data.get("chip") and (why := too_short(data.get("words") or "", self.asked)):
            self.add_error("words", why)
        return data


class AgreeToEditForm(ApproveEditForm):
    """The same of an edit that somebody else made."""

    asked = "Choose a reason, or say why you approve this edit"
    reasons = AGREE_REASONS


class FoundForm(forms.Form):
    """What a person found and did on MultiMail."""

    words = forms.CharField(
        min_length=SHORTEST_REASON,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"class": "area", "rows": 3}),
        error_messages={
            "required": "Say what you found on MultiMail and what you did.",
            "min_length": say_more(WHAT_YOU_FOUND),
        },
    )


class SettleForm(FoundForm):
    """The same about a delivery that needs a look; `retried` marks the problem beside which the form was opened.

    One that a release before has drawn tells of none: it is taken where there was one problem only.
    """

    retried = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)


class NoteForm(FoundForm):
    """The same about a mail that was rewritten; `seen` marks what the person had before them."""

    seen = forms.CharField(max_length=100, widget=forms.HiddenInput)


class Among(forms.MultipleChoiceField):
    """Some of many words: Django's own field looks through all choices for each. `known` are the words."""

    known: Collection[str] = ()

    def valid_value(self, value: Any) -> bool:
        """Whether it is one of them."""
        return value in self.known


class EditForm(forms.Form):
    """Subject, text and who stays a recipient. The rules of an edit are checked where it is saved."""

    digest = forms.CharField(min_length=64, max_length=64, widget=forms.HiddenInput)
    subject = forms.CharField(strip=False, required=False, widget=forms.TextInput(attrs={"class": "input"}))
    text = forms.CharField(strip=False, required=False, widget=forms.Textarea(attrs={"class": "area", "rows": 18}))
    keep = Among(required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}))
    words = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, base: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep = self.fields["keep"]
        if isinstance(keep, Among):
            keep.known = dict.fromkeys(removable(base))
            keep.choices = [(address, address) for address in keep.known]


class SortForm(forms.Form):
    """Which incident, what kind, how severe, for whom."""

    key = forms.CharField(
        max_length=120,
        label="Incident",
        widget=forms.TextInput(attrs={"class": "input", "list": "incident-keys", "autocomplete": "off"}),
        error_messages={"required": "Give the incident's key, such as PD-9876."},
    )
    kind = forms.ChoiceField(
        choices=[(value, label) for value, label in Kind.choices if value],
        widget=forms.Select(attrs={"class": "select"}),
    )
    severity = forms.TypedChoiceField(
        coerce=int, choices=Severity.choices, widget=forms.Select(attrs={"class": "select"})
    )
    audience = forms.ChoiceField(
        choices=lambda: audiences.choices(settings.AUDIENCES), widget=forms.Select(attrs={"class": "select"})
    )

    @staticmethod
    def initial_of(draft: Draft) -> dict[str, Any]:
        """What is known so far."""
        return {
            "key": draft.incident.key if draft.incident else "",
            "kind": draft.kind or Kind.REPORT,
            "severity": draft.severity,
            "audience": draft.audience or settings.AUDIENCES[0],
        }


def removable(content: Content) -> list[str]:
    """Addresses that an edit may take away, each once; the mailbox's automatic copies are not among them."""
    return list(dict.fromkeys([*content.to, *content.cc, *(content.bcc or ())]))
