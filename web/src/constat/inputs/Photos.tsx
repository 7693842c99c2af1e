/** Photos: made small and stripped of their metadata here, then sent. */

import { useEffect, useState } from "preact/hooks";
import { Unreachable, uploadPhoto } from "../../api/client";
import type { Photo } from "../../api/types";
import { fr } from "../../i18n/fr";
import type { InputProps } from "./props";

/** Enough to read a plate from across the road. */
const LONGEST_SIDE = 2048;

interface Props extends InputProps<readonly Photo[]> {
  readonly token: string;
}

export function Photos({ question, value = [], onChange, describedBy, token }: Props) {
  const [status, setStatus] = useState("");
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => () => Object.values(pictures).forEach((url) => URL.revokeObjectURL(url)), []);
  const add = async (file: File | undefined, kind: string) => {
    if (!file) return;
    setStatus(fr.input.photos.sending);
    try {
      const small = await shrink(file);
      const id = await uploadPhoto(token, small, "photo.jpg");
      setPictures((before) => ({ ...before, [id]: URL.createObjectURL(small) }));
      onChange([...value, { id, name: file.name, kind }]);
      setStatus("");
    } catch (error) {
      setStatus(messageOf(error));
    }
  };
  const kinds = question.options.length ? question.options.map(({ value }) => value) : [""];
  return (
    <div class="photos">
      <div class="quick">
        {kinds.map((kind) => (
          <label class="button file" key={kind}>
            {fr.input.photos.add(kind)}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              aria-describedby={describedBy}
              onChange={(event) => {
                void add(event.currentTarget.files?.[0], kind);
                event.currentTarget.value = "";
              }}
            />
          </label>
        ))}
      </div>
      <p role="status">{status}</p>
      <ul class="thumbnails">
        {value.map(({ id, name, kind }) => (
          <li key={id}>
            {pictures[id] && <img src={pictures[id]} alt="" />}
            <span>
              {kind} : {name}
            </span>
            <button type="button" onClick={() => onChange(value.filter((photo) => photo.id !== id))}>
              {fr.input.photos.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

class NotPicture extends Error {}

/** Draws the picture anew: it loses its size, the place it was taken, and the camera's number. */
async function shrink(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new NotPicture(file.type);
  });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  if (!made) throw new NotPicture(file.type);
  return made;
}

function messageOf(error: unknown): string {
  if (error instanceof NotPicture) return fr.input.photos.notPicture;
  if (error instanceof Unreachable) return fr.input.photos.offline;
  return error instanceof Error && error.message ? error.message : fr.input.photos.failed;
}
