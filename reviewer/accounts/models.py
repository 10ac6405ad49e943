"""The people at the desk. They sign in by e-mail; a role says what they may do."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction

from reviewer.accounts.operators import operator
from reviewer.accounts.rights import DECIDERS
from reviewer.audit.actions import Act
from reviewer.audit.actors import Actor, is_of_the_house, looks
from reviewer.audit.record import Entry, hold, record
from reviewer.marks.leave import RULES_CHANGED, leave


class Role(models.TextChoices):
    """What a person may do at the desk."""

    LEAD = "lead", "Engineering lead"
    COMMANDER = "commander", "Incident commander"
    READER = "reader", "Read-only"


class Users(UserManager["User"]):
    """Makes users that have an e-mail address and no username."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """A user who can sign in with `email` and `password`. The hints know the people of the desk by name.

        Raises ValidationError for what is no address or no name, and for a known address.
        """
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        with transaction.atomic():
            user.full_clean()
            user.save()
            leave(RULES_CHANGED)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":  # type: ignore[override]
        """A lead, for `manage.py createsuperuser`: told to the history as whoever `person add` makes (invariant 6).

        Raises ValidationError for a name of somebody else, and for a weak password too. Without a password they cannot
        sign in yet.
        """
        if password is not None:
            validate_password(password, self.model(email=email, **extra))
        with transaction.atomic():
            hold()
            if why := self.why_not(str(extra.get("name", ""))):
                raise ValidationError(f"{why}.")
            user = self.create_user(email, password, role=Role.LEAD, **extra)
            record(Entry(operator(), Act.PERSON_ADDED, data=user.as_added))
        return user

    def why_not(self, name: str) -> str:
        """Why nobody new may be called so, as a sentence without its full stop; empty where they may.

        Pages and history tell people apart by their names.
        """
        if is_of_the_house(name):
            return f"The history calls somebody else {name}. Choose another name"
        named = self.values_list("name", "email").order_by("pk")
        taken = next((f"{known} is {email}" for known, email in named if looks(known) == looks(name)), "")
        return taken and f"{taken} already: add to the name what tells the two apart"


class User(AbstractUser):
    """One person. Only leads and commanders decide."""

    username = None  # type: ignore[assignment]
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role, default=Role.READER)
    # How often the account was closed: each time ends what was signed in, for good.
    closings = models.PositiveIntegerField(default=0, db_default=0)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[Users] = Users()

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def actor(self) -> Actor:
        """Who they are to the history."""
        return Actor(str(self), self.email)

    @property
    def as_added(self) -> dict[str, str]:
        """What the history keeps of it when they come: from it each name leads to an address."""
        return {"person": self.email, "name": self.name, "role": self.role}

    def get_session_auth_hash(self) -> str:
        """What a session has to name to count: another one behind a new password, and behind each closing."""
        of_password: str = super().get_session_auth_hash()
        return f"{of_password}.{self.closings}" if self.closings else of_password

    @property
    def may_decide(self) -> bool:
        """Whether this person's verdicts can count at all; the policy says where."""
        return self.is_active and self.role in DECIDERS

    @property
    def may_set_rules(self) -> bool:
        """Whether this person may say who reads what, and what must not leave the house."""
        return self.is_active and self.role == Role.LEAD

    @property
    def initials(self) -> str:
        """Two letters for the ring beside a name."""
        words = str(self).replace("@", " ").split()
        return "".join(word[0] for word in (words[0], words[-1]) if word).upper()[:2] if words else "?"
