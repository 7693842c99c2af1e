import { describe, expect, it } from "vitest";
import { mayFetch, priceOf } from "./connection";

describe("what fetching costs", () => {
  it.each([
    [undefined, "unknown"],
    [{}, "unknown"],
    [{ effectiveType: "4g" }, "free"],
    [{ effectiveType: "4g", type: "wifi" }, "free"],
    [{ effectiveType: "4g", type: "cellular" }, "dear"],
    [{ effectiveType: "4g", type: "wifi", saveData: true }, "dear"],
    [{ effectiveType: "3g" }, "dear"],
    [{ effectiveType: "slow-2g", type: "wifi" }, "dear"],
  ] as const)("of %j is %s", (connection, price) => {
    expect(priceOf(connection)).toBe(price);
  });

  it("decides alone only while the driver has said nothing, and never on a dear or unknown one", () => {
    expect(mayFetch("free", null)).toBe(true);
    expect(mayFetch("dear", null)).toBe(false);
    expect(mayFetch("unknown", null)).toBe(false);
    expect(mayFetch("dear", true)).toBe(true);
    expect(mayFetch("free", false)).toBe(false);
  });
});
