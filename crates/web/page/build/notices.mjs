// The licence texts of everything the bundle holds, read from node_modules, for the foot of the page.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** MapLibre ships as one built file: what it was built from are its dependencies. */
const BUILT_FROM_DEPENDENCIES = "maplibre-gl";

/** `also` are packages whose data or built files go into the page without being an input of the bundle. */
export async function notices(metafile, also) {
  const names = new Set(also);
  for (const input of Object.keys(metafile.inputs)) {
    const name = packageOf(input);
    if (name) names.add(name);
  }
  if (names.has(BUILT_FROM_DEPENDENCIES)) await addDependencies(BUILT_FROM_DEPENDENCIES, names);
  const parts = await Promise.all([...names].sort().map(notice));
  return parts.join("\n\n");
}

function packageOf(path) {
  const parts = path.split("node_modules/");
  if (parts.length < 2) return null;
  const [first, second] = parts.at(-1).split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

async function addDependencies(name, names) {
  const { dependencies = {} } = await manifest(name);
  for (const next of Object.keys(dependencies)) {
    if (next.startsWith("@types/") || names.has(next)) continue;
    names.add(next);
    await addDependencies(next, names);
  }
}

async function manifest(name) {
  return JSON.parse(await readFile(join("node_modules", name, "package.json"), "utf8"));
}

async function notice(name) {
  const { version, license } = await manifest(name);
  const folder = join("node_modules", name);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const body = texts.map((text) => text.trim()).join("\n\n") || `Licence: ${license}`;
  return `== ${name} ${version} (${license}) ==\n${body}`;
}
