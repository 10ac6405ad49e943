"""What reviewers fill in about a hint."""

from typing import Any

from django import forms

from reviewer.accounts.rights import SHORTEST_REASON, say_more
from reviewer.drafts.models import Revision
from reviewer.redaction.acts import WHY_AS_IT_IS
from reviewer.redaction.models import CATEGORIES, Dismissal


class DismissForm(forms.Form):
    """Why this audience may read it."""

    # It has to be chosen, and no words count instead: the step opens at it.
    reason = forms.ChoiceField(choices=Dismissal.Reason.choices, widget=forms.RadioSelect({"data-first": True}))
    words = forms.CharField(required=False, max_length=500, widget=forms.Textarea({"class": "area", "rows": 2}))


class ReplaceForm(forms.Form):
    """What to write instead; empty takes what is offered.

    `throughout` is every place of this version, `everywhere` those of every one of the report; else it is one place.

    `offered` is what the page showed, where names are numbered through the whole report.
    """

    replacement = forms.CharField(
        required=False, max_length=300, strip=False, widget=forms.TextInput({"class": "input", "autocomplete": "off"})
    )
    offered = forms.CharField(required=False, max_length=300, strip=False)
    throughout = forms.BooleanField(required=False)
    everywhere = forms.BooleanField(required=False)

    @property
    def words(self) -> str | None:
        """What to put in; None where neither the person nor the page said."""
        return self.cleaned_data["replacement"] or self.cleaned_data["offered"] or None


class OverrideForm(forms.Form):
    """Why it may go out although hints block it, and which of them the person saw: the page lists and sends those.

    It holds for the text that the person saw, and for no other.
    """

    digest = forms.CharField(required=False, widget=forms.HiddenInput)
    keys = forms.CharField(max_length=200_000, widget=forms.HiddenInput)
    words = forms.CharField(
        min_length=SHORTEST_REASON,
        max_length=500,
        widget=forms.Textarea({"class": "area", "rows": 3}),
        error_messages=dict.fromkeys(("required", "min_length"), say_more(WHY_AS_IT_IS)),
    )

    def __init__(self, revision: Revision, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.revision = revision

    def clean(self) -> None:
        """Raises ValidationError where the form was made for another revision."""
        if self.cleaned_data.get("digest") != self.revision.digest:
            raise forms.ValidationError("This form was made for another text. Read what blocks this one.")


class MarkForm(forms.Form):
    """A passage that the rules missed: its words, and what sort of thing it is."""

    passage = forms.CharField(
        max_length=2000,
        widget=forms.Textarea({"class": "area", "rows": 2}),
        error_messages={"required": "Select the passage in the text first, or write its words here."},
    )
    category = forms.ChoiceField(choices=CATEGORIES, widget=forms.RadioSelect)
