/** The sketch where it is agreed upon, and the photo of a drawing on paper that may replace it. */

import { useState } from "preact/hooks";
import type { Answers, Photo, Question, Sketch } from "../../api/types";
import { useWords } from "../../i18n/translation";
import type { DraftStore } from "../store";
import { usePictures } from "./Photos";
import { Scene } from "./Scene";
import { MOST_PHOTOS, keepPhoto } from "./keepPhoto";
import { sketchOf } from "./scene";

/** As the form says it; the document looks for the same (`document.py`). */
const PAPER = "photo d'un dessin sur papier";
const PAPER_KIND = "dessin sur papier";
const OWN_DRAWING = "non, je fais mon dessin";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
  readonly answers: Answers;
  readonly id: string;
  /** What is on the screen now. */
  readonly value: unknown;
}

/** What belongs to the drawing on the screens of `sk.layout` and `sk.agree`. */
export function SketchShown({ store, questions, answers, id, value }: Props) {
  const fr = useWords();
  const layout = String(answers["sk.layout"]?.value ?? "");
  const sketch = answers["sk.vehicles"]?.value as Sketch | null | undefined;
  const onPaper = id === "sk.layout" ? value === PAPER : layout === PAPER;
  const agreeing = id === "sk.agree";
  const papers = photosOf(answers).filter(({ kind }) => kind === PAPER_KIND);
  const pictures = usePictures(papers, store.files);
  return (
    <>
      {agreeing && !onPaper && sketch && <Scene sketch={sketchOf(sketch, layout)} layout={layout} />}
      {papers.map((paper) => (
        <img
          key={paper.id}
          class="paper-sketch"
          src={pictures[paper.id]}
          hidden={!pictures[paper.id] || !(onPaper || value === OWN_DRAWING)}
          alt={fr.input.sketch.paper}
        />
      ))}
      {agreeing && onPaper && papers.length === 0 && <p>{fr.input.sketch.paperElsewhere}</p>}
      {((id === "sk.layout" && onPaper) || (agreeing && value === OWN_DRAWING)) && (
        <TakePaper {...{ store, questions, answers }} />
      )}
    </>
  );
}

function photosOf(answers: Answers): readonly Photo[] {
  const photos = answers["p.photos"]?.value;
  return Array.isArray(photos) ? (photos as readonly Photo[]) : [];
}

/** It is one of this driver's photos: kept, sent and printed with them. */
function TakePaper({ store, questions, answers }: Omit<Props, "id" | "value">) {
  const fr = useWords();
  const [status, setStatus] = useState("");
  const photos = photosOf(answers);
  const take = async (file: File | undefined) => {
    const question = questions.get("p.photos");
    if (!file || !question) return;
    setStatus(fr.input.photos.making);
    const made = await keepPhoto(file, PAPER_KIND, store.files);
    if (typeof made !== "string") void store.keep(question, "p.photos", { value: [...photos, made] });
    setStatus(typeof made === "string" ? fr.input.photos[made] : fr.input.sketch.paperKept);
  };
  const full = photos.length >= MOST_PHOTOS;
  return (
    <section class="panel" aria-label={fr.input.sketch.paper}>
      <p>{full ? fr.input.photos.most(MOST_PHOTOS) : fr.input.sketch.paperAbout}</p>
      <label class="button file" hidden={full}>
        {fr.input.sketch.paper}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </label>
      <p role="status">{status}</p>
    </section>
  );
}
