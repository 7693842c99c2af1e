/** The place of the accident, by hand and with the position of the telephone. */

import { useState } from "preact/hooks";
import type { Place } from "../../api/types";
import { useWords } from "../../i18n/translation";
import { Town } from "./Texts";
import type { InputProps } from "./props";

export function PlaceInput({ value, onChange, describedBy, invalid }: InputProps<Place>) {
  const fr = useWords();
  const place = value ?? { line: "" };
  const [status, setStatus] = useState("");
  const locate = () => {
    setStatus(fr.input.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setStatus(fr.input.located(Math.round(coords.accuracy)));
        onChange({ ...place, lat: rounded(coords.latitude), lon: rounded(coords.longitude) });
      },
      () => setStatus(fr.input.notLocated),
      { enableHighAccuracy: true, timeout: 15000 },
    );
  };
  const forget = () => {
    const { lat: _lat, lon: _lon, ...rest } = place;
    setStatus("");
    onChange(rest);
  };
  return (
    <div class="fields">
      <label class="field">
        <span>{fr.input.placeLine}</span>
        <input
          id="answer"
          type="text"
          value={place.line}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          autocomplete="off"
          onInput={(event) => onChange({ ...place, line: event.currentTarget.value })}
        />
      </label>
      <Town place={place} onChange={onChange} />
      <div class="row">
        {"geolocation" in navigator && (
          <button type="button" onClick={locate}>
            {fr.input.here}
          </button>
        )}
        {place.lat !== undefined && (
          <button type="button" onClick={forget}>
            {fr.input.forgetPlace}
          </button>
        )}
      </div>
      <p role="status">{status}</p>
    </div>
  );
}

/** Five decimals are a metre: more would only pretend. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
