#!/bin/sh
# A level-0 host: parse, extract and summarize a page. shell_level0.sh PAGE WORKER [ARGUMENT …]
# Frames are left to `warraq call`, which starts the worker for each call.
set -eu
page=$1
shift
call() { method=$1; shift; warraq call "$method" --content "$page" -- "$@"; }
document=$(call Parse "$@") || exit 1
extraction=$(call Extract "$@") || exit 1
summary=$(call Summarize "$@") || exit 1
printf '%s\n' "$document" | jq -r '"title: \(.metadata.title.value)"'
printf '%s\n' "$extraction" | jq -r '"entities: \([.entities[:8][].name] | join(", "))"'
printf '%s\n' "$summary" | jq -r '"summary: \([.sentences[].text] | join(" "))"'
