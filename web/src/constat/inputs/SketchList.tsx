/** The sketch as text: everything on it with its place as numbers, which may be typed. */

import { useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { eighth, useItemName } from "./Scene";
import type { Item, ItemId } from "./scene";

type Place = { readonly x?: number; readonly y?: number; readonly rotation?: number };

interface Props {
  readonly items: readonly Item[];
  onPut(id: ItemId, place: Place): void;
  onRemove(id: ItemId): void;
}

export function SketchList({ items, onPut, onRemove }: Props) {
  const fr = useWords();
  const words = fr.input.sketch;
  const nameOf = useItemName();
  return (
    <>
      {items.map((item) => (
        <fieldset class="fields" key={item.id}>
          <legend>{typographic(nameOf(item))}</legend>
          <Numeral label={words.across} value={item.x} onPut={(x) => onPut(item.id, { x })} />
          <Numeral label={words.along} value={item.y} onPut={(y) => onPut(item.id, { y })} />
          {item.rotation === undefined ? (
            <button type="button" onClick={() => onRemove(item.id)}>
              {words.remove(nameOf(item))}
            </button>
          ) : (
            <label class="field">
              <span>{words.heading}</span>
              <select
                value={eighth(item.rotation)}
                onChange={(event) =>
                  onPut(item.id, { rotation: 45 * Number(event.currentTarget.value) })
                }
              >
                {words.headings.map((heading, index) => (
                  <option key={heading} value={index}>
                    {heading}
                  </option>
                ))}
              </select>
            </label>
          )}
        </fieldset>
      ))}
    </>
  );
}

interface NumeralProps {
  readonly label: string;
  readonly value: number;
  onPut(value: number): void;
}

function Numeral({ label, value, onPut }: NumeralProps) {
  return (
    <label class="field narrow">
      <span>{label}</span>
      <input
        type="number"
        min="0"
        max="100"
        value={value}
        onChange={(event) => onPut(Number(event.currentTarget.value))}
      />
    </label>
  );
}
