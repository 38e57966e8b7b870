#!/usr/bin/env python3
"""The house rules that a program can check, one TAP test each: which room may include which, what
may not be called where, how files look, and that the Persian catalogue is whole. Uses nothing but
Python's own library, and git, clang-format 14 and gettext where they are there.

Usage: check-source.py PROJECT-FOLDER"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1]).resolve()

# ---- the rules' tables; each exception says why ----

# Which other rooms a room's files may include.
ROOMS = {
    "core": set(),
    "method": set(),  # and METHOD_MAY_READ
    "measure": {"core"},
    "chart": {"core", "measure"},
    "report": {"core", "measure", "chart"},
    "cli": {"core", "method", "measure", "chart", "report"},
    "app": {"core", "method", "measure", "chart", "report"},
}

# What of core the descriptions in src/method may see: types and the pure functions of values.
METHOD_MAY_READ = {
    "crm-kind.h", "crm-value.h", "crm-i18n.h", "crm-error.h", "crm-text.h", "crm-day.h",
    "crm-decimal.h",
}

# System headers (by how their name starts) and the only rooms that may include them.
SYSTEM_HEADERS = {
    ("gtk/", "gdk/", "gsk/", "adwaita.h", "graphene"): {"app"},
    ("cairo", "pango/"): {"chart", "report", "app"},
    ("xlsxwriter",): {"report"},
    ("libpq",): {"core"},
}

# Files that may include sqlite3.h besides src/core/crm-db*.c.
MAY_USE_SQLITE = {}

# Functions of crm-decimal and of money anywhere that may use floating point.
MAY_USE_DOUBLE = {
    "crm_decimal_to_double": "its purpose: a figure to draw",
    "crm_real_format": "formats a real, which is never money",
    "crm_real_parse": "reads a real, which is never money",
}

# Tests that must let time pass: file name and reason.
MAY_SLEEP = {}

# Places where an absolute path is right: (file, what it starts with).
MAY_NAME_PATHS = {
    ("build-aux/common.sh", "/usr"),      # PATH: what apt has just installed comes first
    ("build-aux/common.sh", "/var/lib"),  # to notice that packages have changed
    ("build-aux/has-display", "/tmp"),    # where X servers put their sockets
}

# Files below src/cli and src/app that may end the program, and why.
MAY_ABORT = {
    "src/core/crm-model.c": "a description that contradicts itself is the programmer's mistake",
    "src/method/crm-method.c": "the same",
}

# Below src/cli and src/app nothing prints or ends the program.
FORBIDDEN_BELOW = (r"\b(?:printf|puts|putchar|perror|g_print|g_printerr|exit|_exit|abort|"
                   r"g_error)\s*\(|\bf(?:printf|puts|write)\s*\([^;]*\bstd(?:out|err)\b")

ARABIC_LETTERS = "\u064a\u0643"  # Persian text has U+06CC and U+06A9 instead


# ---- reading the tree ----

def tracked():
    """Every file of the project: git's list when there is one, so that build folders and what a
    person keeps beside the source are left out."""
    try:
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z", "--cached",
             "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*")]
        names = [name for name in names if not re.match(r"_|\.git/", name)]
    return sorted(name for name in names if (ROOT / name).is_file())


FILES = tracked()
TEXTS = {}


def text(name):
    if name not in TEXTS:
        TEXTS[name] = (ROOT / name).read_text(encoding="utf-8", errors="replace")
    return TEXTS[name]


def under(*tops, ends=(".c", ".h")):
    return [name for name in FILES if name.startswith(tops) and name.endswith(ends)]


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def code(name, keep_strings=False):
    """The text with comments (and strings) blanked, line numbers kept."""
    def blank(match):
        if match[0][0] in "\"'" and keep_strings:
            return match[0]
        return re.sub(r"[^\n]", " ", match[0])
    return TOKEN.sub(blank, text(name))


def lines_matching(name, body, pattern):
    for number, line in enumerate(body.splitlines(), 1):
        for match in re.finditer(pattern, line):
            yield f"{name}:{number}: {match[0].strip()}"


def includes(name):
    for number, line in enumerate(text(name).splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if match:
            yield number, match[1] == "<", match[2]


def room_of(name):
    return name.split("/")[1]


# ---- the checks: each yields one line a fault, or returns a reason to be skipped ----

def includes_point_one_way():
    home = {pathlib.PurePath(name).name: room_of(name) for name in under("src/", ends=(".h",))}
    for name in under("src/"):
        room = room_of(name)
        for number, is_system, header in includes(name):
            where = f"{name}:{number}: {room} includes {header}"
            if is_system:
                continue
            if "/" in header:
                yield f"{where}: headers are named without a folder"
            elif header not in home:
                if not header.endswith("-resources.h"):
                    yield f"{where}, which is nowhere in src"
            elif home[header] != room and home[header] not in ROOMS[room]:
                if room != "method" or header not in METHOD_MAY_READ:
                    yield f"{where} of {home[header]}"


def libraries_stay_in_their_rooms():
    for name in under("src/"):
        for number, is_system, header in includes(name):
            for starts, rooms in SYSTEM_HEADERS.items():
                if is_system and header.startswith(starts) and room_of(name) not in rooms:
                    yield f"{name}:{number}: <{header}>"


def only_the_driver_knows_sqlite():
    for name in under("src/"):
        for number, _, header in includes(name):
            if header == "sqlite3.h" and name not in MAY_USE_SQLITE and \
                    not re.fullmatch(r"src/core/crm-db[\w-]*\.[ch]", name):
                yield f"{name}:{number}: <sqlite3.h>"


def only_programs_print_and_exit():
    for name in under("src/core/", "src/method/", "src/measure/", "src/chart/", "src/report/"):
        if name not in MAY_ABORT:
            yield from lines_matching(name, code(name), FORBIDDEN_BELOW)


def formatted():
    for program in ("clang-format-14", "clang-format"):
        if shutil.which(program):
            version = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
            if re.search(r"version 14\.", version):
                break
    else:
        return "clang-format 14 is not installed"
    names = under("src/", "tests/")
    for start in range(0, len(names), 50):
        some = names[start:start + 50]
        said = subprocess.run([program, "--dry-run", "--style=file", *some], cwd=ROOT,
                              capture_output=True, text=True).stderr
        places = {}
        for line in said.splitlines():
            match = re.match(r"(.*?):(\d+):\d+: (?:warning|error):", line)
            if match:
                places.setdefault(match[1].replace(str(ROOT) + "/", ""), []).append(match[2])
        for name, numbers in places.items():
            yield f"{name}: line " + ", ".join(dict.fromkeys(numbers))
    return None


def opens_with_a_paragraph():
    for name in under("src/", "tests/"):
        match = re.match(r"/\*(.*?)\*/", text(name), re.DOTALL)
        if not match or len(match[1].split()) < 8:
            yield f"{name}: no paragraph that says what the file is for"


FUNCTION = re.compile(r"^(?:[\w*][^\n;={}()]*?[ *])?(\w+) \([^;{}]*\)\n\{\n(.*?)^\}", re.M | re.S)


def money_is_never_floating():
    pattern = re.compile(r"\b(?:double|float|gdouble|gfloat|strtod|g_ascii_strtod|atof|"
                         r"l?l?round|floor|ceil|pow|fabs)\b")
    seen = 0
    for name in under("src/core/", "src/measure/", "src/report/", ends=(".c",)):
        body = code(name)
        for match in FUNCTION.finditer(body):
            function = match[1]
            is_money = "money" in function or name.startswith("src/core/crm-decimal")
            if not is_money:
                continue
            seen += 1
            if function in MAY_USE_DOUBLE:
                continue
            found = pattern.search(match[0])
            if found:
                line = body.count("\n", 0, match.start() + found.start()) + 1
                yield f"{name}:{line}: {found[0]} in {function}"
    if seen == 0:
        yield "not one function of money was found: the check looks in the wrong place"


def no_absolute_paths():
    pattern = re.compile(r"(?<![\w.<\"'/}):*])[\"']?"
                         r"(/(?:home|work|root|usr|opt|tmp|var|etc|mnt|srv)"
                         r"/[\w./-]*)")
    for name in FILES:
        if name.endswith((".png", ".xlsx", ".db", ".hashtgam", ".gz", ".po", "COPYING")) or \
                name.startswith(("tests/fuzz/corpus/", "tests/lint/")):
            continue
        for number, line in enumerate(text(name).splitlines(), 1):
            if number == 1 and line.startswith("#!"):
                continue
            for match in pattern.finditer(line):
                if not any(name == place and match[1].startswith(start)
                           for place, start in MAY_NAME_PATHS):
                    yield f"{name}:{number}: {match[1]}"


def nothing_left_for_later():
    words = "|".join(("TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK"))
    for name in FILES:
        if name.endswith((".c", ".h", ".py", ".sh", ".ui", ".md", ".build", ".css")) or \
                name.startswith(("build-aux/", ".ci/")):
            yield from lines_matching(name, text(name), rf"\b(?:{words})\b(?!\.)")


def tests_do_not_sleep():
    for name in under("tests/", ends=(".c", ".h", ".py", ".sh")):
        if name in MAY_SLEEP or name.startswith(("tests/lint/", "tests/bench/")):
            continue
        body = code(name) if name.endswith((".c", ".h")) else text(name)
        yield from lines_matching(name, body, r"\b(?:g_usleep|usleep|nanosleep|sleep)\s*\(")


def every_source_is_built():
    builds = {name: text(name) for name in FILES if name.endswith("meson.build")}
    for name in under("src/", "tests/", ends=(".c",)):
        path = pathlib.PurePosixPath(name)
        # A loop over ['csv', …] names 'fuzz-' + name + '.c'.
        words = [path.name] + [path.stem.split("-", 1)[-1]]
        while path.parent != path:
            path = path.parent
            body = builds.get(str(path / "meson.build"), "")
            if any(re.search(rf"'(?:[\w-]+/)*{re.escape(word)}'", body) for word in words):
                break
        else:
            yield f"{name}: in no meson.build"


TABLE_STARTS = "/* clang-format off */"
TABLE_ENDS = "/* clang-format on */"


def plain_lines():
    for name in FILES:
        if not name.endswith((".c", ".h", ".py", ".ui", ".build", ".css", ".md", ".in")) and \
                not name.startswith(("build-aux/", ".ci/")):
            continue
        body = text(name)
        if body and not body.endswith("\n"):
            yield f"{name}: no newline at the end"
        if "\ufffd" in body and name.endswith((".c", ".h")):
            yield f"{name}: not UTF-8"
        in_table = False
        for number, line in enumerate(body.splitlines(), 1):
            in_table = line.strip() == TABLE_STARTS or in_table and line.strip() != TABLE_ENDS
            if line != line.rstrip():
                yield f"{name}:{number}: blanks at the end"
            if "\t" in line:
                yield f"{name}:{number}: a tab"
            # A text of another language (XML, Python) reads best on its own lines; tests hold such.
            quoted = name.startswith("tests/source/") and line.count('"') >= 1
            if len(line) > 100 and name.endswith((".c", ".h", ".py")) and not in_table and not quoted \
                    and not line.endswith("\\"):
                yield f"{name}:{number}: {len(line)} columns"


# Keys.

KEY_TABLE = "src/app/crm-application.c"
KEY_WINDOW = "ui/gtk/help-overlay.ui"

# Keys of the table that are left out of the window: the same key elsewhere on a keyboard.
TWIN_KEYS = {"<Control>KP_Enter", "<Control><Shift>slash"}

# Keys of the window that widgets have themselves, or their own controllers.
WIDGET_KEYS = {"F10", "F2", "Return", "Delete", "<Control>space", "Left", "Right", "Home", "End",
               "<Control>v", "<Control>c", "a", "t", "plus", "minus"}


def keys_are_told():
    table = re.search(r"\} keys\[\] = \{(.*?)^\};", code(KEY_TABLE, keep_strings=True), re.M | re.S)
    if not table:
        yield f"{KEY_TABLE}: no table of keys"
        return
    has = {key for row in re.findall(r'\{ "[^"]*", \{([^}]*)\} \}', table[1])
           for key in re.findall(r'"([^"]*)"', row)} - TWIN_KEYS
    told = set()
    for keys in re.findall(r'name="accelerator">([^<]*)<', text(KEY_WINDOW)):
        for key in keys.replace("&lt;", "<").replace("&gt;", ">").split():
            span = re.fullmatch(r"(.*?)(\d)\.\.\.(\d)", key)
            told |= {span[1] + str(n) for n in range(int(span[2]), int(span[3]) + 1)} if span \
                else {key}
    for key in sorted(has - told):
        yield f"{KEY_WINDOW}: {key} is not told"
    for key in sorted(told - has - WIDGET_KEYS):
        yield f"{KEY_WINDOW}: {key} does nothing"


# The catalogue.

PO = "po/fa.po"
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')


def po_entries(body):
    """(line, flags, (context, msgid), [msgstr…]) of each live entry of a catalogue's text."""
    entries = []
    flags, values, field, start = set(), {}, None, 0
    for number, line in enumerate(body.splitlines() + [""], 1):
        match = re.match(r"(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+\"", line)
        if match:
            field = match[1]
            if field == "msgid":
                start = number
            values[field] = "".join(STRING.findall(line))
        elif line.startswith('"') and field:
            values[field] += "".join(STRING.findall(line))
        elif line.startswith("#,"):
            flags |= {flag.strip() for flag in line[2:].split(",")}
        elif not line.strip():
            if "msgid" in values:
                strings = [value for key, value in values.items() if key.startswith("msgstr")]
                entries.append((start, flags, (values.get("msgctxt"), values["msgid"]), strings))
            flags, values, field = set(), {}, None
    return entries


