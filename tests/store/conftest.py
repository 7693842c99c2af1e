"""Real databases: a file of SQLite, and a PostgreSQL server of our own where one is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from lsf_avatar.store.store import Store


@pytest.fixture(scope="session")
def postgres_url():
    """A PostgreSQL server for this test run, on a free port of the loopback, in its own folder."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    programs = found[-1].parent
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="lsf-postgres-"))
    run = _as_postgres(folder)
    cluster = folder / "cluster"
    run([programs / "initdb", "-D", cluster, "-A", "trust", "-U", "lsf", "-E", "UTF8"])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    log = folder / "log"
    run([programs / "pg_ctl", "-D", cluster, "-w", "-l", log, "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://lsf@127.0.0.1:{port}/postgres"
    finally:
        run([programs / "pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _as_postgres(folder):
    """Runs a program; as the user postgres where we are root, because the server refuses root."""
    user = {}
    if os.geteuid() == 0:
        try:
            account = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("the user postgres does not exist")
        os.chown(folder, account.pw_uid, account.pw_gid)
        user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def run(command):
        subprocess.run(
            [str(part) for part in command], check=True, cwd=folder, timeout=60,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user,
        )  # fmt: skip

    return run


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request, tmp_path):
    """A new database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'folder' / 'constats.sqlite'}"
    import sqlalchemy

    server = request.getfixturevalue("postgres_url")
    name = "t" + tmp_path.name.replace("-", "_").lower()
    engine = sqlalchemy.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}"')
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    return server.rpartition("/")[0] + f"/{name}"


@pytest.fixture
def store(url):
    """An open store; all its connections are closed at the end."""
    opened = Store(url)
    yield opened
    opened.close()
