"""Making and changing the people of the desk. Each change is in the history (invariant 6).

Who is here, and as what, is a rule: the hints know people by name, and what they said counts by their role. So each
change leaves a mark, and what waits is judged once more. The history is held before, as whoever sorts a draft does: the
other way round both could wait.
"""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from reviewer.accounts.models import Role, User
from reviewer.audit.actions import Act
from reviewer.audit.actors import Actor
from reviewer.audit.record import Entry, hold, record
from reviewer.logs import one_line
from reviewer.marks.leave import RULES_CHANGED, leave
from reviewer.storable import storable_text


def add(email: str, name: str, role: Role, password: str, actor: Actor | str) -> User:
    """A new person. Raises ValueError for a known address or name, and for what is not what it looks like.

    ValidationError for what else they cannot be made of.
    """
    email, name = email.strip().lower(), " ".join(name.split())
    if any(one_line(storable_text(said)) != said for said in (email, name)):
        raise ValueError("The address or the name has characters that nobody sees")
    validate_password(password, User(email=email, name=name))
    with transaction.atomic():
        hold()
        if User.objects.filter(email=email).exists():
            raise ValueError(f"{email} is at the desk already")
        if why := User.objects.why_not(name):
            raise ValueError(why)
        user = User.objects.create_user(email, password, name=name, role=role)
        record(Entry(actor, Act.PERSON_ADDED, data=user.as_added))
    return user


def change_role(user: User, role: Role, actor: Actor | str) -> bool:
    """Give a person another role; what they said of drafts that still wait counts by it. False: they had it already."""
    with transaction.atomic():
        _hold(user)
        before = user.role
        if before == role:
            return False
        _change(user, role=role)
        record(Entry(actor, Act.PERSON_ROLE, data={"person": user.email, "from": before, "to": role.value}))
    return True


def change_password(user: User, password: str, actor: Actor | str) -> None:
    """Give a person another password, of which the history has no letter. Raises ValidationError for a weak one."""
    validate_password(password, user)
    user.set_password(password)
    with transaction.atomic():
        hold()
        user.save(update_fields=["password"])
        record(Entry(actor, Act.PERSON_PASSWORD, data={"person": user.email}))


def activate(user: User, actor: Actor | str) -> bool:
    """Open a closed account again, with the role and the password that it had; nobody is signed in to it.

    False: it was open already.
    """
    with transaction.atomic():
        _hold(user)
        if user.is_active:
            return False
        _change(user, is_active=True)
        record(Entry(actor, Act.PERSON_ACTIVATED, data={"person": user.email, "role": user.role}))
    return True


def deactivate(user: User, actor: Actor | str) -> bool:
    """Close a person's account. What was carried out stays, and their name on it; what still waits counts no more.

    Whoever is signed in as them is out for good, also once it is opened again. False: it was closed already.
    """
    with transaction.atomic():
        _hold(user)
        if not user.is_active:
            return False
        _change(user, is_active=False, closings=user.closings + 1)
        record(Entry(actor, Act.PERSON_DEACTIVATED, data={"person": user.email}))
    return True


def _hold(user: User) -> None:
    """Nobody else changes them from here on; `user` is as the one before left them."""
    hold()
    user.refresh_from_db(fields=["role", "is_active", "closings"])


def _change(user: User, **values: object) -> None:
    for column, value in values.items():
        setattr(user, column, value)
    user.save(update_fields=list(values))
    leave(RULES_CHANGED)
