/** A signature: drawn, typed, or refused. Nobody has to draw. */

import { useRef } from "preact/hooks";
import type { Signature, Stroke } from "../../api/types";
import { useWords } from "../../i18n/translation";
import { Say } from "../../ui/Say";
import type { InputProps } from "./props";

const NOTHING: Signature = { kind: "drawn", strokes: [], name: "", reason: "" };
const KINDS = ["drawn", "typed", "refused"] as const;
const PHRASES = { drawn: 1, typed: 2, refused: 3 } as const;

export function SignatureInput(props: InputProps<Signature>) {
  const fr = useWords();
  const { question, value = NOTHING, onChange, onSay, describedBy, invalid } = props;
  const kinds = question.options.length > 0 ? KINDS : KINDS.slice(0, 2);
  return (
    <div class="fields">
      <fieldset class="chips">
        <legend>{fr.input.signature.how}</legend>
        {kinds.map((kind) => (
          <span class="quick-pair" key={kind}>
            <label class="chip">
              <input
                type="radio"
                name={question.id}
                checked={value.kind === kind}
                onChange={() => onChange({ ...value, kind })}
              />
              {fr.input.signature[kind]}
            </label>
            {question.options.length > 0 && (
              <Say label={fr.question.signOption(fr.input.signature[kind])} onSay={() => onSay(`${question.id}/option/${PHRASES[kind]}`, fr.input.signature[kind]) } />
            )}
          </span>
        ))}
      </fieldset>
      {value.kind === "drawn" && <Ink value={value} onChange={onChange} />}
      {value.kind === "typed" && (
        <label class="field">
          <span>{fr.input.signature.name}</span>
          <input
            type="text"
            value={value.name}
            autocomplete="name"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => onChange({ ...value, name: event.currentTarget.value })}
          />
        </label>
      )}
      {value.kind === "refused" && (
        <label class="field">
          <span>{fr.input.signature.reason}</span>
          <input
            type="text"
            value={value.reason}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onInput={(event) => onChange({ ...value, reason: event.currentTarget.value })}
          />
        </label>
      )}
      {question.id === "v.sign" && <WhereAndWhen value={value} onChange={onChange} />}
    </div>
  );
}

interface PartProps {
  readonly value: Signature;
  onChange(value: Signature): void;
}

/** « À … le … » of the declaration to one's own insurer. */
function WhereAndWhen({ value, onChange }: PartProps) {
  const fr = useWords();
  const set = (change: Partial<Signature>) => {
    const { place, date, ...rest } = { ...value, ...change };
    onChange({ ...rest, ...(place && { place }), ...(date && { date }) });
  };
  return (
    <div class="row">
      <label class="field">
        <span>{fr.input.signature.place}</span>
        <input
          type="text"
          value={value.place ?? ""}
          autocomplete="address-level2"
          onInput={(event) => set({ place: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{fr.input.signature.date}</span>
        <input
          type="date"
          value={value.date ?? ""}
          onInput={(event) => set({ date: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** The field to draw in: 100 wide, 40 high; strokes are kept in these units. */
function Ink({ value, onChange }: PartProps) {
  const fr = useWords();
  const began = useRef(0);
  const drawing = useRef<{ strokes: Stroke[] } | null>(null);
  const point = (event: PointerEvent): readonly [number, number, number] => {
    const field = (event.currentTarget as SVGElement).getBoundingClientRect();
    const round = (number: number) => Math.round(number * 100) / 100;
    return [
      round((100 * (event.clientX - field.left)) / field.width),
      round((40 * (event.clientY - field.top)) / field.height),
      round((event.timeStamp - began.current) / 1000),
    ];
  };
  const down = (event: PointerEvent) => {
    event.preventDefault();
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    if (value.strokes.length === 0) began.current = event.timeStamp;
    drawing.current = { strokes: [...value.strokes, [point(event)]] };
    onChange({ ...value, strokes: drawing.current.strokes });
  };
  const move = (event: PointerEvent) => {
    if (!drawing.current) return;
    const { strokes } = drawing.current;
    strokes[strokes.length - 1] = [...strokes.at(-1)!, point(event)];
    onChange({ ...value, strokes: [...strokes] });
  };
  const up = () => {
    drawing.current = null;
  };
  const empty = value.strokes.length === 0;
  return (
    <div class="ink">
      <svg
        viewBox="0 0 100 40"
        role="img"
        aria-label={`${fr.input.signature.field}. ${empty ? fr.input.signature.empty : fr.input.signature.done}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <path class="ink-line" d="M8 32h84" />
        {value.strokes.map((stroke, index) => (
          <polyline
            key={index}
            class="ink-stroke"
            points={stroke.map(([x, y]) => `${x},${y}`).join(" ")}
          />
        ))}
      </svg>
      <p>{empty ? fr.input.signature.field : fr.input.signature.done}</p>
      <button
        type="button"
        disabled={empty}
        onClick={() => onChange({ ...value, strokes: [] })}
      >
        {fr.input.signature.clear}
      </button>
    </div>
  );
}
