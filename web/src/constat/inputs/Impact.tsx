/** The first point of impact: on a drawing of the vehicle, or in a list of the same places. */

import type { Answers, ImpactPoint } from "../../api/types";
import { useOptionWords, useWords } from "../../i18n/translation";
import { typographic } from "../../i18n/typography";
import { Say } from "../../ui/Say";
import { Outline } from "../../ui/Vehicle";
import type { InputProps } from "./props";
import { pointAt, pointOf } from "./zones";

/** By how much an arrow key moves the point, in hundredths of the drawing. */
const STEP = 4;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
};

interface Props extends InputProps<ImpactPoint> {
  readonly answers: Answers;
}

export function Impact({ question, value, onChange, onSay, describedBy, answers }: Props) {
  const fr = useWords();
  const kind = kindOf(answers);
  const words = useOptionWords();
  const touch = (event: PointerEvent) => {
    const drawing = (event.currentTarget as SVGElement).getBoundingClientRect();
    const x = (100 * (event.clientX - drawing.left)) / drawing.width;
    const y = (100 * (event.clientY - drawing.top)) / drawing.height;
    onChange(pointAt(x, y, kind));
  };
  const nudge = (event: KeyboardEvent) => {
    const [dx, dy] = KEYS[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0) return;
    event.preventDefault();
    const { x, y } = value ?? pointOf("avant", kind);
    onChange(pointAt(x + dx, y + dy, kind));
  };
  return (
    <div class="impact">
      <svg
        viewBox="0 0 100 100"
        role="application"
        tabindex={0}
        aria-label={`${fr.input.impact.vehicle} ${fr.input.impact.keys}`}
        class="impact-drawing"
        onPointerDown={touch}
        onKeyDown={nudge}
      >
        <Ends />
        <Outline kind={kind} />
        {value && <Arrow point={value} />}
      </svg>
      <fieldset class="chips">
        <legend>{fr.input.impact.list}</legend>
        {question.options.map((option, index) => (
          <span class="quick-pair" key={option.value}>
            <label class="chip">
              <input
                type="radio"
                name={question.id}
                checked={value?.zone === option.value}
                aria-describedby={describedBy}
                onChange={() => onChange(pointOf(option.value, kind))}
              />
              {typographic(words(option.label))}
            </label>
            <Say
              label={fr.question.signOption(option.label)}
              onSay={() =>
                onSay(option.phrase ?? `${question.id}/option/${index + 1}`, option.label)
              }
            />
          </span>
        ))}
      </fieldset>
      <p aria-live="polite" class="echo">
        {value ? fr.input.impact.chosen(words(value.zone)) : fr.input.impact.none}
      </p>
    </div>
  );
}

/** What the driver said their vehicle is; a car until they have. */
export function kindOf(answers: Answers): string {
  return String(answers["p.v.kind"]?.value ?? "voiture");
}

/** Which end of the drawing is the front. */
export function Ends() {
  const fr = useWords();
  return (
    <>
      <text x="50" y="5" class="drawing-word">
        {fr.input.impact.front}
      </text>
      <text x="50" y="99" class="drawing-word">
        {fr.input.impact.rear}
      </text>
    </>
  );
}

function Arrow({ point }: { readonly point: ImpactPoint }) {
  return (
    <g
      class="impact-arrow"
      transform={`translate(${point.x} ${point.y}) rotate(${point.angle})`}
      data-zone={point.zone}
    >
      <path d="M0 0l-5 7h3v11h4v-11h3z" />
      <circle r="2" />
    </g>
  );
}
