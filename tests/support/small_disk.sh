#!/bin/sh
# small_disk.sh SIZE FOLDER COMMAND...: runs the command with a disk of that size on the folder, seen by nobody else. It
# must fail there; then there is room, and the same command is run again. 125: no such disk can be had here.
size=$1
folder=$2
shift 2
mount -t tmpfs -o size="$size" small_disk "$folder" 2>/dev/null || exit 125
"$@" && exit 124
mount -o remount,size=100m "$folder" || exit 125
exec "$@"
