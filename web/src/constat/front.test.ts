import { expect, it } from "vitest";
import { canonical } from "./front";

it("writes small numbers as the server does, so that both see the same fingerprint", () => {
  // What Python's json.dumps(…, separators=(",", ":")) gives for the same values.
  const place = { lon: 0.00005, lat: 48.8566, near: -0.0000123, far: 1e-12, none: 0, edge: 0.0001 };
  expect(canonical(place)).toBe(
    '{"edge":0.0001,"far":1e-12,"lat":48.8566,"lon":5e-05,"near":-1.23e-05,"none":0}',
  );
});
