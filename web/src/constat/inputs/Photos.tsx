/** Photos: made small and stripped of their metadata here, kept here, and sent with the answer. */

import { useEffect, useState } from "preact/hooks";
import type { Photo } from "../../api/types";
import type { Device, KeptFile } from "../../device/database";
import { useOptionWords, useWords } from "../../i18n/translation";
import { Trouble } from "../../ui/Trouble";
import { MOST_PHOTOS as MOST, type NotKept, keepPhoto } from "./keepPhoto";
import type { InputProps } from "./props";

interface Props extends InputProps<readonly Photo[]> {
  readonly files: Device;
}

export function Photos({ question, value = [], onChange, describedBy, files }: Props) {
  const fr = useWords();
  const words = useOptionWords();
  const [status, setStatus] = useState<NotKept | "making" | null>(null);
  const pictures = usePictures(value, files);
  const add = async (file: File | undefined, kind: string) => {
    if (!file) return;
    setStatus("making");
    const made = await keepPhoto(file, kind, files);
    if (typeof made !== "string") onChange([...value, made]);
    setStatus(typeof made === "string" ? made : null);
  };
  const remove = (id: string) => {
    void files.remove("files", id);
    onChange(value.filter((photo) => photo.id !== id));
  };
  const kinds = question.options.length ? question.options.map(({ value }) => value) : [""];
  return (
    <div class="photos">
      <div class="quick">
        {kinds.map((kind) => (
          <label class="button file" key={kind} hidden={value.length >= MOST}>
            {fr.input.photos.add(words(kind))}
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
      <p>{value.length >= MOST ? fr.input.photos.most(MOST) : fr.input.photos.others}</p>
      <p role="status">{status === "making" && fr.input.photos.making}</p>
      {status && status !== "making" && <Trouble says={({ input }) => input.photos[status]} />}
      <ul class="thumbnails">
        {value.map(({ id, name, kind }) => (
          <li key={id}>
            {pictures[id] && <img src={pictures[id]} alt="" />}
            <span>
              {kind} : {name}
            </span>
            <button type="button" onClick={() => remove(id)}>
              {fr.input.photos.remove}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Id → address of the picture, of those that this device has. */
export function usePictures(photos: readonly Photo[], files: Device): Readonly<Record<string, string>> {
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    const made: string[] = [];
    let wanted = true;
    for (const { id } of photos) {
      void files.get<KeptFile>("files", id).then((file) => {
        if (!file || !wanted) return;
        const url = URL.createObjectURL(file.blob);
        made.push(url);
        setPictures((before) => ({ ...before, [id]: url }));
      });
    }
    return () => {
      wanted = false;
      made.forEach((url) => URL.revokeObjectURL(url));
    };
  }, [photos.map(({ id }) => id).join()]);
  return pictures;
}
