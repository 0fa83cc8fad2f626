# shellcheck shell=bash
# Make this checkout ready to run: system packages, .venv, and the program with its Python packages in it.
# Sourced by run and test. Nothing is fetched when nothing is missing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "$*"
    exit 1
}

# Print the path of a Python that is new enough.
find_python() {
    local name
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# install_packages NAME... : install Debian packages, or say what is missing and stop.
install_packages() {
    local as_root=() log
    command -v apt-get >/dev/null ||
        stop "Missing here: $*. These are the names of Debian packages; install what your system calls them and start again."
    if [ "$(id -u)" -ne 0 ]; then
        # Without a terminal sudo could not ask for the password.
        if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
            stop "Missing system packages. Install them and start again: apt-get install $*"
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
    say "Installing missing system packages: $*"
    log=$(mktemp)
    "${as_root[@]}" update >"$log" 2>&1 || say "The package lists could not be brought up to date; trying with those at hand."
    # Nothing that is in use here is ever removed to make room.
    "${as_root[@]}" install --yes --no-install-recommends --no-remove "$@" >>"$log" 2>&1 ||
        stop "The system packages could not be installed ($(grep '^E: ' "$log" | tail -n 1)). Check the network, then start again; everything that was said is in $log."
    rm "$log"
}

# need_packages KIND... : see missing.py for the kinds.
need_packages() {
    local python missing=()
    if ! python=$(find_python); then
        install_packages python3.11 python3.11-venv
        python=$(find_python) || stop "Python 3.11 or newer is needed; install it and start again."
    fi
    [ -e "$venv/ready-run" ] || set -- venv "$@"
    read -r -a missing <<<"$("$python" "$root/scripts/missing.py" "$@")"
    [ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
}

# need_venv run|test|voice : make .venv and install into it, unless what is there is what pyproject.toml asks for.
need_venv() {
    local wanted target=$root log=$venv/install.log
    # What follows the first [tool.ruff] sets up tools and changes nothing that is installed.
    wanted="$root $(sed '/^\[tool\.ruff\]/,$d' "$root/pyproject.toml" | cksum)"
    if "$venv/bin/python" -c '' 2>/dev/null && [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        say "Making .venv"
        "$(find_python)" -m venv --clear "$venv" || stop "The folder .venv could not be made; see the lines above."
    fi
    say "Installing the program and its Python packages into .venv (a minute or two, once)"
    [ "$1" = run ] || target="${root}[$1]"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check --editable "$target" >"$log" 2>&1 ||
        stop "The Python packages could not be installed ($(grep -io 'error: .*' "$log" | tail -n 1)). This needs a network; everything that was said is in .venv/install.log."
    # The first start need not compile, and no start must where Python is told to write no bytecode.
    "$venv/bin/python" -m compileall -q "$root/stretchtimer" "$root/resources" "$root/assets" || true
    printf '%s' "$wanted" | tee "$venv/ready-$1" >"$venv/ready-run"
}
