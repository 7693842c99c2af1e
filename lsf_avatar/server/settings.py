"""Where things are and what is allowed, from the environment; read once, at the edge."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parents[2]
KEEP_ALIVE_S = 75
"""How long an idle connection is kept: longer than clients and proxies keep theirs, so that no
request meets a connection that is just being closed."""


class Settings(BaseSettings):
    """Settings by environment variables `LSF_…`; the defaults suit one machine and one user.

    Attributes:
        data: Folder of the database, the built avatar and the clip cache.
        lexicon: Folder of the YAML entries and phrases.
        animations: Folder of recorded clips and golden motions.
        web: Folder of the built page.
        database: SQLAlchemy URL; empty means SQLite in `data`.
        linguist_pages: Whether `/lexique` and `/qa` are served.
        require: Lowest status that may be signed to users.
        prewarm: Whether the clips of all phrases are made at the start, behind the scenes.
        smtp_host: Server that takes e-mails; empty sends none.
        smtp_port: Its port.
        smtp_security: `starttls`, `tls` from the first byte, or `none` on one's own machine.
        smtp_user: Empty where the server asks for no login.
        smtp_password: Of that user.
        mail_from: The sender's address.
        webhook_url: Address of an insurer that is told of signed constats; empty tells nobody.
        webhook_secret: Shared with the insurer; signs what is sent.
    """

    model_config = SettingsConfigDict(env_prefix="LSF_", extra="ignore")

    data: Path = Field(default_factory=lambda: Path.home() / ".local" / "share" / "lsf-avatar")
    lexicon: Path = PROJECT / "lexicon"
    animations: Path = PROJECT / "animations"
    web: Path = PROJECT / "web" / "dist"
    database: str = ""
    linguist_pages: bool = False
    require: Literal["draft", "linguist-reviewed", "deaf-validated"] = "draft"
    prewarm: bool = True
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    mail_from: str = ""
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")

    @property
    def database_url(self) -> str:
        """The database's URL."""
        return self.database or f"sqlite:///{self.data / 'constats.sqlite'}"

    @property
    def seal(self) -> Path:
        """Folder of the key that seals documents."""
        return self.data / "seal"

    @property
    def avatars(self) -> Path:
        """Folder of built avatars."""
        return self.data / "avatar"
