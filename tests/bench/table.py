#!/usr/bin/env python3
"""Prints the table of speed: what, ours, the peer's, their ratio, the limit, whether it is kept.
Ours and the peer run in turn, fresh files each time, and the medians are compared: the ratio says
something on any machine, the seconds only on this one. Timings are no tests; nothing fails here
but a command that cannot do its work.

What is measured inside a program comes from the programs bench-* of the build folder. Each prints
lines of words: "name ours peer limit", where limit is the greatest ratio, or "name ours - limit
unit", where limit is the greatest value and there is no peer, or "name value unit" for a figure
without a limit."""

import argparse
import csv
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROWS = 1_000_000
REGIONS = ["North", "South", "East", "West", "Centre"]
FIRST = ["علی", "زهرا", "Ann", "مریم", "John", "رضا", "Sara", "حسین"]
LAST = ["کریمی", "Smith", "احمدی", "Lee", "مرادی", "Brown", "نوری", "Jones"]

# The eight columns of the generated customers, with their types in the peer's table: texts, a day,
# a choice and a number, so that ours has something to validate.
COLUMNS = {
    "code": "TEXT NOT NULL UNIQUE",
    "name": "TEXT NOT NULL",
    "state": "TEXT",
    "region": "TEXT",
    "since": "TEXT",
    "contact": "TEXT",
    "contacts_per_month": "INTEGER",
    "note": "TEXT",
}


class Run:
    """What one command took."""

    def __init__(self, seconds, megabytes):
        self.seconds = seconds
        self.megabytes = megabytes


def run(command, stdin=None, stdout=None):
    """Runs a command to its end; its wall-clock seconds and greatest resident size."""
    os.sync()
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                                   stdout=stdout or subprocess.DEVNULL, stderr=errors)
        if stdin:
            process.stdin.write(stdin.encode())
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            errors.seek(0)
            words = " ".join(str(word) for word in command)
            raise RuntimeError(f"{words}: exit status {process.returncode}: "
                               + errors.read().decode(errors="replace").strip()[-400:])
    return Run(seconds, usage.ru_maxrss / 1024)


def remove(path):
    for name in (path, *(pathlib.Path(f"{path}{tail}") for tail in ("-wal", "-shm", "-journal"))):
        name.unlink(missing_ok=True)


def figure(value, unit):
    return f"{value:.3f} {unit}" if unit == "s" else f"{value:.1f} {unit}"


class Table:
    def __init__(self):
        self.kept = True
        print(f"{'what':<44}{'ours':>12}{'peer':>12}{'ratio':>8}{'limit':>12}  ok")

    def row(self, name, ours, peer=None, limit=None, unit="s"):
        ratio = ours / peer if peer else None
        value = ratio if peer else ours
        ok = limit is None or value <= limit
        self.kept = self.kept and ok
        shown_limit = "" if limit is None else f"{limit:g}" if peer else f"{limit:g} {unit}"
        print(f"{name:<44}{figure(ours, unit):>12}"
              f"{figure(peer, unit) if peer else '':>12}"
              f"{f'{ratio:.2f}' if ratio is not None else '':>8}{shown_limit:>12}  "
              f"{'' if limit is None else 'yes' if ok else 'NO'}", flush=True)

    def fault(self, name, error):
        self.kept = False
        print(f"{name:<44}cannot: {error}", flush=True)


