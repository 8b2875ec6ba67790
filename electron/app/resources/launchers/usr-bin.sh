#!/bin/sh
exec /opt/Bothends/bothends "$@"
