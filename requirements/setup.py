"""Make `.venv` ready for one purpose (bot, sandbox or dev), with nothing but Python itself.

Does nothing when the lock file of that purpose was installed before. Written for any Python 3, so
that one that is too old gets a sentence instead of a syntax error.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
PURPOSES = ("bot", "sandbox", "dev")  # each contains the one before
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(os.path.dirname(HERE), ".venv")
STAMP = os.path.join(VENV, "installed")


def fail(sentence):
    sys.exit("contract-bot: " + sentence)


def wanted(purpose):
    """The purpose and what its lock file says today."""
    with open(os.path.join(HERE, purpose + ".txt"), "rb") as file:
        return purpose + " " + hashlib.sha256(file.read()).hexdigest()


def installed():
    """One line for each purpose whose packages are in the environment."""
    try:
        with open(STAMP) as file:
            return file.read().splitlines()
    except OSError:
        return []


def run(command, sentence):
    if subprocess.call(command) != 0:
        fail(sentence)


def create():
    if not os.path.exists(os.path.join(VENV, "bin", "python")):
        run(
            [sys.executable, "-m", "venv", VENV],
            "this Python cannot make a virtual environment (on Debian: apt install python3-venv).",
        )


def install(purpose):
    pip = [os.path.join(VENV, "bin", "python"), "-m", "pip", "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--no-input"]
    print("Setting up .venv; the first time this takes a minute …", flush=True)
    lock = os.path.join(HERE, purpose + ".txt")
    run([*pip, "--require-hashes", "-r", lock], "the packages could not be installed; see above.")
    project = ["--no-deps", "--no-build-isolation", "-e", os.path.dirname(HERE)]
    run(pip + project, "the project itself could not be installed; see above.")


def main():
    purpose = sys.argv[1] if sys.argv[1:] else ""
    if purpose not in PURPOSES:
        fail("say which: " + ", ".join(PURPOSES) + ".")
    if sys.version_info < OLDEST:
        fail("Python 3.11 or newer is needed; this is %s." % sys.version.split()[0])
    enough = [wanted(larger) for larger in PURPOSES[PURPOSES.index(purpose) :]]
    if any(line in enough for line in installed()):
        return
    create()
    install(purpose)
    with open(STAMP, "w") as file:
        file.write("\n".join(wanted(p) for p in PURPOSES[: PURPOSES.index(purpose) + 1]) + "\n")


if __name__ == "__main__":
    main()
