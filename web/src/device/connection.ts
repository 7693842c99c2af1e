/** What fetching costs here: signs for later are some eight megabytes. */

import { useEffect, useReducer } from "preact/hooks";

/** `free` may be used unasked; `dear` is slow, counted or spared; `unknown` where nothing is told. */
export type Price = "free" | "dear" | "unknown";

/** The part of the Network Information API that is used here; not every browser has it. */
export interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  /** Only phones tell. */
  readonly type?: string;
  addEventListener?(name: "change", heard: () => void): void;
  removeEventListener?(name: "change", heard: () => void): void;
}

const UNCOUNTED = ["wifi", "ethernet"];

/** What a connection costs; where a browser tells nothing, nothing is supposed. */
export function priceOf(connection: Connection | undefined): Price {
  if (!connection?.effectiveType) return "unknown";
  const { saveData, effectiveType, type } = connection;
  if (saveData || effectiveType !== "4g") return "dear";
  return type === undefined || UNCOUNTED.includes(type) ? "free" : "dear";
}

/** Whether the signs for later may be fetched now: by what the driver said, else by the price. */
export function mayFetch(price: Price, wish: boolean | null): boolean {
  return wish ?? price === "free";
}

/** What the connection of this device costs, and again when it changes. */
export function usePrice(): Price {
  const { connection } = navigator as { readonly connection?: Connection };
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const changed = () => draw(undefined);
    connection?.addEventListener?.("change", changed);
    return () => connection?.removeEventListener?.("change", changed);
  }, [connection]);
  return priceOf(connection);
}
