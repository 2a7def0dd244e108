// Builds the browser parts into the Python package: node build.mjs [FOLDER]. With a folder, writes there instead,
// which is how the tests compare what is shipped with what these sources give.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const parts = resolve(process.argv[2] ?? join(here, "../policygraph/drawing/parts"));
mkdirSync(parts, { recursive: true });
const common = { absWorkingDir: here, bundle: true, format: "iife", target: "es2022", charset: "utf8", legalComments: "none" };
const read = (path) => readFileSync(join(here, path), "utf8").replaceAll("\r\n", "\n");
const locked = JSON.parse(read("package-lock.json")).packages;
const shipped = ["vis-network", "vis-data", "vis-util", "@egjs/hammerjs", "component-emitter", "keycharm", "uuid"];
const facts = shipped.map((name) => ({ name, version: locked[`node_modules/${name}`].version, licence: locked[`node_modules/${name}`].license }));
const banner = `/*! ${facts.map((one) => `${one.name} ${one.version} (${one.licence.replace(/[()]/g, "")})`).join(", ")}. Licences: policygraph/drawing/parts/LICENCES.txt */`;

await build({ ...common, entryPoints: ["vis.js"], minify: true, globalName: "vis", banner: { js: banner }, outfile: join(parts, "vis-network.js") });
// The page's own code stays readable in every page that is made with it.
await build({ ...common, entryPoints: ["view/main.js"], outfile: join(parts, "view.js") });

await build({ ...common, entryPoints: ["boot.js"], outfile: join(parts, "boot.js") });

const licence = { "vis-network": "LICENSE-MIT", "vis-data": "LICENSE-MIT", "vis-util": "LICENSE-MIT", "@egjs/hammerjs": "LICENSE.md", "component-emitter": "LICENSE", keycharm: "LICENSE-MIT", uuid: "LICENSE.md" };
const texts = facts.map((one) => `${one.name} ${one.version} (${one.licence}), used here under the MIT licence\n\n${read(`node_modules/${one.name}/${licence[one.name]}`).trim()}\n`);
writeFileSync(join(parts, "LICENCES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));

const hash = (name) => createHash("sha256").update(readFileSync(join(parts, name))).digest("hex");
const vendored = { made_with: { esbuild: locked["node_modules/esbuild"].version }, packages: facts, sha256: Object.fromEntries(["vis-network.js", "view.js", "boot.js", "LICENCES.txt"].map((name) => [name, hash(name)])) };
writeFileSync(join(parts, "vendored.json"), `${JSON.stringify(vendored, null, 2)}\n`);