class Bench:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.ctl = self.built("hashtgamctl")
        self.table = Table()
        self.data = folder / "customers.csv"
        self.ours = folder / "ours.hashtgam"
        self.theirs = folder / "theirs.db"

    def built(self, name):
        found = [path for path in self.options.build.rglob(name)
                 if path.is_file() and os.access(path, os.X_OK)]
        if not found:
            sys.exit(f"{name} is not in {self.options.build}.")
        return str(found[0])

    def generate(self):
        """The same file each time: customers with codes in no order."""
        source = random.Random(8)
        codes = list(range(self.options.rows))
        source.shuffle(codes)
        with open(self.data, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            for i, code in enumerate(codes):
                writer.writerow([
                    f"C{code:07d}",
                    f"{source.choice(FIRST)} {source.choice(LAST)} {i}",
                    "potential" if i % 7 == 0 else "customer",
                    source.choice(REGIONS),
                    f"{2000 + i % 25}-{1 + i % 12:02d}-{1 + i % 28:02d}",
                    f"customer{i}@example.org",
                    1 + i % 9,
                    f"Visited {i % 40} times, prefers letters",
                ])

    def in_turn(self, ours, theirs):
        """Medians of both over the runs asked for."""
        a, b = [], []
        for _ in range(self.options.runs):
            a.append(ours())
            b.append(theirs())
        return [(statistics.median(one.seconds for one in runs),
                 max(one.megabytes for one in runs)) for runs in (a, b)]

    def import_ours(self):
        remove(self.ours)
        run([self.ctl, "new", self.ours])
        return run([self.ctl, "import", self.ours, "customer", self.data])

    def import_theirs(self):
        remove(self.theirs)
        columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        return run(["sqlite3", "-bail", self.theirs],
                   stdin=f"CREATE TABLE customer ({columns}) STRICT;\n"
                         f".import --csv --skip 1 {self.data} customer\n")

    def count(self, path):
        return int(subprocess.run(["sqlite3", "-readonly", path, "SELECT count(*) FROM customer"],
                                  capture_output=True, text=True, check=True).stdout)

    def measure_import(self):
        name = f"import of {self.options.rows:,} rows × {len(COLUMNS)} columns"
        (ours, memory), (theirs, their_memory) = self.in_turn(self.import_ours, self.import_theirs)
        for path in (self.ours, self.theirs):
            if self.count(path) != self.options.rows:
                raise RuntimeError(f"{path.name} holds {self.count(path):,} rows")
        self.table.row(name, ours, theirs, 0.8)
        self.table.row("    greatest memory", memory, their_memory, unit="MB")

    def measure_export(self):
        """Ours beside sqlite3 -csv on the same file, of the columns that our export writes. The
        peer may write the rows as they lie; ours puts them in order first."""
        out = self.folder / "ours.csv"
        theirs_out = self.folder / "theirs.csv"
        run([self.ctl, "export", self.ours, "customer", out])
        with open(out, encoding="utf-8-sig", newline="") as lines:
            written = next(csv.reader(lines))
        there = subprocess.run(
            ["sqlite3", "-readonly", self.ours, "SELECT name FROM pragma_table_info('customer')"],
            capture_output=True, text=True, check=True).stdout.split()
        select = ", ".join(f'"{name}"' for name in written if name in there)

        def ours():
            out.unlink(missing_ok=True)
            return run([self.ctl, "export", self.ours, "customer", out])

        def theirs():
            with open(theirs_out, "wb") as file:
                return run(["sqlite3", "-readonly", "-header", "-csv", self.ours,
                            f"SELECT {select} FROM customer"], stdout=file)

        (ours, memory), (theirs, their_memory) = self.in_turn(ours, theirs)
        self.table.row(f"export of {self.options.rows:,} rows to CSV", ours, theirs, 1.2)
        self.table.row("    greatest memory", memory, their_memory, unit="MB")

    def measure_new(self):
        remove(self.ours)
        run([self.ctl, "new", self.ours])
        self.table.row("size of a new programme", self.ours.stat().st_size / 1e6, None, 1.5, "MB")

    def measure_program(self, program):
        """Medians, line by line, of what a bench-* program prints."""
        figures = {}
        for _ in range(self.options.runs if self.options.repeat_programs else 1):
            said = subprocess.run([str(program)], capture_output=True, text=True, cwd=self.folder,
                                  env={**os.environ, "TMPDIR": str(self.folder)}, timeout=1200)
            if said.returncode != 0:
                raise RuntimeError(f"exit status {said.returncode}: {said.stderr.strip()[-400:]}")
            for line in said.stdout.splitlines():
                words = line.split()
                if len(words) >= 3 and not line.startswith("#"):
                    figures.setdefault(words[0], []).append(words[1:])
        for name, rows in figures.items():
            ours = statistics.median(float(row[0]) for row in rows)
            first = rows[0]
            label = name.replace("_", " ")
            if len(first) == 2:
                self.table.row(label, ours, unit=first[1])
            elif first[1] == "-":
                self.table.row(label, ours, None, float(first[2]),
                               first[3] if len(first) > 3 else "s")
            else:
                peer = statistics.median(float(row[1]) for row in rows)
                self.table.row(label, ours, peer, float(first[2]),
                               first[3] if len(first) > 3 else "s")

    def all(self):
        only = self.options.only
        programs = sorted(path for path in self.options.build.rglob("bench-*")
                          if path.is_file() and os.access(path, os.X_OK))
        tasks = [("new", self.measure_new), ("import", self.measure_import),
                 ("export", self.measure_export)]
        tasks += [(path.name.removeprefix("bench-"),
                   lambda path=path: self.measure_program(path)) for path in programs]
        tasks = [(name, task) for name, task in tasks if not only or name in only]
        if any(name in ("import", "export") for name, _ in tasks):
            self.generate()
        for name, task in tasks:
            try:
                if name == "export" and not self.theirs.exists():
                    self.import_ours()
                task()
            except (RuntimeError, OSError, ValueError, subprocess.SubprocessError) as error:
                self.table.fault(name, error)
        return self.table.kept


def main():
    parser = argparse.ArgumentParser(description="Prints the table of speed.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="build folder")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows to import and export")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs; medians are shown")
    parser.add_argument("--repeat-programs", action="store_true",
                        help="run bench-* programs that often too (they take medians themselves)")
    parser.add_argument("--only", action="append", metavar="NAME",
                        help="new, import, export, or the NAME of a bench-NAME program")
    parser.add_argument("--folder", type=pathlib.Path,
                        help="where to put the files, instead of the temporary folder")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hashtgam-bench.", dir=options.folder))
    try:
        kept = Bench(options, folder).all()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if kept else 1)


main()
