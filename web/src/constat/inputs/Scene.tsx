/** The sketch as a picture: seen, and where `move` is given, moved by finger, mouse and keyboard. */

import { useRef, useState } from "preact/hooks";
import type { Sketch } from "../../api/types";
import { useOptionWords, useWords } from "../../i18n/translation";
import { Road } from "../../ui/Road";
import { RoadSign } from "../../ui/RoadSign";
import { type Item, type ItemId, type Nudge, itemsOf } from "./scene";

/** By how much a key or a button moves something: hundredths of the frame, and degrees. */
export const STEP = 4;
export const TURN = 15;
/** More of a street's name does not fit into the picture; the list has all of it. */
const SHOWN_LETTERS = 24;
/** About what a letter takes, in hundredths of the frame. */
const LETTER_WIDTH = 2.6;

const KEYS: Readonly<Record<string, Nudge>> = {
  arrowup: { dy: -STEP },
  arrowdown: { dy: STEP },
  arrowleft: { dx: -STEP },
  arrowright: { dx: STEP },
  q: { turn: -TURN },
  d: { turn: TURN },
};

export interface Moves {
  readonly selected: ItemId;
  readonly describedBy: string;
  onSelect(id: ItemId): void;
  /** Something begins to be dragged: one change, however far it goes. */
  onHold(): void;
  onPut(id: ItemId, place: { readonly x: number; readonly y: number }): void;
  onNudge(id: ItemId, change: Nudge): void;
  onRemove(id: ItemId): void;
}

interface Props {
  readonly sketch: Sketch;
  readonly layout: string;
  readonly moves?: Moves;
}

export function Scene({ sketch, layout, moves }: Props) {
  const fr = useWords();
  const frame = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<ItemId | null>(null);
  const items = itemsOf(sketch);
  const move = (event: PointerEvent) => {
    if (!held || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    moves?.onPut(held, {
      x: (100 * (event.clientX - box.left)) / box.width,
      y: (100 * (event.clientY - box.top)) / box.height,
    });
  };
  const hold = (event: PointerEvent, id: ItemId) => {
    event.preventDefault();
    moves?.onSelect(id);
    moves?.onHold();
    setHeld(id);
    frame.current?.setPointerCapture(event.pointerId);
  };
  const release = () => setHeld(null);
  const spokenOf = useSpoken();
  const spoken = items.map(spokenOf).join(" ");
  return (
    <svg
      ref={frame}
      viewBox="0 0 100 100"
      class={moves ? "sketch-frame" : "sketch-frame sketch-still"}
      role={moves ? "group" : "img"}
      aria-label={moves ? fr.input.sketch.frame : `${fr.input.sketch.frame}. ${spoken}`}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <Road layout={layout} />
      {/* What lies on the road comes before what drives on it. */}
      {[...items].reverse().map((item) => (
        <Thing key={item.id} item={item} moves={moves} onHold={(event) => hold(event, item.id)} />
      ))}
    </svg>
  );
}

interface ThingProps {
  readonly item: Item;
  readonly moves: Moves | undefined;
  onHold(event: PointerEvent): void;
}

function Thing({ item, moves, onHold }: ThingProps) {
  const { id, x, y, rotation } = item;
  const spokenOf = useSpoken();
  const press = (event: KeyboardEvent) => {
    const change = KEYS[event.key.toLowerCase()];
    const gone = event.key === "Delete" || event.key === "Backspace";
    if (change) moves?.onNudge(id, change);
    else if (gone && rotation === undefined) moves?.onRemove(id);
    else return;
    event.preventDefault();
  };
  const able = moves && {
    tabindex: 0,
    role: "button" as const,
    "aria-label": spokenOf(item),
    "aria-describedby": moves.describedBy,
    "data-selected": id === moves.selected,
    onFocus: () => moves.onSelect(id),
    onPointerDown: onHold,
    onKeyDown: press,
  };
  const turned = rotation === undefined ? "" : ` rotate(${rotation})`;
  return (
    <g {...able} class={`thing ${classOf(item)}`} transform={`translate(${x} ${y})${turned}`}>
      {rotation !== undefined ? (
        <Car name={id} rotation={rotation} />
      ) : id.startsWith("signs") ? (
        <>
          <circle class="grip" r="8" />
          <RoadSign name={item.name} />
        </>
      ) : (
        <StreetName name={item.name} x={x} />
      )}
    </g>
  );
}

function classOf({ id, rotation }: Item): string {
  return rotation !== undefined ? `car car-${id}` : id.startsWith("signs") ? "sign" : "street";
}

function Car({ name, rotation }: { readonly name: string; readonly rotation: number }) {
  return (
    <>
      <rect class="car-body" x="-4.500" y="-8" width="9" height="16" rx="2.500" />
      <path class="car-glass" d="M-3.300 -3.500h6.600l-.8 3h-5z" />
      <path class="car-arrow" d="M0 -17l4 5.500h-2.500v3h-3v-3h-2.500z" />
      <text class="car-name" y="5.500" transform={`rotate(${-rotation} 0 3)`}>
        {name}
      </text>
    </>
  );
}

/** About its point, but inside of the picture. */
function StreetName({ name, x }: { readonly name: string; readonly x: number }) {
  const letters = [...name];
  const shown =
    letters.length > SHOWN_LETTERS ? `${letters.slice(0, SHOWN_LETTERS - 1).join("")}…` : name;
  const half = Math.min([...shown].length * LETTER_WIDTH, 100) / 2;
  const inside = Math.min(Math.max(x, half + 1), 99 - half) - x;
  return (
    <>
      <rect class="grip" x={inside - Math.max(half, 8)} y="-7" width={2 * Math.max(half, 8)} height="14" />
      <text class="street-name" x={inside} y="1.600">
        {shown}
      </text>
    </>
  );
}

/** The name of something, for buttons and lists. */
export function useItemName(): (item: Item) => string {
  const words = useOptionWords();
  const fr = useWords();
  return ({ id, name, rotation }) =>
    rotation !== undefined ? fr.input.sketch.vehicle(id) : id.startsWith("signs") ? words(name) : name;
}

/** What stands where, in words. */
export function useSpoken(): (item: Item) => string {
  const words = useWords().input.sketch;
  const nameOf = useItemName();
  return (item) => {
    const { id, x, y, rotation } = item;
    if (rotation === undefined) return words.spokenThing(nameOf(item), x, y);
    return words.spoken(id, x, y, words.headings[eighth(rotation)]!);
  };
}

export function eighth(rotation: number): number {
  return Math.round(rotation / 45) % 8;
}