def catalogue_is_whole():
    if PO not in FILES:
        return "there is no po/fa.po"
    for line, flags, (_, msgid), strings in po_entries(text(PO)):
        if "fuzzy" in flags:
            yield f"{PO}:{line}: fuzzy: {msgid[:60]}"
        elif msgid and not all(strings):
            yield f"{PO}:{line}: untranslated: {msgid[:60]}"
        for letter in ARABIC_LETTERS:
            if any(letter in string for string in strings):
                yield f"{PO}:{line}: U+{ord(letter):04X}, an Arabic letter, in: {strings[0][:60]}"
    return None


def catalogue_follows_the_source():
    if PO not in FILES:
        return "there is no po/fa.po"
    if not shutil.which("xgettext") or not shutil.which("msgfmt"):
        return "gettext is not installed"
    listed = next((name for name in ("po/POTFILES", "po/POTFILES.in") if name in FILES), None)
    if not listed:
        return "there is no po/POTFILES"
    sources = [line for line in text(listed).splitlines() if line and not line.startswith("#")]
    for name in sources:
        if name not in FILES:
            yield f"{listed}: {name} is not there"
    for name in under("src/"):
        body = code(name, keep_strings=True)
        if name not in sources and "crm-i18n" not in name and \
                re.search(r"\b(?:N?C?_|ngettext) \(\s*\"", body):
            yield f"{listed}: {name} has texts and is not listed"
    with tempfile.TemporaryDirectory() as folder:
        template = folder + "/now.pot"
        keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "NN_:1,2", "g_dngettext:2,3"]
        subprocess.run(["xgettext", "--from-code=UTF-8", "-o", template, "--no-location",
                        *("--keyword=" + word for word in keywords),
                        *(name for name in sources if name in FILES)],
                       cwd=ROOT, check=True, capture_output=True)
        template = pathlib.Path(template)
        known = {key for _, _, key, _ in po_entries(text(PO))}
        for _, _, key, _ in po_entries(template.read_text() if template.exists() else ""):
            if key not in known:
                yield f"{PO}: missing: {key[1][:80]}"
        said = subprocess.run(["msgfmt", "--check", "-o", folder + "/fa.mo", PO], cwd=ROOT,
                              capture_output=True, text=True)
        if said.returncode:
            yield from (line for line in said.stderr.splitlines() if "warning:" not in line)
    return None


