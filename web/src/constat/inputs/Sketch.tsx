/** The sketch: A and B, signs and street names on the road, moved by hand, by buttons, by keys. */

import { useRef, useState } from "preact/hooks";
import type { Answers, Sketch } from "../../api/types";
import { useOptionWords, useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { RoadSign, SIGNS } from "../../ui/RoadSign";
import { STEP, Scene, TURN, useItemName, useSpoken } from "./Scene";
import { SketchList } from "./SketchList";
import type { InputProps } from "./props";
import {
  type Item,
  type ItemId,
  MOST,
  type Nudge,
  addSign,
  itemsOf,
  nameStreet,
  nudge,
  put,
  remove,
  sketchOf,
} from "./scene";

interface Props extends InputProps<Sketch> {
  readonly answers: Answers;
}

export function SketchInput({ value, onChange, describedBy, answers }: Props) {
  const fr = useWords();
  const spokenOf = useSpoken();
  const layout = String(answers["sk.layout"]?.value ?? "");
  const sketch = sketchOf(value, layout);
  const [chosen, setSelected] = useState<ItemId>("A");
  const before = useRef<Sketch[]>([]);
  const items = itemsOf(sketch);
  const selected = items.some(({ id }) => id === chosen) ? chosen : "A";
  /** Something that is dragged or typed is one change, however often it moves. */
  const remember = () => {
    if (before.current.at(-1) !== sketch) before.current.push(sketch);
  };
  const undo = () => {
    while (before.current.at(-1) === sketch) before.current.pop();
    onChange(before.current.pop() ?? sketch);
  };
  const change = (next: Sketch) => {
    if (next === sketch) return;
    remember();
    onChange(next);
  };
  const onNudge = (id: ItemId, by: Nudge) => change(nudge(sketch, id, by));
  const onRemove = (id: ItemId) => change(remove(sketch, id));
  const add = (name: string) => {
    change(addSign(sketch, name));
    setSelected(`signs ${sketch.signs.length}`);
  };
  return (
    <div class="sketch">
      <Scene
        sketch={sketch}
        layout={layout}
        moves={{
          selected,
          describedBy,
          onSelect: setSelected,
          onHold: remember,
          onPut: (id, place) => onChange(put(sketch, id, place)),
          onNudge,
          onRemove,
        }}
      />
      <Pad {...{ items, selected, onNudge, onRemove }} onSelect={setSelected} />
      <button type="button" disabled={before.current.length === 0} onClick={undo}>
        {fr.input.sketch.undo}
      </button>
      <p class="hint">{fr.input.sketch.keys}</p>
      <Signs full={sketch.signs.length >= MOST.signs} onAdd={add} />
      <Streets
        sketch={sketch}
        onHold={remember}
        onName={(index, name) => onChange(nameStreet(sketch, index, name))}
      />
      <details>
        <summary>{fr.input.sketch.list}</summary>
        <SketchList
          items={items}
          onPut={(id, place) => change(put(sketch, id, place))}
          onRemove={onRemove}
        />
      </details>
      <p class="visually-hidden" aria-live="polite">
        {items.map(spokenOf).join(" ")}
      </p>
      {!value && (
        <button type="button" onClick={() => onChange(sketch)}>
          {fr.input.sketch.confirm}
        </button>
      )}
    </div>
  );
}

interface PadProps {
  readonly items: readonly Item[];
  readonly selected: ItemId;
  onSelect(id: ItemId): void;
  onNudge(id: ItemId, change: Nudge): void;
  onRemove(id: ItemId): void;
}

function Pad({ items, selected, onSelect, onNudge, onRemove }: PadProps) {
  const fr = useWords();
  const words = fr.input.sketch;
  const nameOf = useItemName();
  const item = items.find(({ id }) => id === selected)!;
  const vehicle = item.rotation !== undefined;
  const buttons: [string, string, Nudge][] = [
    ["↺", words.turnLeft, { turn: -TURN }],
    ["↑", words.up, { dy: -STEP }],
    ["↻", words.turnRight, { turn: TURN }],
    ["←", words.left, { dx: -STEP }],
    ["↓", words.down, { dy: STEP }],
    ["→", words.right, { dx: STEP }],
  ];
  return (
    <div class="pad">
      <fieldset class="chips">
        <legend>{words.select}</legend>
        {items.map((each) => (
          <label class={`chip chip-${each.id}`} key={each.id}>
            <input
              type="radio"
              name="selected"
              checked={selected === each.id}
              onChange={() => onSelect(each.id)}
            />
            {typographic(nameOf(each))}
          </label>
        ))}
      </fieldset>
      <div class="pad-buttons" role="group" aria-label={nameOf(item)}>
        {buttons.map(([sign, label, change]) => (
          <button
            type="button"
            key={label}
            aria-label={label}
            disabled={change.turn !== undefined && !vehicle}
            onClick={() => onNudge(selected, change)}
          >
            {sign}
          </button>
        ))}
      </div>
      {!vehicle && (
        <button type="button" onClick={() => onRemove(selected)}>
          {words.remove(nameOf(item))}
        </button>
      )}
    </div>
  );
}

interface SignsProps {
  readonly full: boolean;
  onAdd(name: string): void;
}

function Signs({ full, onAdd }: SignsProps) {
  const fr = useWords();
  const words = useOptionWords();
  return (
    <fieldset class="chips">
      <legend>{fr.input.sketch.addSign}</legend>
      {SIGNS.map((name) => (
        <button type="button" class="add-sign" key={name} disabled={full} onClick={() => onAdd(name)}>
          <svg viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
            <RoadSign name={name} />
          </svg>
          {typographic(words(name))}
        </button>
      ))}
    </fieldset>
  );
}

interface StreetsProps {
  readonly sketch: Sketch;
  onHold(): void;
  onName(index: number, name: string): void;
}

/** One field more than there are streets: what is typed is on the sketch at once. */
function Streets({ sketch, onHold, onName }: StreetsProps) {
  const fr = useWords();
  const fields = Math.min(sketch.streets.length + 1, MOST.streets);
  const [empty, setEmpty] = useState(-1);
  return (
    <div class="fields">
      {Array.from({ length: fields }, (_, index) => {
        const street = sketch.streets[index] ?? "";
        const name = typeof street === "string" ? street : street.name;
        return (
          <label class="field" key={index}>
            <span>{fr.input.sketch.street(index + 1)}</span>
            <input
              type="text"
              value={empty === index ? "" : name}
              maxLength={MOST.letters}
              autocomplete="off"
              onFocus={onHold}
              onInput={({ currentTarget: { value } }) => {
                // A street goes when its field is left empty, not while it is written anew.
                setEmpty(value.trim() === "" ? index : -1);
                if (value.trim() !== "") onName(index, value);
              }}
              onChange={({ currentTarget: { value } }) => {
                setEmpty(-1);
                if (value.trim() === "") onName(index, "");
              }}
            />
          </label>
        );
      })}
    </div>
  );
}
