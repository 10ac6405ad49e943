"""Who is signed in, as every page asks first."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from reviewer.accounts.models import User
from reviewer.prepared import prepared


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's, which reads the person of a session with a statement that is compiled once."""

    def get_user(self, user_id: int) -> User | None:
        """The person, if they may still sign in."""
        found = _people(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@prepared
def _people(pk: int) -> QuerySet[User]:
    return User.objects.filter(pk=pk)
