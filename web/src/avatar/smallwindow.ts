/**
 * Picture-in-picture: the signer in a small window that stays on top of other pages.
 *
 * Where the browser can, the picture itself moves there, with its captions and its label; else a
 * film of the canvas does, which stands still while its page is hidden.
 */

/** The window of its own that Chromium opens; TypeScript does not know it yet. */
interface DocumentPictures {
  requestWindow(size: { width: number; height: number }): Promise<Window>;
}

const SIZE = { width: 420, height: 420 };
const FILM_FPS = 30;

function documentPictures(): DocumentPictures | undefined {
  // Only the page itself may open such a window, not a frame within it.
  return window === window.top
    ? (window as { documentPictureInPicture?: DocumentPictures }).documentPictureInPicture
    : undefined;
}

export function canBeSmall(canvas: HTMLCanvasElement): boolean {
  const filmed = document.pictureInPictureEnabled && "captureStream" in canvas;
  return documentPictures() !== undefined || filmed;
}

export interface SmallWindow {
  /** Whose clock of pictures runs while the page is hidden; null for a film of the canvas. */
  readonly window: Window | null;
  close(): void;
}

/**
 * Opens the small window; only a click or a key may ask for it.
 *
 * @param parts - Moved there and back, where the browser can.
 * @param canvas - Filmed where it cannot.
 * @param css - The look of the parts.
 * @param closed - Told when the window is gone, by whatever way.
 */
export function openSmall(
  parts: readonly HTMLElement[],
  canvas: HTMLCanvasElement,
  css: string,
  closed: () => void,
): Promise<SmallWindow> {
  const pictures = documentPictures();
  return pictures ? moved(pictures, parts, css, closed) : filmed(canvas, closed);
}

async function moved(
  pictures: DocumentPictures,
  parts: readonly HTMLElement[],
  css: string,
  closed: () => void,
): Promise<SmallWindow> {
  const small = await pictures.requestWindow(SIZE);
  const sheet = new (small as unknown as typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(css);
  small.document.adoptedStyleSheets = [sheet];
  small.document.documentElement.lang = "fr";
  small.document.body.className = "small-window";
  const places = parts.map((part) => {
    const place = document.createComment("");
    part.replaceWith(place);
    small.document.body.append(part);
    return [part, place] as const;
  });
  small.addEventListener(
    "pagehide",
    () => {
      for (const [part, place] of places) place.replaceWith(part);
      closed();
    },
    { once: true },
  );
  return { window: small, close: () => small.close() };
}

async function filmed(canvas: HTMLCanvasElement, closed: () => void): Promise<SmallWindow> {
  const video = document.createElement("video");
  video.muted = true;
  video.srcObject = canvas.captureStream(FILM_FPS);
  await video.play();
  await video.requestPictureInPicture();
  video.addEventListener("leavepictureinpicture", closed, { once: true });
  return { window: null, close: () => void document.exitPictureInPicture() };
}
