/** An answer signed into the camera: filmed, seen again, filmed anew or taken away. */

import { useEffect, useRef, useState } from "preact/hooks";
import { type Filmed, type KeptFilm, MOST_FILM_BYTES, filmsOf } from "../../device/films";
import { fr } from "../../i18n/fr";
import { Trouble } from "../../ui/Trouble";
import type { DraftStore } from "../store";
import { MOST_SECONDS, type NoCamera, type Recording, canFilm, closeCamera, openCamera, record } from "./camera";

type Problem = NoCamera | "tooLarge" | "full" | "notFilm";

interface Props {
  readonly store: DraftStore;
  readonly id: Filmed;
}

export function Film({ store, id }: Props) {
  const films = filmsOf(store);
  const film = useFilm(store, id);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [live, setLive] = useState<MediaStream | null>(null);
  const keep = (blob: Blob | null) => {
    if (blob && blob.size > MOST_FILM_BYTES) return setProblem("tooLarge");
    setProblem(null);
    films.keep(id, blob).catch(() => setProblem("full"));
  };
  const begin = async () => {
    setProblem(null);
    const opened = await openCamera();
    if (typeof opened === "string") setProblem(opened);
    else setLive(opened);
  };
  return (
    <section class="panel film" aria-label={fr.film.region}>
      <h2>{fr.film.title}</h2>
      <p>{fr.film.about}</p>
      {problem && <Trouble says={({ film }) => film[problem]} />}
      {live ? (
        <Live
          stream={live}
          onFilm={(blob) => {
            setLive(null);
            if (blob) keep(blob);
          }}
        />
      ) : (
        <>
          {film && <Replay film={film} />}
          <div class="row">
            {canFilm() && (
              <button type="button" onClick={() => void begin()}>
                {film ? fr.film.again : fr.film.begin}
              </button>
            )}
            <label class="button file">
              {fr.film.choose}
              <input
                type="file"
                accept="video/*"
                capture="user"
                onChange={(event) => {
                  const file = event.currentTarget.files?.[0];
                  if (file?.type.startsWith("video/")) keep(file);
                  else if (file) setProblem("notFilm");
                  event.currentTarget.value = "";
                }}
              />
            </label>
            {film && (
              <button type="button" onClick={() => keep(null)}>
                {fr.film.remove}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** The film that this device has, and what became of it. */
function useFilm(store: DraftStore, id: Filmed): KeptFilm | undefined {
  const films = filmsOf(store);
  const [film, setFilm] = useState<KeptFilm>();
  const [count, setCount] = useState(0);
  useEffect(() => films.listen(() => setCount((before) => before + 1)), [films]);
  useEffect(() => {
    let wanted = true;
    void films.get(id).then((found) => wanted && setFilm(found));
    return () => {
      wanted = false;
    };
  }, [id, count]);
  return film;
}

interface LiveProps {
  readonly stream: MediaStream;
  /** The film, or null when nothing was filmed. */
  onFilm(blob: Blob | null): void;
}

/** The camera's picture, mirrored as one is used to; the film itself is not. */
function Live({ stream, onFilm }: LiveProps) {
  const picture = useRef<HTMLVideoElement>(null);
  const recording = useRef<Recording | null>(null);
  const [seconds, setSeconds] = useState(-1);
  useEffect(() => {
    if (picture.current) picture.current.srcObject = stream;
    // Whoever leaves the screen while filming keeps what was filmed.
    return () => (recording.current ? recording.current.stop() : closeCamera(stream));
  }, [stream]);
  useEffect(() => {
    if (seconds < 0) return;
    const timer = setTimeout(() => setSeconds(seconds + 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  const start = () => {
    recording.current = record(stream, onFilm);
    setSeconds(0);
  };
  return (
    <>
      <video class="film-picture film-live" ref={picture} muted autoplay playsInline aria-label={fr.film.live} />
      <p role="timer">{seconds < 0 ? fr.film.most(MOST_SECONDS) : fr.film.left(Math.max(MOST_SECONDS - seconds, 0))}</p>
      <div class="row">
        {seconds < 0 ? (
          <>
            <button type="button" class="primary" onClick={start}>
              {fr.film.start}
            </button>
            <button
              type="button"
              onClick={() => {
                closeCamera(stream);
                onFilm(null);
              }}
            >
              {fr.film.cancel}
            </button>
          </>
        ) : (
          <button type="button" class="primary" onClick={() => recording.current?.stop()}>
            {fr.film.stop}
          </button>
        )}
      </div>
    </>
  );
}

function Replay({ film }: { readonly film: KeptFilm }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(film.blob!);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [film.blob]);
  const kind = film.blob!.type.includes("mp4") ? "mp4" : "webm";
  return (
    <>
      <video class="film-picture" src={url} controls muted playsInline aria-label={fr.film.mine} />
      <p role="status" data-sent={film.sent}>
        {film.refused ? `${fr.film.notTaken} ${film.refused}` : film.sent ? fr.film.sent : fr.film.here}{" "}
        <a href={url} download={`mon-film.${kind}`}>
          {fr.film.download}
        </a>
      </p>
    </>
  );
}
