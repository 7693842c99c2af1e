/** The first point of impact: on a drawing of the vehicle, or in a list of the same places. */

import type { Answers, ImpactPoint } from "../../api/types";
import { fr } from "../../i18n/fr";
import { typographic } from "../../i18n/typography";
import { Say } from "../../ui/Say";
import { Outline } from "../../ui/Vehicle";
import type { InputProps } from "./props";

/** Zone → where its arrow ends, in hundredths of the drawing; the front is up. */
const ZONES: Readonly<Record<string, readonly [number, number]>> = {
  avant: [50, 10],
  "avant droit": [70, 15],
  "avant gauche": [30, 15],
  "côté droit": [73, 50],
  "côté gauche": [27, 50],
  arrière: [50, 90],
  "arrière droit": [70, 85],
  "arrière gauche": [30, 85],
  dessus: [50, 42],
  dessous: [50, 62],
};

interface Props extends InputProps<ImpactPoint> {
  readonly answers: Answers;
}

export function Impact({ question, value, onChange, onSay, describedBy, answers }: Props) {
  const kind = String(answers["p.v.kind"]?.value ?? "voiture");
  const touch = (event: PointerEvent) => {
    const drawing = (event.currentTarget as SVGElement).getBoundingClientRect();
    onChange(
      pointAt(
        (100 * (event.clientX - drawing.left)) / drawing.width,
        (100 * (event.clientY - drawing.top)) / drawing.height,
      ),
    );
  };
  return (
    <div class="impact">
      <svg
        viewBox="0 0 100 100"
        role="img"
        aria-label={fr.input.impact.vehicle}
        class="impact-drawing"
        onPointerDown={touch}
      >
        <text x="50" y="5" class="drawing-word">
          {fr.input.impact.front}
        </text>
        <Outline kind={kind} />
        <text x="50" y="99" class="drawing-word">
          {fr.input.impact.rear}
        </text>
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
                onChange={() => onChange(pointOf(option.value))}
              />
              {typographic(option.label)}
            </label>
            <Say label={fr.question.signOption(option.label)} onSay={() => onSay(option.phrase ?? `${question.id}/option/${index + 1}`, option.label) } />
          </span>
        ))}
      </fieldset>
      <p aria-live="polite" class="echo">
        {value ? fr.input.impact.chosen(value.zone) : fr.input.impact.none}
      </p>
    </div>
  );
}

/** The middle of a zone. */
export function pointOf(zone: string): ImpactPoint {
  const [x, y] = ZONES[zone] ?? [50, 50];
  return { zone, x, y, angle: angleInto(x, y) };
}

/** The point that was touched, and the zone it is nearest to. */
export function pointAt(x: number, y: number): ImpactPoint {
  const clamped = [Math.min(Math.max(x, 0), 100), Math.min(Math.max(y, 0), 100)] as const;
  const [px, py] = [Math.round(clamped[0] * 10) / 10, Math.round(clamped[1] * 10) / 10];
  const distance = (zone: string) => Math.hypot(ZONES[zone]![0] - px, ZONES[zone]![1] - py);
  const zone = Object.keys(ZONES)
    .filter((name) => name !== "dessous")
    .reduce((best, name) => (distance(name) < distance(best) ? name : best));
  return { zone, x: px, y: py, angle: angleInto(px, py) };
}

/** Direction from a point to the middle of the vehicle: degrees clockwise, 0 is up. */
function angleInto(x: number, y: number): number {
  return (Math.round((Math.atan2(50 - x, y - 50) * 180) / Math.PI) + 360) % 360;
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
