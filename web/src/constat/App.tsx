/** The form: loads the questions, opens the link, and shows the screen that the address names. */

import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { Refused, fetchForm } from "../api/client";
import type { Form, Question } from "../api/types";
import { filmsOf } from "../device/films";
import { mayFetch, usePrice } from "../device/connection";
import { type Packed, canPack, pack } from "../device/offline";
import { fr } from "../i18n/fr";
import { In, useTranslation } from "../i18n/translation";
import { Frame } from "../ui/Frame";
import { Notice } from "../ui/Notice";
import { Packing } from "../ui/Packing";
import { SignedPage } from "../ui/SignedPage";
import { useChanges, usePreferences } from "../ui/hooks";
import { type Route, go, useRoute } from "../ui/route";
import { answersOf, display, screens } from "./draft";
import { type Step, open } from "./journey";
import { QuestionPage } from "./QuestionPage";
import { TWO_PHONES } from "./OtherDriver";
import { Handover, RecapPage, prepareParts } from "./parts";
import { Start } from "./Start";
import { learn } from "./signing";
import type { DraftStore } from "./store";
import { placeText } from "./values";

export function App({ store }: { readonly store: DraftStore }) {
  const { form, failed, again } = useForm();
  const route = useRoute();
  useChanges(useCallback((changed) => store.listen(changed), [store]));
  const questions = useMemo(
    () => new Map(form?.questions.map((question) => [question.id, question])),
    [form],
  );
  const linkProblem = useLink(store, route, questions);
  useEffect(() => {
    if (!form || !store.draft) return;
    const films = filmsOf(store);
    void store.refresh(questions).then(() => store.flush()).then(() => films.flush());
    const online = () => void store.flush().then(() => films.flush());
    addEventListener("online", online);
    return () => removeEventListener("online", online);
  }, [form, store.draft?.id, store.draft?.side]);

  const begun = form !== null && store.draft !== null;
  useEffect(() => (begun ? prepareParts() : undefined), [begun]);

  const draft = store.draft;
  const two = draft && (draft.second || answersOf(draft)["gate.device_mode"]?.value === TWO_PHONES);
  const watching = Boolean(form && two) || store.otherHere || route.name === "handover";
  useEffect(
    () => (watching && form ? store.watch(questions) : undefined),
    [watching, questions, draft?.id, draft?.side],
  );

  const [voice] = usePreferences();
  const [packed, setPacked] = useState<Packed | null>(null);
  const price = usePrice();
  const [wish, setWish] = useState<boolean | null>(null);
  // Some eight megabytes: not for who only looks in, but for who has begun, or asks for it.
  const packs = form !== null && (wish === true || begun) && mayFetch(price, wish);
  useEffect(
    () => (packs ? pack(form!, voice, setPacked) : undefined),
    [packs, voice.signer, voice.dominant],
  );
  const footer = canPack() && (begun || packs) && (
    <Packing {...{ packs, packed, price }} onWish={setWish} />
  );

  useEffect(() => {
    const big = store.draft ? display(store.draft).big : false;
    document.documentElement.classList.toggle("big", big);
  });
  useEffect(() => {
    // The second driver did not choose a column: the link did.
    const { draft } = store;
    const question = questions.get("gate.side");
    if (!draft?.second || !question || answersOf(draft)["gate.side"]) return;
    void store.keep(question, "gate.side", { value: draft.side });
  }, [questions, store.draft?.side, store.draft?.second]);

  const foreign = useTranslation(draft?.languages[draft.side]);
  const place = draft ? placeText(answersOf(draft)["acc.place"]?.value) : "";
  return (
    <In foreign={foreign}>
      <Frame place={place} footer={footer} notice={<Notice store={store} questions={questions} />}>
        {failed ? (
          <Failure message={fr.error.form} onRetry={again} />
        ) : !form || route.name === "link" ? (
          <p class="wait" role="status">
            {linkProblem || fr.avatar.loading}
          </p>
        ) : (
          <Screen
            {...{ store, form, questions, route }}
            onPrepare={packs || begun ? null : () => setWish(true)}
          />
        )}
      </Frame>
    </In>
  );
}

