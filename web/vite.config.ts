import { resolve } from "node:path";
import { defineConfig } from "vite";

const page = (name: string) => resolve(import.meta.dirname, `${name}.html`);
const server = { target: process.env["LSF_SERVER"] ?? "http://127.0.0.1:8000" };

export default defineConfig({
  build: {
    target: "es2022",
    // Fonts and pictures stay files: the content security policy allows none in `data:` style.
    assetsInlineLimit: 0,
    // three.js, loaded after the first paint.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page("index"), lexique: page("lexique"), qa: page("qa"), verifier: page("verifier") },
    },
  },
  server: { proxy: { "/api": server, "/clips": server, "/avatar": server } },
});
