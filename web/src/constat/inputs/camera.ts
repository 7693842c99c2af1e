/** The camera that films its owner: silent, small, and let go of as soon as it is not needed. */

/** Two minutes of this are some ten megabytes. */
const BITS_A_SECOND = 700_000;
export const MOST_SECONDS = 120;
const KINDS = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];

/** Why there is no picture: somebody said no, there is no camera, or the browser cannot film. */
export type NoCamera = "refused" | "missing" | "unable";

export interface Recording {
  /** Ends it; the film comes to who asked for the recording. */
  stop(): void;
}

export function canFilm(): boolean {
  return typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices?.getUserMedia);
}

/** The picture of the camera that looks at its owner; no sound is asked for. */
export async function openCamera(): Promise<MediaStream | NoCamera> {
  if (!canFilm()) return "unable";
  const video = { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    const { name } = error as DOMException;
    return name === "NotAllowedError" || name === "SecurityError" ? "refused" : "missing";
  }
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Films until it is told to stop, or for as long as a film may be; then gives the film. */
export function record(stream: MediaStream, done: (film: Blob) => void): Recording {
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each)) ?? "";
  const recorder = new MediaRecorder(stream, {
    ...(kind && { mimeType: kind }),
    videoBitsPerSecond: BITS_A_SECOND,
  });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stop = () => {
    clearTimeout(timer);
    if (recorder.state !== "inactive") recorder.stop();
  };
  const timer = setTimeout(stop, MOST_SECONDS * 1000);
  recorder.onstop = () => {
    clearTimeout(timer);
    closeCamera(stream);
    done(new Blob(parts, { type: (recorder.mimeType || "video/webm").split(";")[0]! }));
  };
  recorder.start(1000);
  return { stop };
}
