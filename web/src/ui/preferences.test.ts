import { describe, expect, it } from "vitest";
import { PreferenceStore } from "./preferences";

/** A device that keeps what it is told. */
function memory(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
  };
}

describe("preferences", () => {
  it("are found again on the same device", () => {
    const device = memory();
    new PreferenceStore(device).choose({ signer: "man-dark", dominant: "left" });
    expect(new PreferenceStore(device).chosen).toEqual({
      signer: "man-dark",
      dominant: "left",
      speed: 1,
    });
  });

  it("are the usual ones where what was kept makes no sense", () => {
    for (const nonsense of ["{", "7", '{"speed":"fast","signer":3}', "null"]) {
      const device = memory({ "lsf-avatar.preferences": nonsense });
      expect(new PreferenceStore(device).chosen).toEqual({ signer: "", dominant: "", speed: 1 });
    }
  });

  it("are told to all who show them", () => {
    const store = new PreferenceStore(memory());
    let told = 0;
    const leave = store.listen(() => (told += 1));
    store.choose({ speed: 0.5 });
    leave();
    store.choose({ speed: 1 });
    expect(told).toBe(1);
  });
});
