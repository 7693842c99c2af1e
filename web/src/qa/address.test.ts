import { expect, it } from "vitest";
import { readAddress, writeAddress } from "./address";

it("names a phrase and a frame, there and back", () => {
  const address = { id: "acc.date/option/1", frame: 12 };
  expect(readAddress(writeAddress(address))).toEqual(address);
});

it("has no frame when none, or nonsense, is said", () => {
  expect(readAddress("#id=acc.date")).toEqual({ id: "acc.date", frame: undefined });
  expect(readAddress("#id=a&frame=-1").frame).toBeUndefined();
});
