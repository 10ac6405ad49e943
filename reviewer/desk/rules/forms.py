"""What leads fill in about the rules. Whether they may is for the rooms that keep the rules to say."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.conf import settings

from reviewer.desk.rules.rows import MeaningCell, MeaningRow
from reviewer.drafts import audiences
from reviewer.fence.rules import Moved, Shown
from reviewer.redaction.house.csv_entries import read
from reviewer.redaction.models import CATEGORIES, SEVERITIES, OrgEntry
from reviewer.redaction.rules import Meaning

# 1,862: the comma stands before each three digits, so "1,5" is no number.
GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+")
PLAIN = {"class": "input", "autocomplete": "off"}


def _audiences(*first: tuple[str, str]) -> list[tuple[str, str]]:
    return [*first, *audiences.choices(settings.AUDIENCES)]


class Count(forms.IntegerField):
    """A number as people write it and as the pages show it: 1862 or 1,862."""

    def to_python(self, value: Any) -> int | None:
        """The number. Raises ValidationError."""
        written = str(value or "").strip()
        return super().to_python(written.replace(",", "") if GROUPED.fullmatch(written) else value)


class FenceForm(forms.Form):
    """Who reads at an address or in a domain; its cleaned values are those of reviewer.fence.rules.Wanted."""

    pattern = forms.CharField(
        max_length=320,
        label="Address or domain",
        widget=forms.TextInput({**PLAIN, "placeholder": "leadership@acme.example or acme.example"}),
        error_messages={"required": "Give an address or a domain."},
    )
    # The first audience may read most: one that nobody chose would open the fence.
    audience = forms.ChoiceField(
        choices=lambda: _audiences(("", "Choose who reads there")),
        label="Who reads there",
        widget=forms.Select({"class": "select"}),
        error_messages={"required": "Choose who reads there."},
    )
    people = Count(
        required=False,
        min_value=1,
        label="How many people, if you know",
        widget=forms.TextInput({**PLAIN, "inputmode": "numeric"}),
    )
    note = forms.CharField(required=False, max_length=200, label="Note", widget=forms.TextInput(PLAIN))
    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    @classmethod
    def over(cls, now: Shown) -> "FenceForm":
        """The form filled in with what counts for a pattern, so that it can be changed."""
        return cls(initial={**vars(now), "seen": now.stamp})

    def again(self, moved: Moved) -> "FenceForm":
        """The form as it was sent, over what counts by now, with the words that say so."""
        form = FenceForm({**dict(self.data.items()), "seen": moved.now.stamp})
        form.add_error(None, str(moved))
        return form


# What a category means for an audience, the field to change it, and the one that says what was seen.
Choice = tuple[MeaningCell, forms.BoundField, forms.BoundField]


class MeaningForm(forms.Form):
    """A choice for each category and audience, and beside it what the page showed; `rows` is what counts now."""

    def __init__(self, *args: Any, rows: Sequence[MeaningRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row, name, cell in self._cells():
            label = f"{row.label} for {cell.audience}"
            select = forms.Select({"class": "select", "aria-label": label})
            for key, widget in ((name, select), (f"seen:{name}", forms.HiddenInput())):
                self.fields[key] = forms.ChoiceField(
                    choices=SEVERITIES, initial=cell.severity.value, required=False, widget=widget, label=label
                )

    def _cells(self) -> Iterator[tuple[MeaningRow, str, MeaningCell]]:
        for row in self.rows:
            for cell in row.cells:
                yield row, f"{row.category}:{cell.audience}", cell

    def table(self) -> list[tuple[MeaningRow, list[Choice]]]:
        """Each category with its choices, for the page."""
        rows: dict[str, list[Choice]] = {}
        for row, name, cell in self._cells():
            rows.setdefault(row.category, []).append((cell, self[name], self[f"seen:{name}"]))
        return [(row, rows[row.category]) for row in self.rows]

    def changed(self) -> list[Meaning]:
        """What was sent and is another than what the page showed; one that did not say so showed what counts."""
        found = []
        for row, name, cell in self._cells():
            wanted, seen = self.cleaned_data.get(name), self.cleaned_data.get(f"seen:{name}") or cell.severity.value
            if wanted and wanted != seen:
                found.append(Meaning(row.category, cell.audience, wanted, seen))
        return found

    def again(self, rows: Sequence[MeaningRow]) -> "MeaningForm":
        """The form as a new page shows it, over what counts by now, with what was changed in it."""
        return MeaningForm(
            rows=rows, initial={f"{one.category}:{one.audience}": one.severity for one in self.changed()}
        )


class AllowedForm(forms.Form):
    """A value that is no hint; its cleaned values are those of reviewer.redaction.rules.WantedAllowed."""

    value = forms.CharField(
        max_length=300, label="Value", widget=forms.TextInput({**PLAIN, "placeholder": "status.acme.example"})
    )
    is_pattern = forms.BooleanField(
        required=False,
        label="It is a pattern",
        help_text="A regular expression (RE2) over the whole of what a hint points at, for one sort of thing: one that "
        "fits words of many sorts is refused.",
        widget=forms.CheckboxInput({"class": "check"}),
    )
    category = forms.ChoiceField(
        choices=[("", "Every category but credentials"), *CATEGORIES],
        required=False,
        label="Category",
        help_text="A credential is let through by an entry for credentials alone, never by one for every category. "
        "What else stands within a value is allowed by an entry of its own.",
        widget=forms.Select({"class": "select"}),
    )
    audience = forms.ChoiceField(
        choices=lambda: _audiences(("", "Every audience")),
        required=False,
        label="Audience",
        widget=forms.Select({"class": "select"}),
    )
    owner = forms.CharField(max_length=120, label="Who answers for it", widget=forms.TextInput(PLAIN))
    reason = forms.CharField(max_length=300, label="Why it may be read", widget=forms.TextInput(PLAIN))
    ends_on = forms.DateField(
        required=False,
        label="Last day, if it ends",
        widget=forms.DateInput({**PLAIN, "type": "date"}),
    )


class KnownForm(forms.Form):
    """One thing that the house knows, or a file of them."""

    kind = forms.ChoiceField(
        required=False, choices=OrgEntry.Kind.choices, label="What it is", widget=forms.Select({"class": "select"})
    )
    value = forms.CharField(required=False, max_length=200, label="Name or domain", widget=forms.TextInput(PLAIN))
    file = forms.FileField(
        required=False,
        label="Or a CSV file",
        help_text="Two columns, kind and value, parted by commas, semicolons or tabs. Kinds: "
        + ", ".join(OrgEntry.Kind.values)
        + ".",
        widget=forms.FileInput({"class": "input", "accept": ".csv,text/csv"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a form that gives neither."""
        data = super().clean() or self.cleaned_data
        if not data.get("value") and not data.get("file") and not self.errors:
            self.add_error("value", "Give a name or a domain, or choose a file.")
        return data

    @property
    def source(self) -> str:
        """Where the entries come from, as it is kept with them."""
        return "csv" if self.cleaned_data.get("file") else "desk"

    def rows(self) -> list[tuple[str, str]]:
        """(kind, value) of everything that was given: the file's and what was typed. Raises csv_entries.BadFile."""
        file, value = self.cleaned_data.get("file"), self.cleaned_data["value"]
        typed = [(self.cleaned_data["kind"], value)] if value else []
        return [*(read(file.read()) if file else []), *typed]
