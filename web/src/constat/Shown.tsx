/** A circumstance of box 12 in its official wording: drawn from above, and shown by the signer. */

import type { Question, Side } from "../api/types";
import { useWords } from "../i18n/translation";
import { typographic } from "../i18n/typography";
import { Road } from "../ui/Road";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";

interface Props {
  readonly question: Question;
  readonly side: Side;
  onSay(speech: Speech): void;
}

export function Shown({ question, side, onSay }: Props) {
  const fr = useWords();
  const scene = SCENES[question.id];
  return (
    <div class="shown">
      <div class="said">
        {scene && <Drawing scene={scene} side={side} />}
        <Say
          label={fr.question.signShown}
          onSay={() => onSay({ phrase: `${question.id}/shown`, caption: question.shown })}
        />
      </div>
      <p class="help">
        {fr.question.onPaper} {typographic(`« ${question.shown} »`)}
      </p>
    </div>
  );
}

/** x, y of the middle, and degrees clockwise from the top of the picture. */
type Spot = readonly [x: number, y: number, degrees: number];

interface Scene {
  readonly road: string;
  readonly mine: Spot;
  readonly other?: Spot;
  /** Where my vehicle goes, as an SVG path; without one it stands. */
  readonly way?: string;
  readonly sign?: "stop" | "door";
}

const OTHER_SIDE: Record<Side, Side> = { A: "B", B: "A" };

function Drawing({ scene, side }: { readonly scene: Scene; readonly side: Side }) {
  return (
    <svg class="scene-drawing" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <Road layout={scene.road} />
      {scene.other && <Car at={scene.other} side={OTHER_SIDE[side]} />}
      {scene.way && <path class="scene-way" d={scene.way} marker-end="url(#scene-tip)" />}
      <marker
        id="scene-tip"
        viewBox="0 0 6 6"
        refX="4"
        refY="3"
        markerWidth="4"
        markerHeight="4"
        orient="auto"
      >
        <path class="scene-tip" d="M0 0l6 3-6 3z" />
      </marker>
      <Car at={scene.mine} side={side} open={scene.sign === "door"} />
      {scene.sign === "stop" && (
        <path class="stop" d="M69 56h7l5 5v7l-5 5h-7l-5-5v-7z" stroke="#fff" />
      )}
    </svg>
  );
}

interface CarProps {
  readonly at: Spot;
  readonly side: Side;
  readonly open?: boolean;
}

function Car({ at: [x, y, degrees], side, open }: CarProps) {
  return (
    <g class={`car-${side}`} transform={`translate(${x} ${y}) rotate(${degrees})`}>
      <rect class="car-body" x="-5" y="-9" width="10" height="18" rx="3" />
      <path class="car-glass" d="M-4-3c2-2 6-2 8 0l-1 3h-6z" />
      {open && <path class="car-body" d="M-5-2l-8 4 1 2 7-3z" />}
    </g>
  );
}

/** In France one drives on the right; up is where my vehicle heads. Ids are those of the form. */
const SCENES: Readonly<Record<string, Scene>> = {
  "p.c.01": { road: "stationnement", mine: [69, 50, 0] },
  "p.c.02": { road: "stationnement", mine: [69, 70, 0], way: "M69 58C69 46 57 46 57 22", sign: "door" },
  "p.c.03": { road: "stationnement", mine: [57, 82, 0], way: "M57 70C57 54 69 56 69 34" },
  "p.c.04": { road: "chemin", mine: [84, 50, -90], way: "M72 50C60 50 57 44 57 18" },
  "p.c.05": { road: "chemin", mine: [57, 80, 0], way: "M57 68C57 52 64 50 88 50" },
  "p.c.06": { road: "rond-point", mine: [56, 84, 0], way: "M56 72C62 68 72 64 72 52" },
  "p.c.07": { road: "rond-point", mine: [71, 50, 0], way: "M71 38C68 28 58 26 46 28" },
  "p.c.08": { road: "ligne droite", mine: [57, 62, 0], other: [57, 42, 0], way: "M57 96V75" },
  "p.c.09": { road: "autoroute", mine: [75, 60, 0], other: [61, 44, 0], way: "M75 48V20" },
  "p.c.10": { road: "autoroute", mine: [75, 74, 0], way: "M75 62C75 44 61 48 61 24" },
  "p.c.11": {
    road: "ligne droite",
    mine: [57, 82, 0],
    other: [57, 48, 0],
    way: "M56 70C43 62 43 56 43 46S43 26 56 16",
  },
  "p.c.12": { road: "carrefour en croix", mine: [57, 80, 0], way: "M57 68C57 57 64 57 86 57" },
  "p.c.13": { road: "carrefour en croix", mine: [57, 80, 0], way: "M57 68C57 43 46 43 16 43" },
  "p.c.14": { road: "ligne droite", mine: [57, 40, 0], way: "M57 52V84" },
  "p.c.15": {
    road: "ligne droite",
    mine: [51, 66, -12],
    other: [42, 26, 180],
    way: "M49 54L46 42",
  },
  "p.c.16": {
    road: "carrefour en croix",
    mine: [82, 43, -90],
    other: [57, 80, 0],
    way: "M70 43H40",
  },
  "p.c.17": { road: "carrefour en croix", mine: [57, 84, 0], way: "M57 72V20", sign: "stop" },
};
