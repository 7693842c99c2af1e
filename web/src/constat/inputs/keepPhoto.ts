/** A photo as this device keeps it: small, and without what the camera knows. */

import type { Photo } from "../../api/types";
import type { Device, KeptFile } from "../../device/database";
import { secret } from "../store";

/** Enough to read a plate from across the road. */
const LONGEST_SIDE = 2048;
export const MOST_PHOTOS = 16;

/** Why a photo could not be kept: it is none, or the device has no room left. */
export type NotKept = "notPicture" | "full";

/** Keeps a photo on this device; gives what goes into the answer, or why it could not be kept. */
export async function keepPhoto(file: File, kind: string, files: Device): Promise<Photo | NotKept> {
  try {
    const blob = await shrink(file);
    const id = secret(16);
    await files.put("files", id, { blob, sent: false } satisfies KeptFile);
    return { id, name: file.name, kind };
  } catch (error) {
    return error instanceof NotPicture ? "notPicture" : "full";
  }
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
