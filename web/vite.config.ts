import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { type Plugin, type UserConfig, defineConfig } from "vite";

const here = (name: string) => resolve(import.meta.dirname, name);
const server = { target: process.env["LSF_SERVER"] ?? "http://127.0.0.1:8000" };

const ours: UserConfig["build"] = {
  target: "es2022",
  // Fonts and pictures stay files: the content security policy allows none in `data:` style.
  assetsInlineLimit: 0,
  // three.js, loaded after the first paint.
  chunkSizeWarningLimit: 700,
};

/** The pages of this site. */
const pages: UserConfig["build"] = {
  ...ours,
  modulePreload: { polyfill: false },
  rolldownOptions: {
    input: {
      ...Object.fromEntries(
        ["index", "lexique", "qa", "verifier"].map((name) => [name, here(`${name}.html`)]),
      ),
      sw: here("src/device/worker.ts"),
    },
    output: {
      // Its address must stay the same, and it may only look after what lies below it.
      entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
    },
  },
};

/** What the form needs, and pages of linguists do not add to. */
const NOT_OFFLINE = /^(sw\.js|assets\/(lexique|linguist|qa|verifier)|.*\.(html|woff)$)/;

/** Tells the service worker which files there are; another build is another version. */
function precache(): Plugin {
  return {
    name: "precache",
    generateBundle: {
      // After all others: scripts that held nothing but style are gone by then, and one address
      // that answers 404 would keep the worker from being installed at all.
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") return;
        const made = Object.keys(bundle).filter((name) => !NOT_OFFLINE.test(name));
        const given = readdirSync(here("public"));
        const hash = createHash("sha256").update(JSON.stringify(made.sort()));
        for (const name of given) hash.update(readFileSync(here(`public/${name}`)));
        hash.update(readFileSync(here("index.html"))).update(worker.code);
        const files = ["/", ...[...made, ...given].map((name) => `/${name}`)];
        const version = hash.digest("hex").slice(0, 12);
        worker.code = `const PRECACHE=${JSON.stringify({ version, files })};${worker.code}`;
      },
    },
  };
}

/** `<lsf-avatar>` for other sites: one script, and three.js beside it when it is needed. */
const element: UserConfig["build"] = {
  ...ours,
  emptyOutDir: false,
  copyPublicDir: false,
  // Paths of preloading would be those of the page that the element stands on.
  modulePreload: false,
  rolldownOptions: {
    input: { "lsf-avatar": here("src/avatar/element.ts") },
    output: { entryFileNames: "[name].js" },
  },
};

export default defineConfig(({ mode }) => ({
  build: mode === "element" ? element : pages,
  plugins: mode === "element" ? [] : [precache()],
  server: { proxy: { "/api": server, "/clips": server, "/avatar": server, "/films": server } },
}));
