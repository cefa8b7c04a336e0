#!/bin/sh
# Removes what install.sh installed, the engine and the caches. With --purge also the settings. Projects, presets, word
# lists and models stay in any case.
set -eu

data="${XDG_DATA_HOME:-$HOME/.local/share}"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/lora-atelier"
home="$data/lora-atelier"

if [ -n "$(find /proc/[0-9]*/exe -maxdepth 0 \( -lname "$home/app/*" -o -lname "$home/engine/*" \) 2>/dev/null | head -n 1)" ]; then
    printf 'LoRA Atelier is running. Close it, wait for the training or stop it, and run this again.\n' >&2
    exit 1
fi
rm -rf "$home/app" "$home/app.new" "$home/app.old" "$home/engine" "$cache"
rm -f "$HOME/.local/bin/lora-atelier" "$HOME/.local/bin/lora-atelier-cli" "$home/engine.json"
rm -f "$data/applications/lora-atelier.desktop" "$data/metainfo/lora-atelier.metainfo.xml" "$data/mime/packages/lora-atelier.xml"
find "$data/icons/hicolor" -path '*/apps/lora-atelier.*' -delete 2>/dev/null || true
if [ "${1:-}" = --purge ]; then
    rm -rf "$home/settings.json" "$home/projects.json" "$home/projects.lock" "$home/model-folders.json" "$home/crashes" "$home/app.log" "$home/app.old.log"
fi
for tool in "update-desktop-database $data/applications" "update-mime-database $data/mime"; do
    # shellcheck disable=SC2086
    command -v ${tool%% *} >/dev/null 2>&1 && ${tool%% *} "${tool#* }" >/dev/null 2>&1 || true
done
# Folders that nothing is left in, and no others.
find "$data/icons/hicolor" -depth -type d -empty -delete 2>/dev/null || true
for folder in "$home" "$data/metainfo" "$data/mime/packages"; do rmdir "$folder" 2>/dev/null || true; done
printf 'LoRA Atelier is removed. Your projects are where they were.\n'