interface ScreenProps {
  readonly store: DraftStore;
  readonly form: Form;
  readonly questions: ReadonlyMap<string, Question>;
  readonly route: Route;
  /** Fetches everything for later; null when that is being done. */
  readonly onPrepare: (() => void) | null;
}

function Screen({ store, form, questions, route, onPrepare }: ScreenProps) {
  const draft = store.draft;
  const begin = (practice: boolean) => {
    store.begin(practice);
    go({ name: "question", key: form.questions[0]!.id });
  };
  if (!draft || route.name === "start") {
    const resume = () => go(whereWas(store, form));
    return <Start {...{ store, onPrepare }} onBegin={begin} onResume={resume} />;
  }
  const answers = answersOf(draft);
  const list = screens(form, draft);
  const key = route.name === "question" ? route.key : "";
  const correcting = route.name === "question" && Boolean(route.correcting);
  const step =
    route.name === "recap" || route.name === "handover"
      ? undefined
      : (list.find((other) => other.key === key) ?? elsewhere(list, questions, key));
  const subject =
    route.name === "handover"
      ? { phrase: "gate.device_mode/help" }
      : { phrase: step?.question.id ?? "p.review" };
  return (
    <SignedPage subject={subject} wanted={display(draft).lsf}>
      {(onSay) =>
        step ? (
          <QuestionPage
            key={`${draft.side} ${step.key}`}
            {...{ store, form, questions, list, step, correcting, onSay }}
          />
        ) : route.name === "handover" ? (
          <Handover {...{ store, form, onSay }} />
        ) : (
          <RecapPage {...{ store, form, questions, onSay }} missing={open(list, answers)} />
        )
      }
    </SignedPage>
  );
}

/**
 * A screen that is not on this driver's way but may be corrected: a shared answer, seen in the
 * recap by the second driver.
 */
function elsewhere(
  list: readonly Step[],
  questions: ReadonlyMap<string, Question>,
  key: string,
): Step | undefined {
  const [id = "", turn = "1"] = key.split("#");
  const question = questions.get(id);
  return question ? { key, question, turn: Number(turn) } : list[0];
}

function whereWas(store: DraftStore, form: Form): Route {
  const draft = store.draft!;
  const at = draft.at[draft.side] ?? form.questions[0]!.id;
  return at === "recap" ? { name: "recap" } : { name: "question", key: at };
}

function Failure({ message, onRetry }: { readonly message: string; onRetry(): void }) {
  return (
    <div class="wait" role="alert">
      <p>{message}</p>
      <button onClick={onRetry}>{fr.error.retry}</button>
    </div>
  );
}

/** Loads the form; while the server is away it tries again by itself. */
function useForm() {
  const [form, setForm] = useState<Form | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    let timer = 0;
    fetchForm().then(
      (found) => {
        learn(found);
        setForm(found);
        setFailed(false);
      },
      () => {
        setFailed(true);
        timer = window.setTimeout(again, 3000);
      },
    );
    return () => clearTimeout(timer);
  }, [attempt]);
  return { form, failed, again };
}

/** Opens the link in the address, then takes it out of the address and of the history. */
function useLink(
  store: DraftStore,
  route: Route,
  questions: ReadonlyMap<string, Question>,
): string {
  const [problem, setProblem] = useState("");
  const token = route.name === "link" ? route.token : "";
  useEffect(() => {
    if (!token || questions.size === 0) return;
    store
      .open(token)
      .then(() => store.refresh(questions))
      .then(
        () => go({ name: "question", key: store.draft?.at[store.draft.side] ?? "" }, true),
        (error) => setProblem(error instanceof Refused ? fr.save.gone : fr.save.broken),
      );
  }, [token, questions]);
  return problem;
}
