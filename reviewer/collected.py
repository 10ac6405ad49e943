"""The pages' files as `collectstatic` puts them away: under names that change with what stands in them."""

from django.contrib.staticfiles.storage import ManifestFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Of our scripts alone: Django can do it for all (`support_js_module_import_aggregation`), and then stumbles over
# those of a library that import what is not beside them.
IMPORT = r"""(?P<matched>import (?P<names>\{[^}]*\}) from "(?P<url>\./[^"]+)";)"""


class NamedByContent(ManifestFilesMixin):
    """What our scripts import goes by its name too: what was changed is never taken from a browser's cache."""

    patterns = (*ManifestFilesMixin.patterns, ("desk/js/*.js", ((IMPORT, 'import %(names)s from "%(url)s";'),)))


class CollectedFiles(NamedByContent, CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it ships no types
    """In STATIC_ROOT, also compressed."""
