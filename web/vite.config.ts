import { resolve } from "node:path";
import { type UserConfig, defineConfig } from "vite";

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
    input: Object.fromEntries(
      ["index", "lexique", "qa", "verifier"].map((name) => [name, here(`${name}.html`)]),
    ),
  },
};

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
  server: { proxy: { "/api": server, "/clips": server, "/avatar": server, "/films": server } },
}));
