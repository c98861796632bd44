#!/bin/sh
# `sh scripts/image-tree.sh <folder>`: all that the image holds besides Node, from a built clone. It runs from there.
set -eu
out="$1"
mkdir -p "$out/node_modules"
out="$(cd "$out" && pwd)"
cd "$(dirname "$0")/.."
cp -r build package.json "$out"
cp server/entrypoint.sh server/litestream.yml "$out"
cd node_modules
cp -r --parents libsql detect-libc @neon-rs/load @libsql/linux-*-gnu @node-rs/argon2 @node-rs/argon2-linux-*-gnu "$out/node_modules"
# Optional, and for x64 alone: elsewhere the image is without replication.
for binary in @flydotio/litestream-linux-*/litestream; do
  if [ -f "$binary" ]; then cp "$binary" "$out/litestream"; fi
done
# Litestream asks the system which certificates to trust, and a small image has none: it gets Node's.
node -e 'process.stdout.write(require("node:tls").rootCertificates.join("\n"))' > "$out/ca-certificates.pem"
