"""Settings: read what the pages need to know about the portal from mkdocs.yml, which MkDocs reads too."""

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from generator.errors import CannotRunError
from generator.publish.portal import Portal

SETTINGS = Path("mkdocs.yml")
SAMPLE = "example"
"""A word in the settings of a portal that nobody has configured."""


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader, with MkDocs' own `!ENV`."""


_Loader.add_constructor("!ENV", construct_env_tag)


def read_settings(path: Path) -> Portal:
    """Read the portal's settings; raise CannotRunError if the file cannot be read."""
    try:
        # a SafeLoader: nothing in the file is executed
        found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        extra = found["extra"]
        return Portal(
            name=found["site_name"],
            address=found["site_url"].rstrip("/") + "/",
            operator=extra["operator"],
            contact=_web_or_mail(extra["contact"] or ""),
            repository=_web_or_mail((extra["repository"] or "").rstrip("/")),
            branch=extra["branch"],
            markdown=_extensions(found["markdown_extensions"]),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise CannotRunError(f"{path} を読めません（{error}）。書き方を確かめてください。") from error


def published_address() -> str:
    """Return the site's address as set, with a slash at its end; empty if it is not set."""
    address = read_settings(SETTINGS).address if SETTINGS.is_file() else ""
    return "" if "//localhost" in address else address


def unset(portal: Portal) -> str:
    """Return the names of the settings that are still the sample's; empty if the operator has set all."""
    named = (("REPOSITORY_URL", portal.repository), ("PORTAL_CONTACT", portal.contact))
    return "、".join(name for name, value in named if SAMPLE in value or not value)


def _extensions(listed: list[str | dict[str, dict[str, Any] | None]]) -> dict[str, dict[str, Any]]:
    """Return each extension's options; MkDocs lists a name, or a name with options."""
    return {
        name: options or {}
        for one in listed
        for name, options in ([(one, None)] if isinstance(one, str) else one.items())
    }


def _web_or_mail(address: str) -> str:
    if address and not address.startswith(("https://", "http://", "mailto:")):
        raise ValueError(f"「{address}」はアドレスではありません")
    return address
