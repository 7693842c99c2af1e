/** One question: the words, the input, and the way on and back. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Form, Notice, Side, Value } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { usePreferences } from "../ui/hooks";
import { go, parse } from "../ui/route";
import { Input } from "./Input";
import { Progress } from "./Progress";
import { Shown } from "./Shown";
import { type DraftStore, answersOf, screens, slotOf } from "./draft";
import { type Step, canAdd, isAnswered, mayPass } from "./journey";
import { prefetch } from "./signing";
import { answerOptions, crosses, isComplete, proposal } from "./values";

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
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
  store.erase();
  go({ name: "start" });
}

export function QuestionPage({ store, form, list, step, correcting, onSay }: Props) {
  const { question, key, turn } = step;
  const draft = store.draft!;
  const slot = slotOf(question, key, draft.side);
  const answers = answersOf(draft);
  const given = answers[key];
  const proposed = isAnswered(given) ? undefined : proposal(question, turn, answers);
  const value = draft.typed[slot] ?? given?.value ?? proposed;
  const unknown = Boolean(given?.unknown) && draft.typed[slot] === undefined;
  const optional = mayPass(question, answers, turn);

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
    const after = way[way.findIndex((other) => other.key === key) + 1];
    go(after && !correcting ? { name: "question", key: after.key } : { name: "recap" });
  };
  const keep = async (answer: Parameters<DraftStore["keep"]>[2]) => {
    const place = location.hash;
    setBusy(true);
    if (question.id === "gate.side") store.swap(answer?.value as Side);
    const outcome = await store.keep(question, key, answer);
    setBusy(false);
    if (outcome.kind === "refused") return setError(outcome.message);
    if (outcome.kind === "kept" && outcome.warnings.length > 0) {
      return setWarnings(outcome.warnings);
    }
    if (refusesConsent(question.id, answer?.value)) return setError(fr.question.noConsent);
    // Who has gone elsewhere meanwhile is not called back.
    if (location.hash === place) onward();
  };
  const next = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (warnings.length > 0 || (unknown && given)) return onward();
    if (isComplete(question, value)) void keep({ value });
    else if (optional) void (given ? keep(null) : onward());
    else setError(fr.question.missing);
  };

  const describedBy = ["help", error && "problem", warnings.length > 0 && "warning"]
    .filter(Boolean)
    .join(" ");
  const group = canAdd(list, step);
  return (
    <form class="asking" onSubmit={next} noValidate>
      <Progress form={form} list={list} index={index} answers={answers} side={draft.side} />
      {question.repeat && (
        <p class="turn">{fr.question.turn[question.section]?.(turn)}</p>
      )}
      <div class="said">
        <h1 id="question" ref={heading} tabIndex={-1}>
          {typographic(question.text)}
        </h1>
        <Say label={fr.question.signQuestion} onSay={() => onSay({ phrase: question.id })} />
      </div>
      {question.help && (
        <div class="said help">
          <p id="help">{typographic(question.help)}</p>
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
      {error && <Problem message={error} />}
      {refusesConsent(question.id, value) && error && (
        <button type="button" onClick={() => stop(store)}>
          {fr.question.stop}
        </button>
      )}
      {question.id === "p.c.count" && <Crosses list={crosses(list, answers)} />}
      <Input
        question={question}
        value={unknown ? undefined : value}
        answers={answers}
        token={draft.tokens[draft.side] ?? ""}
        describedBy={describedBy}
        invalid={error !== ""}
        onChange={change}
        onSay={(phrase, caption) => onSay({ phrase, caption })}
      />
      {proposed !== undefined && draft.typed[slot] === undefined && question.prefill_from && (
        <p class="proposed">{fr.question.proposed}</p>
      )}
      {question.unknown && !answerOptions(question).some(isUnknownOption) && (
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
      {warnings.length > 0 && <Warnings warnings={warnings} />}
      <nav class="way" aria-label={fr.question.parts}>
        <button
          type="button"
          disabled={index <= 0 && !correcting}
          onClick={() =>
            go(correcting ? { name: "recap" } : { name: "question", key: list[index - 1]!.key })
          }
        >
          {correcting ? fr.question.toRecap : fr.question.back}
        </button>
        <button class="primary" aria-disabled={busy}>
          {warnings.length > 0
            ? fr.question.goOn
            : optional && !isComplete(question, value)
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

function Problem({ message }: { readonly message: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [message]);
  return (
    <div class="problem-box" role="alert" tabIndex={-1} ref={box}>
      <h2>{fr.question.errorTitle}</h2>
      <p id="problem">
        <a
          href="#answer"
          onClick={(event) => {
            event.preventDefault();
            firstField()?.focus();
          }}
        >
          {typographic(message)}
        </a>
      </p>
    </div>
  );
}

function firstField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".answer input, .answer textarea, .answer button");
}

function Warnings({ warnings }: { readonly warnings: readonly Notice[] }) {
  return (
    <div class="warning-box" role="alert" id="warning">
      <h2>{fr.question.warningTitle}</h2>
      {warnings.map(({ code, message }) => (
        <p key={code}>{typographic(message)}</p>
      ))}
    </div>
  );
}

function Crosses({ list }: { readonly list: readonly Step[] }) {
  return (
    <div class="crosses">
      <p>{fr.question.crosses(list.length)}</p>
      <ul>
        {list.map(({ key, question }) => (
          <li key={key}>
            {question.box.replace("12.", "")}. {typographic(question.label ?? question.text)}
          </li>
        ))}
      </ul>
    </div>
  );
}
