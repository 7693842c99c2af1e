/** The page's place, kept in the fragment of its address: it never reaches a server. */

import { useEffect, useState } from "preact/hooks";

export type Route =
  | { readonly name: "start" }
  | { readonly name: "link"; readonly token: string }
  | { readonly name: "question"; readonly key: string; readonly correcting?: boolean }
  | { readonly name: "recap" }
  | { readonly name: "handover" };

export function parse(fragment: string): Route {
  const [, name = "", rest = ""] = /^#?\/?([^/]*)\/?(.*)$/.exec(fragment) ?? [];
  if (name === "c" && rest) return { name: "link", token: rest };
  if (name === "q" || name === "corriger") {
    return { name: "question", key: decodeURIComponent(rest), correcting: name === "corriger" };
  }
  if (name === "recap" || name === "handover") return { name };
  return { name: "start" };
}

export function write(route: Route): string {
  switch (route.name) {
    case "start":
      return "#/";
    case "link":
      return `#/c/${route.token}`;
    case "question":
      return `#/${route.correcting ? "corriger" : "q"}/${encodeURIComponent(route.key)}`;
    default:
      return `#/${route.name}`;
  }
}

export function go(route: Route, replace = false): void {
  if (replace) {
    history.replaceState(null, "", write(route));
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = write(route);
  }
}

export function useRoute(): Route {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const changed = () => setFragment(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return parse(fragment);
}
