/** One question: the words, the input, and the way on and back. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Form, Notice, Question, Side, Value } from "../api/types";
import { useForeign, useWords } from "../i18n/translation";
import { useMessages } from "../i18n/messages";
import { typographic } from "../i18n/typography";
import { isFilmed } from "../device/films";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { usePreferences } from "../ui/hooks";
import { go, parse } from "../ui/route";
import { Guidance } from "./Guidance";
import { Input } from "./Input";
import { LanguageChoice } from "./LanguageChoice";
import { ProfileOffer } from "./ProfileOffer";
import { Progress } from "./Progress";
import { Film, Shown, SketchShown, unusual } from "./parts";
import { BeforeSigning, notYet } from "./BeforeSigning";
import { Conflict } from "./Conflict";
import { OtherDriver, TWO_PHONES } from "./OtherDriver";
import { type Draft, answersOf, isFrozen, screens } from "./draft";
import { slotOf } from "./slots";
import type { DraftStore } from "./store";
import { type Step, canAdd, isAnswered, mayPass } from "./journey";
import { refusalOf } from "./refusal";
import { prefetch } from "./signing";
import { answerOptions, crosses, isComplete, proposal } from "./values";

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
  readonly questions: ReadonlyMap<string, Question>;
  readonly list: readonly Step[];
  readonly step: Step;
  /** The driver came from the recap and goes back there. */
  readonly correcting: boolean;
  onSay(speech: Speech): void;
}

/** Without consent the server keeps nothing: there is no way on but another answer, or the end. */
function refusesConsent(id: string, value: Value | null | undefined): boolean {
  return id === "gate.consent" && value === "non";
}

function stop(store: DraftStore): void {
  void store.erase();
  go({ name: "start" });
}

/** Whether the second phone is to join now: the driver has just said which column is theirs. */
function joinsNow(draft: Draft, id: string): boolean {
  if (id !== "gate.side" || draft.second || draft.practice) return false;
  return answersOf(draft)["gate.device_mode"]?.value === TWO_PHONES;
}

