/** The sketch: A and B on the road, moved by hand, by buttons, by arrow keys, or as numbers. */

import { useRef, useState } from "preact/hooks";
import type { Answers, Side, Sketch, SketchVehicle } from "../../api/types";
import { fr } from "../../i18n/fr";
import { Road } from "../../ui/Road";
import type { InputProps } from "./props";

const STEP = 4;
const TURN = 15;

interface Props extends InputProps<Sketch> {
  readonly answers: Answers;
}

export function SketchInput({ value, onChange, describedBy, answers }: Props) {
  const layout = String(answers["sk.layout"]?.value ?? "");
  const sketch: Sketch = value ?? { layout, vehicles: START, signs: [], streets: [] };
  const [selected, setSelected] = useState<Side>("A");
  const before = useRef<Sketch[]>([]);
  /** A vehicle that is being dragged is one change, however often it moves. */
  const remember = () => {
    if (before.current.at(-1) !== sketch) before.current.push(sketch);
  };
  const put = (id: Side, change: Partial<SketchVehicle>) =>
    onChange({
      ...sketch,
      layout,
      vehicles: sketch.vehicles.map((vehicle) =>
        vehicle.id === id ? inside({ ...vehicle, ...change }) : vehicle,
      ),
    });
  const nudge = (id: Side, dx: number, dy: number, turn: number) => {
    const vehicle = sketch.vehicles.find((other) => other.id === id)!;
    remember();
    put(id, {
      x: vehicle.x + dx,
      y: vehicle.y + dy,
      rotation: vehicle.rotation + turn,
    });
  };
  return (
    <div class="sketch">
      <Scene {...{ sketch, layout, selected, describedBy }} onSelect={setSelected} onHold={remember} onPut={put} onNudge={nudge} />
      <Pad selected={selected} onSelect={setSelected} onNudge={nudge} />
      <button
        type="button"
        disabled={before.current.length === 0}
        onClick={() => onChange(before.current.pop() ?? sketch)}
      >
        {fr.input.sketch.undo}
      </button>
      <p class="hint">{fr.input.sketch.keys}</p>
      <details>
        <summary>{fr.input.sketch.list}</summary>
        {sketch.vehicles.map((vehicle) => (
          <Numbers key={vehicle.id} vehicle={vehicle} onPut={put} />
        ))}
      </details>
      <p class="visually-hidden" aria-live="polite">
        {sketch.vehicles.map(spoken).join(" ")}
      </p>
      {!value && (
        <button type="button" onClick={() => onChange(sketch)}>
          {fr.input.sketch.confirm}
        </button>
      )}
    </div>
  );
}

const START: readonly SketchVehicle[] = [
  { id: "A", x: 57, y: 72, rotation: 0 },
  { id: "B", x: 43, y: 28, rotation: 180 },
];

type Nudge = (id: Side, dx: number, dy: number, turn: number) => void;
type Put = (id: Side, change: Partial<SketchVehicle>) => void;

interface SceneProps {
  readonly sketch: Sketch;
  readonly layout: string;
  readonly selected: Side;
  readonly describedBy: string;
  onSelect(id: Side): void;
  onHold(): void;
  onPut: Put;
  onNudge: Nudge;
}

