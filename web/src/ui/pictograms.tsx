/** Option → drawing, 48 × 48; the vehicles look to the left. */

import type { ComponentChild } from "preact";
import { Road } from "./Road";
import { RoadSign, SIGNS } from "./RoadSign";

const wheels = (...at: readonly number[]) =>
  at.map((x) => <circle key={x} cx={x} cy="35" r="4.5" class="wheel" />);

const car = (
  <>
    <path class="shape" d="M4 33v-8l7-3 6-8h15l8 8 4 3v8z" />
    <path class="glass" d="M15 21l4-5h5v5zM27 21v-5h4l5 5z" />
    {wheels(13, 35)}
  </>
);
const van = (
  <>
    <path class="shape" d="M4 34v-10l7-12h33v22z" />
    <path class="glass" d="M9 22l5-7h5v7z" />
    {wheels(13, 36)}
  </>
);
const lorry = (
  <>
    <path class="shape" d="M4 34v-12l4-7h9v19z" />
    <path class="shape" d="M19 8h26v26h-26z" />
    <path class="glass" d="M7 22l3-4h4v4z" />
    {wheels(11, 27, 38)}
  </>
);
const bus = (
  <>
    <path class="shape" d="M4 10h40v25h-40z" />
    <path class="glass" d="M7 14h7v8h-7zM17 14h7v8h-7zM27 14h7v8h-7zM37 14h5v8h-5z" />
    {wheels(13, 36)}
  </>
);
const motorbike = (
  <>
    <path class="pen" d="M11 34l7-15h-4M18 24h12l6 10M22 33h8l5-9 6-2" />
    {wheels(11, 37)}
  </>
);
const scooter = (
  <>
    <path class="pen" d="M12 34l4-20h-5M13 32h14l4-9h9l1 9" />
    {wheels(12, 37)}
  </>
);
const bicycle = (
  <>
    <path class="pen" d="M12 34l6-16h-4M18 22h13l-7 12h-6l4-12M31 22l6 12M29 18h5" />
    <circle cx="12" cy="34" r="7" class="pen" />
    <circle cx="37" cy="34" r="7" class="pen" />
  </>
);
const kickScooter = (
  <>
    <path class="pen" d="M10 8h6l3 27h17" />
    {wheels(19, 38)}
  </>
);
const person = (
  <>
    <circle cx="24" cy="9" r="5" class="shape" />
    <path class="pen" d="M24 15v14M24 19l-8 6M24 19l8 6M24 29l-6 13M24 29l6 13" />
  </>
);
const two = (
  <>
    <circle cx="15" cy="14" r="5" class="shape" />
    <circle cx="33" cy="14" r="5" class="shape" />
    <path class="shape" d="M6 38c0-20 18-20 18 0zM24 38c0-20 18-20 18 0z" />
  </>
);
const tree = <path class="shape" d="M21 44v-12h-11l8-9h-5l11-17 11 17h-5l8 9h-11v12z" />;
const animal = (
  <path class="pen" d="M8 16l4-4 5 6h17l5-5M17 18v10l-3 12M34 18v10l3 12M22 28h9M21 28v12M30 28v12" />
);
const phone = (x: number) => <rect x={x} y="8" width="16" height="32" rx="3" class="shape" />;
const letter = (name: "A" | "B") => (
  <>
    <rect x="6" y="6" width="36" height="36" rx="8" class={`side side-${name}`} />
    <text x="24" y="33" class={`side-name side-name-${name}`}>
      {name}
    </text>
  </>
);
const leave = <path class="pen" d="M6 24h28M24 12l12 12-12 12" />;
const handStop = (
  <>
    <circle cx="24" cy="24" r="18" class="stop" />
    <path d="M13 24h22" class="stop-bar" />
  </>
);

export const PICTOGRAMS: Readonly<Record<string, ComponentChild>> = {
  oui: <path d="M10 25l10 10 18-22" class="pen pen-yes" />,
  non: <path d="M13 13l22 22M35 13L13 35" class="pen pen-no" />,
  "je ne sais pas": (
    <path class="pen" d="M17 17c0-10 15-10 15 0 0 7-8 7-8 14M24 38v.5" />
  ),
  voiture: car,
  moto: motorbike,
  scooter,
  "moto ou scooter": motorbike,
  camionnette: van,
  camion: lorry,
  "camion ou bus": lorry,
  bus,
  vélo: bicycle,
  "trottinette électrique": kickScooter,
  piéton: person,
  animal,
  objet: tree,
  "oui, elle est là": two,
  "elle est partie sans rien dire": leave,
  "elle refuse le constat": handStop,
  "voiture garée, personne dedans": car,
  "il n'y a pas d'autre personne": person,
  "un téléphone": phone(16),
  "deux téléphones": (
    <>
      {phone(5)}
      {phone(27)}
    </>
  ),
  "gate.side A": letter("A"),
  "gate.side B": letter("B"),
  "dans A": letter("A"),
  "dans B": letter("B"),
  ...Object.fromEntries(
    [
      "ligne droite",
      "deux files",
      "carrefour en croix",
      "carrefour en T",
      "rond-point",
      "parking",
      "autoroute",
    ].map((layout) => [
      `sk.layout ${layout}`,
      <g transform="scale(.48)" key={layout}>
        <Road layout={layout} />
      </g>,
    ]),
  ),  ...Object.fromEntries(
    SIGNS.map((name) => [
      `sk.signs ${name}`,
      <g transform="translate(24 24) scale(2.600)" key={name}>
        <RoadSign name={name} />
      </g>,
    ]),
  ),
};
