# Sourced by the commands beside it, not run: where the project is, and how a build folder is made.
# The caller has set "root" to the project's folder.

# Programs that apt has just installed come before whatever else the machine carries.
PATH=/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH
export PATH

say ()
{
  printf '%s\n' "$*" >&2
}

# build FOLDER OPTION…: sets the build folder up for these options, or again when they, the
# project's place, meson or the installed packages have changed (what is optional may be there by
# now), and builds everything in it.
build ()
{
  folder=$1
  shift
  packages=$(stat -c %Y /var/lib/dpkg/status 2>/dev/null || true)
  stamp="$root | $(meson --version) | $packages | $*"
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/made-for" 2>/dev/null)" != "$stamp" ]; then
    again=
    if [ -f "$folder/build.ninja" ]; then
      again=--reconfigure
    fi
    # A folder made by another meson, or moved, cannot be mended: it is made anew.
    if ! meson setup $again "$@" "$folder" "$root" >"$folder.log" 2>&1; then
      rm -rf "$folder"
      if ! meson setup "$@" "$folder" "$root" >"$folder.log" 2>&1; then
        cat "$folder.log" >&2
        rm -f "$folder.log"
        say "The build could not be set up."
        return 1
      fi
    fi
    rm -f "$folder.log"
    printf '%s\n' "$stamp" >"$folder/made-for"
  fi
  if ! ninja -C "$folder" >&2; then
    say "The build failed."
    return 1
  fi
}

# find_built FOLDER NAME: prints the path of a built program.
find_built ()
{
  find "$1" -type f -name "$2" -perm -u+x | head -n 1
}
