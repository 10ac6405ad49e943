"""CSV files of what the house knows, as people and spreadsheets write them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from reviewer.redaction.house.csv_entries import BadFile, read
from reviewer.redaction.models import OrgEntry
from tests.desk_support import words

BYRON, COLE = ("person", "Ada Byron"), ("person", "Bob Cole")


@pytest.mark.parametrize(
    "text",
    [
        "person,Ada Byron\nperson,Bob Cole\n",
        "kind\tvalue\nperson\tAda Byron\nperson\tBob Cole\n",
        "sep=;\nkind;value\nperson;Ada Byron\nperson;Bob Cole\n",
        '"sep=|"\r\nperson|Ada Byron\r\nperson|Bob Cole\r\n',
        "kind,value\rperson,Ada Byron\rperson,Bob Cole\r",
        "kind,value\r\n\r\nperson,Ada Byron\r\nperson,Bob Cole",
        "\n\nkind,value\nperson,Ada Byron\nperson,Bob Cole\n",
        "\nperson;Ada Byron\nperson;Bob Cole\n",
        '"kind";"value"\n"person";"Ada Byron"\n"person" ; "Bob Cole"\n',
        "Kind , Value,\n person , Ada Byron ,,\n,,\nperson,Bob Cole,,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_however_a_spreadsheet_writes_it(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == [BYRON, COLE]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('person;"Byron, Ada"\n', "Byron, Ada"),
        ('person;"Byron, Ada, Countess"\n', "Byron, Ada, Countess"),
        ("person;Byron, Ada\n", "Byron, Ada"),
        ('person,"Byron; Ada"\n', "Byron; Ada"),
        ('person,Ada "Countess" Byron\n', 'Ada "Countess" Byron'),
        ('person,"Ada ""Countess"" Byron"\n', 'Ada "Countess" Byron'),
        ('person,"Ada\nByron"\n', "Ada Byron"),
        ('person, "Ada Byron" \n', "Ada Byron"),
    ],
)
def test_what_parts_the_columns_is_told_from_what_stands_in_quotes(text: str, value: str) -> None:
    assert read(text.encode()) == [("person", value)]


@pytest.mark.parametrize("kind", OrgEntry.Kind.choices)
def test_a_kind_may_be_called_as_the_page_calls_it(kind: tuple[str, str]) -> None:
    name, label = kind
    text = "".join(f"{said},acme.example\n" for said in (name, name.upper(), label, name.replace("_", "-")))
    assert read(text.encode()) == [(name, "acme.example")] * 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('customer,"Globex Corp\nperson,Ada Byron\nperson,Bob Cole\n', "Line 1: a quote is not closed"),
        ('person,Ada Byron\ncustomer,"Globex Corp\nperson,Bob Cole"\n', "Line 2: a quote is not closed"),
        ('person,Ada Byron\ncustomer,"Globex" Corp\n', "Line 2: a quote is not closed"),
        ('kind,value\ncustomer,"Globex\nCorp"\ncustomer,"A\nB\nC"\nalien,Zed\n', "Line 7: there is no kind “alien”"),
        ("\n\nperson;Ada Byron\n\nperson\n", "Line 5 has no value"),
        ("person,Ada Byron\nperson,\n", "Line 2 has no value"),
        ("person,Ada Byron\nperson,A\n", "Line 2: A person has 2 to 200 characters: “A”."),
        ("customer,Initech\ncustomer,Globex, Inc.\n", "Line 2 has more than a kind and a value."),
        ("kind,value\n", "There is no entry in the file"),
        ("\n,,\n", "There is no entry in the file"),
        ("", "There is no entry in the file"),
        ("value,kind\nAda Byron,person\n", "Line 1: there is no kind “value”"),
        (f"{'x' * 300},Ada\n", f"there is no kind “{'x' * 60}…”"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(BadFile) as problem:
        read(text.encode())
    assert why in str(problem.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    ['person,Ada Byron\ncustomer,"Globex Corp\nperson,Bob Cole\n', "person,Ada Byron\nperson,B\n", "kind,value\n"],
)
def test_of_a_file_with_a_bad_line_nothing_is_added(leads_browser: Client, text: str) -> None:
    answer = leads_browser.post("/rules/known/", {"file": SimpleUploadedFile("house.csv", text.encode())})
    assert answer.status_code == 422
    assert "Line" in words(answer) or "no entry" in words(answer)
    assert not OrgEntry.objects.exists()
