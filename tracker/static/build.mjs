// Build into dist/ every file a page loads: content hash in the name, .gz and .br beside it, manifest.json over all.
// The same sources give the same bytes. Run by `make assets`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const modules = join(root, "node_modules");
const uswds = join(modules, "@uswds/uswds");
const dist = join(here, "dist");
const fresh = join(here, `dist.new-${process.pid}`); // two builds at once do not meet

const SCRIPTS = {
  // core brings scatter; a further kind of chart is one more name in register().
  "plotly.js": `
    const Plotly = require("plotly.js/lib/core");
    Plotly.register([require("plotly.js/lib/bar")]);
    module.exports = Plotly;`,
  // Their CSS is chosen in uswds.scss. Its own start.js carries four times as much.
  "uswds.js": ["usa-accordion", "usa-character-count", "usa-combo-box", "usa-header", "usa-skipnav", "usa-table"]
    .map((name) => `require("@uswds/uswds/js/${name}").on(document.body);`)
    // A line added to a list (rows.js) brings a choice of its own.
    .concat('document.body.addEventListener("row:added", (event) => require("@uswds/uswds/js/usa-combo-box").init(event.target));')
    .join("\n"),
};
const PACKED_ALREADY = new Set([".woff2", ".png", ".jpg"]);
const WORTH_PACKING = 1000; // bytes: less fits one packet either way

const manifest = {};
const packages = new Set([uswds]);

function compressed(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return { ".gz": gzipSync(content, { level: 9 }), ".br": brotliCompressSync(content, { params }) };
}

/** Write one file under its hashed name, remember it under its own, and return the hashed name. */
function emit(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const hashed = `${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`;
  writeFileSync(join(fresh, hashed), content);
  if (!PACKED_ALREADY.has(extname(name)) && content.length > WORTH_PACKING) {
    for (const [ending, bytes] of Object.entries(compressed(Buffer.from(content)))) {
      writeFileSync(join(fresh, hashed + ending), bytes);
    }
  }
  // Two sources must not claim one name, or the page would get whichever came last.
  const path = `dist/${hashed}`;
  if (manifest[name] && manifest[name] !== path) throw new Error(`${name} is built from two different files`);
  manifest[name] = path;
  return hashed;
}

async function emitScript(name, source) {
  const built = await esbuild.build({
    ...source,
    absWorkingDir: root,
    banner: name === "plotly.js" ? { js: "//# allFunctionsCalledOnLoad" } : undefined,
    bundle: true,
    define: { global: "window" },
    format: "iife",
    globalName: name === "plotly.js" ? "Plotly" : undefined,
    loader: { ".css": "empty" }, // Plotly asks for the style sheet of its maps, which nothing here draws
    legalComments: "none", // their licences are in licenses.txt
    logLevel: "warning",
    metafile: true,
    minify: true,
    target: "es2022",
    write: false,
  });
  for (const input of Object.keys(built.metafile.inputs)) {
    const owner = /^node_modules\/(@[^/]+\/)?[^/]+/.exec(input);
    if (owner) packages.add(join(root, owner[0]));
  }
  emit(name, built.outputFiles[0].contents);
}

/** A style sheet with those it imports. */
async function joined(path) {
  const built = await esbuild.build({ entryPoints: [path], bundle: true, write: false, logLevel: "warning" });
  return built.outputFiles[0].text;
}

/** Minify a style sheet and point its fonts and images, found relative to `folder`, at hashed copies. */
async function emitStyles(name, css, folder) {
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, legalComments: "none" });
  const linked = code.replace(/url\((["']?)([^"')]+)\1\)/g, (whole, _quote, address) => {
    if (/^(data:|#|https?:)/.test(address)) throw new Error(`${name}: ${whole} is refused by the pages' policy`);
    return `url(${emit(uniqueName(address), readFileSync(join(folder, address)))})`;
  });
  emit(name, linked);
}

/** Tell apart files of one name in two folders: usa-icons/error.svg and usa-icons-bg/error.svg. */
function uniqueName(address) {
  const folder = basename(dirname(address));
  return ["img", "fonts", "."].includes(folder) ? basename(address) : `${folder}-${basename(address)}`;
}

function licenses() {
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : "(no licence file in the package)";
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh);

for (const [name, contents] of Object.entries(SCRIPTS)) {
  await emitScript(name, { stdin: { contents, resolveDir: root, sourcefile: name } });
}
const styles = sass.compile(join(here, "uswds.scss"), {
  loadPaths: [join(uswds, "packages")],
  logger: sass.Logger.silent, // only deprecations inside the design system; an error still throws
});
await emitStyles("uswds.css", styles.css, join(uswds, "dist/css"));
await emitStyles("plotly.css", readFileSync(join(modules, "plotly.js/dist/plotly.css"), "utf8"), here);

for (const file of readdirSync(here).sort()) {
  const path = join(here, file);
  if (extname(file) === ".js") await emitScript(file, { entryPoints: [path] });
  if (extname(file) === ".svg") emit(file, readFileSync(path));
  if (extname(file) === ".css") await emitStyles(file, await joined(path), here);
}
emit("licenses.txt", licenses());

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(fresh, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist); // whole or not at all: a broken build leaves the last one standing
