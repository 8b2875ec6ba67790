#!/bin/sh
# Runs the command line of the installed app, without a window: Electron as plain Node. To have it in the PATH:
# ln -s /Applications/Bothends.app/Contents/Resources/bin/bothends /usr/local/bin/bothends
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
  /*) self=$target ;;
  *) self=$(dirname "$self")/$target ;;
  esac
done
contents=$(cd "$(dirname "$self")/../.." && pwd)
ELECTRON_RUN_AS_NODE=1 exec "$contents/MacOS/Bothends" "$contents/Resources/app.asar/out/cli/bothends.js" "$@"
