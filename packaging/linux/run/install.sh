#!/bin/sh
# Installs LoRA Atelier for the person who runs this. Run from the unpacked folder.
set -eu

data="${XDG_DATA_HOME:-$HOME/.local/share}"
home="$data/lora-atelier"
programs="$HOME/.local/bin"

say() { printf '%s\n' "$*"; }
fail() { printf 'LoRA Atelier: %s\n' "$*" >&2; exit 1; }

[ "$(uname -s)-$(uname -m)" = "Linux-@MACHINE@" ] || fail "this package is for Linux on @MACHINE@, and this is $(uname -s) on $(uname -m)."
needed=$(du -sk app | cut -f1)
mkdir -p "$home" || fail "$home cannot be made."
free=$(df -Pk "$home" | awk 'NR==2 {print $4}')
[ "$free" -gt "$needed" ] || fail "$((needed / 1024)) MB are needed and $((free / 1024)) MB are free on the disk of $home: free some space and run this again."

# The engines that a training started run from the old folder: they must not lose it while they work.
if [ -d "$home/app" ] && [ -n "$(find /proc/[0-9]*/exe -maxdepth 0 -lname "$home/app/*" 2>/dev/null | head -n 1)" ]; then
    fail "it is running. Close it, wait for the training or stop it, and run this again."
fi

# Whole or not at all: the former version stays until the new one lies beside it.
rm -rf "$home/app.new"
cp -a app "$home/app.new" || { rm -rf "$home/app.new"; fail "the files could not be copied to $home."; }
cp uninstall.sh "$home/app.new/uninstall.sh"
rm -rf "$home/app.old"
[ ! -d "$home/app" ] || mv "$home/app" "$home/app.old"
mv "$home/app.new" "$home/app"
rm -rf "$home/app.old"

(cd share && find . -type f) | while read -r file; do
    mkdir -p "$data/$(dirname "$file")"
    cp "share/$file" "$data/$file"
done
# The entry starts the program by its path, in which \ & and | would mean something to sed.
path=$(printf '%s' "$home/app/lora-atelier" | sed 's/[\\&|]/\\&/g')
sed -i "s|@PROGRAM@|$path|" "$data/applications/lora-atelier.desktop"
mkdir -p "$programs"
ln -sf "$home/app/lora-atelier" "$programs/lora-atelier"
ln -sf "$home/app/lora-atelier-cli" "$programs/lora-atelier-cli"
for tool in "update-desktop-database $data/applications" "update-mime-database $data/mime"; do
    # shellcheck disable=SC2086
    command -v ${tool%% *} >/dev/null 2>&1 && ${tool%% *} "${tool#* }" >/dev/null 2>&1 || true
done

if command -v ldconfig >/dev/null 2>&1 || [ -x /sbin/ldconfig ]; then
    known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    for library in libGL.so.1 libEGL.so.1 libxcb.so.1; do
        case "$known" in *"$library"*) ;; *) say "Note: the system lacks $library; the window needs it. Install it with the system's packages." ;; esac
    done
fi
say "LoRA Atelier is installed in $home/app, and in the menu. To remove it: $home/app/uninstall.sh"
