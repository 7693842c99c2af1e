/** Reads a QR code: with the camera, or from a picture where the camera is refused. */

import { useEffect, useRef, useState } from "preact/hooks";
import { fr } from "../i18n/fr";
import { Trouble } from "./Trouble";

const LOOK_MS = 200;
/** Enough for the densest card, and quick to look through. */
const LONGEST_SIDE = 1024;

export function Scanner({ onRead }: { onRead(text: string): void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<"noCamera" | "noCode" | null>(null);
  useEffect(() => {
    let wanted = true;
    let stream: MediaStream | null = null;
    let timer = 0;
    const look = async () => {
      const picture = video.current;
      const text = picture?.videoWidth ? await readCode(picture, picture.videoWidth, picture.videoHeight) : "";
      if (!wanted) return;
      if (text) onRead(text);
      else timer = window.setTimeout(() => void look(), LOOK_MS);
    };
    const asked = navigator.mediaDevices?.getUserMedia({ video: { facingMode: "environment" } });
    (asked ?? Promise.reject()).then(
      (found) => {
        stream = found;
        if (!wanted || !video.current) return found.getTracks().forEach((track) => track.stop());
        video.current.srcObject = found;
        void video.current.play().then(look);
      },
      () => setProblem("noCamera"),
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);
  const fromPicture = async (file: File | undefined) => {
    if (!file) return;
    const bitmap = await createImageBitmap(file).catch(() => null);
    const text = bitmap ? await readCode(bitmap, bitmap.width, bitmap.height) : "";
    if (text) onRead(text);
    else setProblem("noCode");
  };
  return (
    <div class="scanner">
      {!problem && <video ref={video} muted playsInline aria-label={fr.profile.camera} />}
      {problem && <Trouble says={({ profile }) => profile[problem]} />}
      <label class="button file">
        {fr.profile.picture}
        <input
          type="file"
          accept="image/*"
          onChange={(event) => void fromPicture(event.currentTarget.files?.[0])}
        />
      </label>
    </div>
  );
}

/** The text of the code in a picture; empty when there is none. */
async function readCode(picture: CanvasImageSource, width: number, height: number): Promise<string> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { decodeQR } = await import("qr/decode.js");
  try {
    return decodeQR(pen.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return "";
  }
}
