"""How an installation's letters leave, from its settings."""

from infra.letters.directory import Directory
from infra.letters.folder import FolderSender
from infra.letters.notify import NotifySender
from infra.letters.sending import Sender
from infra.settings import PREFIX, ConfigurationError, Settings
from workers.build import Post

__all__ = ["post_of"]


def post_of(settings: Settings) -> Post:
    """The directory and the carrier. Raises ConfigurationError if Notify is chosen and not set up."""
    return Post(Directory.read(settings.letters_directory), _sender(settings))


def _sender(settings: Settings) -> Sender:
    if settings.letters_by == "folder":
        return FolderSender(settings.letters_in)
    if settings.notify_api_key is None or not settings.notify_email_template:
        raise ConfigurationError(f"set {PREFIX}NOTIFY_API_KEY and {PREFIX}NOTIFY_EMAIL_TEMPLATE")
    return NotifySender(
        settings.notify_api_key,
        settings.notify_email_template,
        enclosing_template=settings.notify_enclosing_template,
    )
