/** A text as a QR code, black on white whatever the page looks like. */

import { useEffect, useState } from "preact/hooks";

interface Props {
  readonly text: string;
  readonly label: string;
}

export function QrCode({ text, label }: Props) {
  const [rows, setRows] = useState<readonly (readonly boolean[])[]>([]);
  useEffect(() => {
    let wanted = true;
    void import("qr").then(({ encodeQR }) => {
      if (wanted) setRows(encodeQR(text, "raw", { ecc: "medium", border: 4 }));
    });
    return () => {
      wanted = false;
    };
  }, [text]);
  const size = rows.length || 1;
  const dark = rows.flatMap((row, y) =>
    row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")).filter(Boolean),
  );
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
