"""The people at the desk. They sign in by e-mail; a role says what they may do."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.auth.password_validation import validate_password
from django.db import models, transaction

from reviewer.accounts.operators import operator
from reviewer.accounts.rights import DECIDERS
from reviewer.audit.actions import Act
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

        Raises ValidationError for a weak password too. Without one they cannot sign in yet.
        """
        if password is not None:
            validate_password(password, self.model(email=email, **extra))
        with transaction.atomic():
            hold()
            user = self.create_user(email, password, role=Role.LEAD, **extra)
            record(Entry(operator(), Act.PERSON_ADDED, data={"person": user.email, "role": user.role}))
        return user


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