export function QuestionPage(props: Props) {
  const fr = useWords();
  const { store, form, questions, list, step, correcting, onSay } = props;
  const { question, key, turn } = step;
  const draft = store.draft!;
  const slot = slotOf(question, key, draft.side);
  const answers = answersOf(draft);
  const given = answers[key];
  const proposed = isAnswered(given) ? undefined : proposal(question, turn, answers);
  const value = draft.typed[slot] ?? given?.value ?? proposed;
  const unknown = Boolean(given?.unknown) && draft.typed[slot] === undefined;
  const why = question.id === "p.signature" ? notYet(form, draft) : null;
  const frozen = isFrozen(draft, question, slot);
  const optional = mayPass(question, answers, turn) || why !== null;

  const foreign = useForeign();
  const [said, helped] = foreign?.questions[question.id] ?? [];
  const inWords = useMessages(form);

  const [voice] = usePreferences();
  const [error, setError] = useState(draft.refused[slot] ?? "");
  const [warnings, setWarnings] = useState<readonly Notice[]>([]);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const index = list.findIndex((other) => other.key === key);
  useEffect(() => {
    store.goTo(key);
    const place = parse(location.hash);
    // The address named no screen of this driver, such as just after a link: say which it is.
    if (place.name !== "question" || place.key !== key) go({ name: "question", key }, true);
    document.title = `${typographic(question.text)} – ${fr.site}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    const next = list[index + 1];
    if (next) void prefetch({ phrase: next.question.id }, voice);
  }, []);

  const change = (next: Value) => {
    setError("");
    setWarnings([]);
    store.type(question, key, next);
  };
  const onward = () => {
    // The answer that was just kept may have opened or closed questions.
    const way = screens(form, store.draft!);
    const at = way.findIndex((other) => other.key === key);
    const given = answersOf(store.draft!);
    // The other driver may have answered for both meanwhile: then this screen is no longer one.
    const after = at < 0 ? way.find((other) => !isAnswered(given[other.key])) : way[at + 1];
    if (joinsNow(store.draft!, question.id) && !correcting) return go({ name: "handover" });
    go(after && !correcting ? { name: "question", key: after.key } : { name: "recap" });
  };
  /** What the server would point out, if it were asked now. */
  const unusualIn = async (answer: Answer | null) => {
    if (!answer || answer.value === null) return [];
    const situation = { answers, side: store.draft!.side, now: new Date() };
    return unusual(question, answer.value, situation, form.warnings);
  };
  const keep = async (answer: Answer | null) => {
    const refusal = answer?.value && refusalOf(question, answer.value, form.errors, new Date());
    if (refusal) return setError(refusal);
    const place = location.hash;
    setBusy(true);
    if (question.id === "gate.side") store.swap(answer?.value as Side);
    const outcome = await store.keep(question, key, answer);
    setBusy(false);
    if (outcome.kind === "refused") return setError(outcome.message);
    if (outcome.kind === "conflict") return;
    const told = outcome.kind === "kept" && !draft.practice;
    const notices = told ? outcome.warnings : await unusualIn(answer);
    if (notices.length > 0) return setWarnings(notices);
    if (refusesConsent(question.id, answer?.value)) return setError(fr.question.noConsent);
    // Who has gone elsewhere meanwhile is not called back.
    if (location.hash === place) onward();
  };
  const next = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (frozen || why || draft.conflicts[slot]) return onward();
    if (warnings.length > 0 || (unknown && given)) return onward();
    if (isComplete(question, value)) void keep({ value });
    else if (optional) void (given ? keep(null) : onward());
    else setError(fr.question.missing);
  };

  const describedBy = ["help", error && "problem", warnings.length > 0 && "warning"]
    .filter(Boolean)
    .join(" ");
  const group = canAdd(list, step);
  const drawing = !frozen && (
    <SketchShown {...{ store, questions, answers }} id={question.id} value={value} />
  );
  return (
    <form class="asking" lang={foreign?.language} onSubmit={next} noValidate>
      <Progress form={form} list={list} index={index} answers={answers} side={draft.side} />
      {question.repeat && (
        <p class="turn">{fr.question.turn[question.section]?.(turn)}</p>
      )}
      <div class="said">
        <h1 id="question" ref={heading} tabIndex={-1}>
          {said ? <span lang={foreign?.language}>{said}</span> : typographic(question.text)}
        </h1>
        <Say label={fr.question.signQuestion} onSay={() => onSay({ phrase: question.id })} />
      </div>
      {said && (
        <p class="hint">
          <span lang="fr">{typographic(question.text)}</span> <br />
          <small>{foreign?.draft}</small>
        </p>
      )}
      {question.id === "gate.display" && <LanguageChoice store={store} />}
      {question.help && (
        <div class="said help">
          <p id="help">
            {helped ? <span lang={foreign?.language}>{helped}</span> : typographic(question.help)}
          </p>
          <Say
            label={fr.question.signHelp}
            onSay={() => onSay({ phrase: `${question.id}/help`, caption: question.help })}
          />
        </div>
      )}
      {question.shown && <Shown question={question} side={draft.side} onSay={onSay} />}
      <p class="hint">
        {[
          question.hint,
          question.id === "p.otp" && fr.question.noCodeSent,
          optional && fr.question.optional,
          question.side === "own-private" && fr.question.privateSide,
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
      {question.id === "p.signature" && <BeforeSigning {...{ store, form, questions }} />}
      <Conflict
        {...{ store, question, slot, onSay }}
        onKeep={() => void keep(draft.answers[slot] ?? null)}
      />
      {question.id === "p.ph.same_as_profile" && !frozen && (
        <ProfileOffer store={store} questions={questions} />
      )}
      {error && <Problem message={error} words={inWords(error)} onSay={onSay} />}
      {refusesConsent(question.id, value) && error && (
        <button type="button" onClick={() => stop(store)}>
          {fr.question.stop}
        </button>
      )}
      {question.id === "p.c.count" && <Crosses list={crosses(answers).map((id) => questions.get(id)!)} />}
      {question.id === "sk.agree" && drawing}
      {question.id === "p.ph.same_as_profile" ? null : frozen ? (
        <p class="panel">{fr.signing.frozen}</p>
      ) : (
        !why && (
          <Input
            question={question}
            value={unknown ? undefined : value}
            answers={answers}
            files={store.files}
            describedBy={describedBy}
            invalid={error !== ""}
            onChange={change}
            onSay={(phrase, caption) => onSay({ phrase, caption })}
          />
        )
      )}
      {proposed !== undefined && draft.typed[slot] === undefined && question.prefill_from && (
        <p class="proposed">{fr.question.proposed}</p>
      )}
      {question.unknown && !frozen && !answerOptions(question).some(isUnknownOption) && (
        <button
          type="button"
          class="unknown"
          aria-pressed={unknown}
          onClick={() => void keep({ value: null, unknown: true })}
        >
          {fr.question.unknown}
        </button>
      )}
      {group && isComplete(question, value) && fr.question.another[question.section] && (
        <button
          type="button"
          onClick={() => {
            store.addTurn(group);
            void keep({ value: value as Value });
          }}
        >
          {fr.question.another[question.section]}
        </button>
      )}
      {question.id === "sk.layout" && drawing}
      {isFilmed(question.id) && <Film store={store} id={question.id} />}
      <Guidance
        id={question.id}
        answers={value === undefined ? answers : { ...answers, [question.id]: { value } }}
        onSay={onSay}
      />
      {warnings.length > 0 && <Warnings {...{ warnings, inWords, onSay }} />}
      {question.id !== "p.signature" && <OtherDriver store={store} form={form} />}
      <nav class="way" aria-label={fr.question.parts}>
        <button
          type="button"
          disabled={index === 0 && !correcting}
          onClick={() => {
            const before = list[index - 1];
            go(before && !correcting ? { name: "question", key: before.key } : { name: "recap" });
          }}
        >
          {correcting ? fr.question.toRecap : fr.question.back}
        </button>
        <button class="primary" aria-disabled={busy}>
          {warnings.length > 0
            ? fr.question.goOn
            : optional && !frozen && (why || !isComplete(question, value))
              ? fr.question.pass
              : fr.question.next}
        </button>
      </nav>
    </form>
  );
}

function isUnknownOption({ value }: { readonly value: string }): boolean {
  return value === "je ne sais pas";
}

interface ProblemProps {
  readonly message: string;
  /** The message in the language of the driver. */
  readonly words: string;
  onSay(speech: Speech): void;
}

function Problem({ message, words, onSay }: ProblemProps) {
  const fr = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message]);
  return (
    <div class="problem-box" role="alert" tabIndex={-1} ref={box}>
      <div class="said">
        <h2>{fr.question.errorTitle}</h2>
        <Say
          label={fr.question.signMessage}
          onSay={() => onSay({ text: message, caption: message })}
        />
      </div>
      <p id="problem">
        <a
          href="#answer"
          onClick={(event) => {
            event.preventDefault();
            firstField()?.focus();
          }}
        >
          {typographic(words)}
        </a>
      </p>
      {words !== message && <p lang="fr">{typographic(message)}</p>}
    </div>
  );
}

function firstField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".answer input, .answer textarea, .answer button");
}

interface WarningsProps {
  readonly warnings: readonly Notice[];
  inWords(message: string): string;
  onSay(speech: Speech): void;
}

function Warnings({ warnings, inWords, onSay }: WarningsProps) {
  const fr = useWords();
  const text = warnings.map(({ message }) => message).join(" ");
  return (
    <div class="warning-box" role="alert" id="warning">
      <div class="said">
        <h2>{fr.question.warningTitle}</h2>
        <Say label={fr.question.signMessage} onSay={() => onSay({ text, caption: text })} />
      </div>
      {warnings.map(({ code, message }) => (
        <p key={code}>
          {typographic(inWords(message))}
          {inWords(message) !== message && (
            <span lang="fr" class="hint">
              {" "}
              {typographic(message)}
            </span>
          )}
        </p>
      ))}
    </div>
  );
}

function Crosses({ list }: { readonly list: readonly Question[] }) {
  const fr = useWords();
  return (
    <div class="crosses">
      <p>{fr.question.crosses(list.length)}</p>
      <ul>
        {list.map((question) => (
          <li key={question.id}>
            {question.box.replace("12.", "")}. {typographic(question.label ?? question.text)}
          </li>
        ))}
      </ul>
    </div>
  );
}
