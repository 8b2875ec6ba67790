#!/bin/sh
# Runs the command line of the installed app, without a window: Electron as plain Node.
here=$(dirname "$(readlink -f "$0")")
ELECTRON_RUN_AS_NODE=1 exec "$here/bothends-desktop" "$here/resources/app.asar/out/cli/bothends.js" "$@"