CHECKS = [
    includes_point_one_way,
    libraries_stay_in_their_rooms,
    only_the_driver_knows_sqlite,
    only_programs_print_and_exit,
    formatted,
    opens_with_a_paragraph,
    money_is_never_floating,
    no_absolute_paths,
    nothing_left_for_later,
    tests_do_not_sleep,
    every_source_is_built,
    plain_lines,
    keys_are_told,
    catalogue_is_whole,
    catalogue_follows_the_source,
]


def faults_of(check):
    """(list of faults, reason to skip or None) of a generator that may return a reason."""
    faults = []
    found = check()
    while True:
        try:
            faults.append(next(found))
        except StopIteration as end:
            return faults, end.value


def main():
    print(f"1..{len(CHECKS)}")
    failed = False
    for number, check in enumerate(CHECKS, 1):
        name = check.__name__.replace("_", "-")
        faults, reason = faults_of(check)
        if faults:
            failed = True
            print(f"not ok {number} {name}")
            for fault in faults[:40]:
                print(f"# {fault}")
            if len(faults) > 40:
                print(f"# and {len(faults) - 40} more")
        elif reason:
            print(f"ok {number} {name} # SKIP {reason}")
        else:
            print(f"ok {number} {name}")
    sys.exit(1 if failed else 0)


main()
