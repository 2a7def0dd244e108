// Builds the browser parts into the Python package: node build.mjs [FOLDER]. With a folder, writes there instead,
// which is how the tests compare what is shipped with what these sources give.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const parent = resolve(process.argv[2] ?? join(here, "../policygraph"));
const common = { absWorkingDir: here, bundle: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none" };
const read = (path) => readFileSync(join(here, path), "utf8").replaceAll("\r\n", "\n");
const locked = JSON.parse(read("package-lock.json")).packages;

// Where parts go, what of others is in them, and from what they are made. The code of others is minified; the page's
// own stays readable in every page that is made with it.
const PAGES = [
  {
    folder: "drawing/parts",
    shipped: ["vis-network", "vis-data", "vis-util", "@egjs/hammerjs", "component-emitter", "keycharm", "uuid"],
    others: { entry: "vis.js", name: "vis", out: "vis-network.js" },
    own: { "view.js": "view/main.js", "boot.js": "boot.js" },
  },
  {
    folder: "web/parts",
    shipped: [
      ...["autocomplete", "commands", "language", "lint", "state", "streamparser", "view"].map((name) => `@codemirror/${name}`),
      ...["common", "highlight", "lr"].map((name) => `@lezer/${name}`),
      ...["@marijn/find-cluster-break", "codemirror-lang-sparql", "crelt", "style-mod", "w3c-keyname"],
    ],
    others: { entry: "codemirror.js", name: "codemirror", out: "codemirror.js" },
    own: { "editor.js": "editor/main.js" },
  },
];

const licenceOf = (name) => {
  const file = ["LICENSE-MIT", "LICENSE", "LICENSE.md"].find((one) => existsSync(join(here, "node_modules", name, one)));
  return read(`node_modules/${name}/${file}`).trim();
};

for (const { folder, shipped, others, own } of PAGES) {
  const parts = join(parent, folder);
  mkdirSync(parts, { recursive: true });
  const facts = shipped.map((name) => ({ name, version: locked[`node_modules/${name}`].version, licence: locked[`node_modules/${name}`].license }));
  const banner = `/*! ${facts.map((one) => `${one.name} ${one.version} (${one.licence.replace(/[()]/g, "")})`).join(", ")}. Licences: policygraph/${folder}/LICENCES.txt */`;
  await build({ ...common, entryPoints: [others.entry], minify: true, globalName: others.name, banner: { js: banner }, outfile: join(parts, others.out) });
  for (const [out, entry] of Object.entries(own)) await build({ ...common, entryPoints: [entry], outfile: join(parts, out) });

  const texts = facts.map((one) => `${one.name} ${one.version} (${one.licence}), used here under the MIT licence\n\n${licenceOf(one.name)}\n`);
  writeFileSync(join(parts, "LICENCES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
  const hash = (name) => createHash("sha256").update(readFileSync(join(parts, name))).digest("hex");
  const vendored = { made_with: { esbuild: locked["node_modules/esbuild"].version }, packages: facts, sha256: Object.fromEntries([others.out, ...Object.keys(own), "LICENCES.txt"].map((name) => [name, hash(name)])) };
  writeFileSync(join(parts, "vendored.json"), `${JSON.stringify(vendored, null, 2)}\n`);
}
