// The page's build: TypeScript, styles, base map and licence texts into one folder that Rust embeds.
// Usage: node bundle.mjs OUT_FOLDER (called by build.rs, beside a node_modules made by `npm ci`)
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { basemapLines } from "./build/basemap.mjs";
import { notices } from "./build/notices.mjs";

const out = process.argv[2];
if (!out) throw new Error("usage: node bundle.mjs OUT_FOLDER");
const browsers = ["chrome100", "firefox100", "safari15.4"];

/** Gives a file of node_modules to TypeScript as text: the map's worker becomes a blob in a page that has no server. */
const fileAsText = {
  name: "file-as-text",
  setup(it) {
    it.onResolve({ filter: /^text:/ }, ({ path }) => ({
      path: join(process.cwd(), "node_modules", path.slice("text:".length)),
      namespace: "file-as-text",
    }));
    it.onLoad({ filter: /.*/, namespace: "file-as-text" }, async ({ path }) => {
      const worker = await build({
        entryPoints: [path], bundle: true, minify: true, write: false, format: "iife", target: browsers, legalComments: "none",
      });
      return { contents: worker.outputFiles[0].text, loader: "text" };
    });
  },
};

/** Bundles one page: what it runs, how it looks, and the licences of what it is made of. */
async function bundle(entry, name, also) {
  const page = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: out,
    format: "iife",
    target: browsers,
    // The licence texts stand in the page itself, in full.
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    // MapLibre looks for its worker beside its own address only when nobody has given it one; the page does.
    define: { "import.meta.url": '""' },
    conditions: ["browser", "import"],
    plugins: [fileAsText],
    logLevel: "warning",
  });
  const text = (ending) => page.outputFiles.find((file) => file.path.endsWith(ending)).text;
  // Inside a <script> element these two are the only sequences HTML reads; both can stand only in strings or patterns.
  const script = text(".js").replaceAll("<!--", "\\x3c!--").replaceAll(/<\/(?=script)/gi, "\\x3c/");
  const style = text(".css");
  if (/<\/style/i.test(style)) throw new Error("a style sheet closes its own element");
  return {
    [`${name}.js`]: script,
    [`${name}.css`]: style,
    [`${name}.sha256`]: createHash("sha256").update(script).digest("base64"),
    [`${name}-notices.txt`]: await notices(page.metafile, also),
  };
}

await mkdir(out, { recursive: true });
const files = {
  ...(await bundle("src/main.ts", "page", ["world-atlas"])),
  ...(await bundle("src/what_if.ts", "what-if", [])),
  "basemap.txt": await basemapLines("node_modules/world-atlas/countries-50m.json"),
};
for (const [name, contents] of Object.entries(files)) await writeFile(join(out, name), contents);
