/** Vehicles from above, front up, in a drawing of 100 × 100. */

const TWO_WHEELS = /moto|scooter|vélo|trottinette/;
const LONG = /camion|bus|camionnette/;

export function Outline({ kind }: { readonly kind: string }) {
  if (TWO_WHEELS.test(kind)) return <TwoWheels />;
  return LONG.test(kind) ? <Lorry /> : <Car />;
}

function Car() {
  return (
    <g class="vehicle">
      <path
        class="vehicle-body"
        d="M34 13c8-4 24-4 32 0 4 3 5 9 5 16v46c0 7-1 11-5 13-8 3-24 3-32 0-4-2-5-6-5-13V29c0-7 1-13 5-16z"
      />
      <path class="vehicle-glass" d="M33 35c10-5 24-5 34 0l-3 10c-9-3-19-3-28 0z" />
      <path class="vehicle-glass" d="M36 74c9 2 19 2 28 0l2 8c-9 3-23 3-32 0z" />
      <path class="vehicle-glass" d="M31 40l3 9v18l-3 6zM69 40l-3 9v18l3 6z" />
      <path class="vehicle-light" d="M33 15l8-2 0 4-8 2zM67 15l-8-2 0 4 8 2z" />
      <path class="vehicle-body" d="M29 38l-5 2 1 3 4-1zM71 38l5 2-1 3-4-1z" />
    </g>
  );
}

function Lorry() {
  return (
    <g class="vehicle">
      <rect class="vehicle-body" x="30" y="10" width="40" height="22" rx="5" />
      <path class="vehicle-glass" d="M33 15h34v6H33z" />
      <rect class="vehicle-body" x="28" y="34" width="44" height="56" rx="2" />
      <path class="vehicle-line" d="M28 52h44M28 70h44" />
    </g>
  );
}

function TwoWheels() {
  return (
    <g class="vehicle">
      <rect class="vehicle-body" x="47" y="12" width="6" height="20" rx="3" />
      <rect class="vehicle-body" x="47" y="68" width="6" height="20" rx="3" />
      <path class="vehicle-line" d="M32 34c8-5 28-5 36 0" />
      <path class="vehicle-body" d="M44 32h12l3 22-4 16H45l-4-16z" />
      <ellipse class="vehicle-glass" cx="50" cy="58" rx="6" ry="10" />
    </g>
  );
}