function Scene({ sketch, layout, selected, describedBy, onSelect, onHold, onPut, onNudge }: SceneProps) {
  const frame = useRef<SVGSVGElement>(null);
  const [held, setHeld] = useState<Side | null>(null);
  const move = (event: PointerEvent) => {
    if (!held || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    onPut(held, {
      x: (100 * (event.clientX - box.left)) / box.width,
      y: (100 * (event.clientY - box.top)) / box.height,
    });
  };
  const hold = (event: PointerEvent, id: Side) => {
    event.preventDefault();
    onSelect(id);
    onHold();
    setHeld(id);
    frame.current?.setPointerCapture(event.pointerId);
  };
  const release = () => setHeld(null);
  return (
    <svg
      ref={frame}
      viewBox="0 0 100 100"
      class="sketch-frame"
      role="group"
      aria-label={fr.input.sketch.frame}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      <Road layout={layout} />
      {sketch.vehicles.map((vehicle) => (
        <g
          key={vehicle.id}
          class={`car car-${vehicle.id}`}
          data-selected={vehicle.id === selected}
          tabIndex={0}
          role="button"
          aria-label={spoken(vehicle)}
          aria-describedby={describedBy}
          transform={`translate(${vehicle.x} ${vehicle.y}) rotate(${vehicle.rotation})`}
          onFocus={() => onSelect(vehicle.id)}
          onPointerDown={(event) => hold(event, vehicle.id)}
          onKeyDown={(event) => {
            const change = KEYS[event.key.toLowerCase()];
            if (!change) return;
            event.preventDefault();
            onNudge(vehicle.id, ...change);
          }}
        >
          <rect class="car-body" x="-4.500" y="-8" width="9" height="16" rx="2.500" />
          <path class="car-glass" d="M-3.300 -3.500h6.600l-.8 3h-5z" />
          <path class="car-arrow" d="M0 -17l4 5.500h-2.500v3h-3v-3h-2.500z" />
          <text class="car-name" y="5.500" transform={`rotate(${-vehicle.rotation} 0 3)`}>
            {vehicle.id}
          </text>
        </g>
      ))}
    </svg>
  );
}

const KEYS: Readonly<Record<string, readonly [number, number, number]>> = {
  arrowup: [0, -STEP, 0],
  arrowdown: [0, STEP, 0],
  arrowleft: [-STEP, 0, 0],
  arrowright: [STEP, 0, 0],
  q: [0, 0, -TURN],
  d: [0, 0, TURN],
};

interface PadProps {
  readonly selected: Side;
  onSelect(id: Side): void;
  onNudge: Nudge;
}

function Pad({ selected, onSelect, onNudge }: PadProps) {
  const words = fr.input.sketch;
  const buttons: [string, string, readonly [number, number, number]][] = [
    ["↺", words.turnLeft, [0, 0, -TURN]],
    ["↑", words.up, [0, -STEP, 0]],
    ["↻", words.turnRight, [0, 0, TURN]],
    ["←", words.left, [-STEP, 0, 0]],
    ["↓", words.down, [0, STEP, 0]],
    ["→", words.right, [STEP, 0, 0]],
  ];
  return (
    <div class="pad">
      <fieldset class="chips">
        <legend>{words.select}</legend>
        {(["A", "B"] as const).map((id) => (
          <label class={`chip chip-${id}`} key={id}>
            <input
              type="radio"
              name="selected"
              checked={selected === id}
              onChange={() => onSelect(id)}
            />
            {words.vehicle(id)}
          </label>
        ))}
      </fieldset>
      <div class="pad-buttons" role="group" aria-label={words.vehicle(selected)}>
        {buttons.map(([sign, label, change]) => (
          <button
            type="button"
            key={label}
            aria-label={label}
            onClick={() => onNudge(selected, ...change)}
          >
            {sign}
          </button>
        ))}
      </div>
    </div>
  );
}

function Numbers({ vehicle, onPut }: { readonly vehicle: SketchVehicle; onPut: Put }) {
  const words = fr.input.sketch;
  const number = (label: string, name: "x" | "y") => (
    <label class="field narrow">
      <span>{label}</span>
      <input
        type="number"
        min="0"
        max="100"
        value={vehicle[name]}
        onChange={(event) => onPut(vehicle.id, { [name]: Number(event.currentTarget.value) })}
      />
    </label>
  );
  return (
    <fieldset class="fields">
      <legend>{words.vehicle(vehicle.id)}</legend>
      {number(words.across, "x")}
      {number(words.along, "y")}
      <label class="field">
        <span>{words.heading}</span>
        <select
          value={eighth(vehicle.rotation)}
          onChange={(event) =>
            onPut(vehicle.id, { rotation: 45 * Number(event.currentTarget.value) })
          }
        >
          {words.headings.map((heading, index) => (
            <option key={heading} value={index}>
              {heading}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}

/** Keeps a vehicle in the frame, on whole hundredths and degrees. */
function inside(vehicle: SketchVehicle): SketchVehicle {
  const clamp = (value: number) => Math.round(Math.min(Math.max(value, 0), 100));
  return {
    id: vehicle.id,
    x: clamp(vehicle.x),
    y: clamp(vehicle.y),
    rotation: ((Math.round(vehicle.rotation) % 360) + 360) % 360,
  };
}

function spoken({ id, x, y, rotation }: SketchVehicle): string {
  return fr.input.sketch.spoken(id, x, y, fr.input.sketch.headings[eighth(rotation)]!);
}

function eighth(rotation: number): number {
  return Math.round(rotation / 45) % 8;
}
